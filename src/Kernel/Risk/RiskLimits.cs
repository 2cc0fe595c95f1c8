using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>
/// The limits of one level: platform, account or strategy. What is not set does not limit. Never changes;
/// <see cref="Tightest"/> makes one of two.
/// </summary>
public sealed class RiskLimits
{
    /// <summary>No limits at all.</summary>
    public static readonly RiskLimits None = new();

    private readonly Amount[] amounts;
    private readonly long[] wholes;
    private readonly bool[] isSet;

    private RiskLimits()
    {
        var count = LimitCatalog.All.Count;
        amounts = new Amount[count];
        wholes = new long[count];
        isSet = new bool[count];
        for (var i = 0; i < count; i++)
        {
            wholes[i] = DefaultOf((LimitName)i);
        }
    }

    private RiskLimits(RiskLimits other)
    {
        amounts = [.. other.amounts];
        wholes = [.. other.wholes];
        isSet = [.. other.isSet];
        Allowed = other.Allowed;
        Locks = other.Locks;
        LockedRegimes = other.LockedRegimes;
    }

    /// <summary>The only instruments that may be entered, as SYMBOL.VENUE, sorted; null for all.</summary>
    public IReadOnlyList<string>? Allowed { get; private init; }

    /// <summary>Times of the day without entries, by the clock of the configuration's zone.</summary>
    public IReadOnlyList<SessionLock> Locks { get; private init; } = [];

    /// <summary>Regimes without entries, by their numbers, sorted.</summary>
    public IReadOnlyList<int> LockedRegimes { get; private init; } = [];

    /// <summary>Whether nothing is limited.</summary>
    public bool IsEmpty => Allowed is null && Locks.Count == 0 && LockedRegimes.Count == 0
        && Array.IndexOf(isSet, true) < 0;

    /// <summary>Whether a limit is set.</summary>
    public bool Has(LimitName name) => isSet[(int)name];

    /// <summary>Whether a flag is set and true.</summary>
    public bool IsOn(LimitName name) => wholes[(int)name] != 0;

    /// <summary>An amount of money or of units; zero where it is not set.</summary>
    public Amount Amount(LimitName name) => amounts[(int)name];

    /// <summary>
    /// A whole number in the limit's unit: millionths, nanoseconds, a count; its default where it is not set, and 0
    /// where it has none.
    /// </summary>
    public long Whole(LimitName name) => wholes[(int)name];

    /// <summary>The same limits with one more.</summary>
    /// <param name="name">Which one.</param>
    /// <param name="text">Its value as people write it.</param>
    /// <exception cref="FormatException">It is no value of that unit; the message says what is wanted.</exception>
    public RiskLimits With(LimitName name, string text)
    {
        var info = LimitCatalog.Of(name);
        return LimitText.TryParse(info.Unit, text, out var value)
            ? WithRaw(name, value)
            : throw new FormatException(
                $"'{text}' is no value of {info.Text}: write {LimitText.Wanted(info.Unit)}");
    }

    /// <summary>The same limits without one.</summary>
    public RiskLimits Without(LimitName name)
    {
        var made = new RiskLimits(this);
        made.isSet[(int)name] = false;
        made.amounts[(int)name] = Model.Values.Amount.Zero;
        made.wholes[(int)name] = DefaultOf(name);
        return made;
    }

    /// <summary>The same limits with a list of allowed instruments.</summary>
    /// <param name="symbols">SYMBOL.VENUE each; null for all.</param>
    public RiskLimits WithAllowed(IReadOnlyList<string>? symbols) =>
        new(this) { Allowed = symbols is null ? null : Sorted(symbols) };

    /// <summary>The same limits with times without entries.</summary>
    public RiskLimits WithLocks(IReadOnlyList<SessionLock> locks)
    {
        SessionLock[] sorted = [.. locks];
        Array.Sort(sorted, static (left, right) => left.FromMinute != right.FromMinute
            ? left.FromMinute.CompareTo(right.FromMinute)
            : left.ToMinute.CompareTo(right.ToMinute));
        return new RiskLimits(this) { Locks = sorted };
    }

    /// <summary>The same limits with regimes without entries.</summary>
    public RiskLimits WithLockedRegimes(IReadOnlyList<int> regimes)
    {
        int[] sorted = [.. regimes];
        Array.Sort(sorted);
        return new RiskLimits(this) { LockedRegimes = sorted };
    }

    /// <summary>The limits that allow no more than either of two.</summary>
    public static RiskLimits Tightest(RiskLimits left, RiskLimits right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var made = new RiskLimits(left)
        {
            Allowed = Common(left.Allowed, right.Allowed),
            Locks = left.WithLocks([.. left.Locks, .. right.Locks]).Locks,
            LockedRegimes = left.WithLockedRegimes([.. left.LockedRegimes, .. right.LockedRegimes]).LockedRegimes,
        };
        for (var i = 0; i < made.isSet.Length; i++)
        {
            if (!right.isSet[i])
            {
                continue;
            }

            var takesRight = !left.isSet[i]
                || (LimitCatalog.All[i].Tightness == LimitTightness.Lower
                    ? right.amounts[i] < left.amounts[i]
                    : right.amounts[i] > left.amounts[i]);
            if (takesRight)
            {
                made.Put(i, right.amounts[i]);
            }
        }

        return made;
    }

    /// <summary>The value as people write it; empty where it is not set.</summary>
    public string Text(LimitName name) =>
        Has(name) ? LimitText.Format(LimitCatalog.Of(name).Unit, amounts[(int)name]) : "";

    // What stands beside a limit has a value without being named: windows, levels of breakers. A limit itself has none.
    private static long DefaultOf(LimitName name)
    {
        var info = LimitCatalog.Of(name);
        return name is LimitName.Positions or LimitName.KillOnDesync or LimitName.KillOnMismatch
            or LimitName.KillOnImpossible ? 0
            : info.Unit == LimitUnit.Level ? 1
            : info.DefaultText is not null && LimitText.TryParse(info.Unit, info.DefaultText, out var value)
            ? (long)value.Atto
            : 0;
    }

    private static string[] Sorted(IReadOnlyList<string> symbols)
    {
        string[] sorted = [.. symbols];
        Array.Sort(sorted, StringComparer.Ordinal);
        return sorted;
    }

    private static IReadOnlyList<string>? Common(IReadOnlyList<string>? left, IReadOnlyList<string>? right)
    {
        if (left is null || right is null)
        {
            return left ?? right;
        }

        var both = new List<string>();
        foreach (var symbol in left)
        {
            for (var i = 0; i < right.Count; i++)
            {
                if (right[i] == symbol)
                {
                    both.Add(symbol);
                    break;
                }
            }
        }

        return both;
    }

    private RiskLimits WithRaw(LimitName name, Amount value)
    {
        var made = new RiskLimits(this);
        made.Put((int)name, value);
        return made;
    }

    private void Put(int place, Amount value)
    {
        isSet[place] = true;
        amounts[place] = value;
        var unit = LimitCatalog.All[place].Unit;
        wholes[place] = unit is LimitUnit.Money or LimitUnit.Units ? 1 : (long)value.Atto;
    }
}
