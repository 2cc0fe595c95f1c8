using System.Globalization;
using Plimsoll.Model.Values;

namespace Plimsoll.Simulation.Books.Latency;

/// <summary>
/// The delay of one line: a constant, a draw from a log-normal distribution or from a list of equally likely delays, or
/// what was recorded with the feed. Drawing needs a seed, so that a run can be repeated. No delay is longer than
/// <see cref="DelayMaxNs"/>.
/// </summary>
public sealed record LatencyModel
{
    /// <summary>The longest delay: an hour. A line that is slower is not a line.</summary>
    public const long DelayMaxNs = 3_600_000_000_000;

    private readonly long[] table;

    private LatencyModel(LatencyKind kind, long nanos, double sigma, long floorNs, long[] table)
    {
        Kind = kind;
        Nanos = nanos;
        Sigma = sigma;
        FloorNs = floorNs;
        this.table = table;
    }

    /// <summary>No delay at all.</summary>
    public static LatencyModel None { get; } = Constant(0);

    /// <summary>Where delays come from.</summary>
    public LatencyKind Kind { get; }

    /// <summary>
    /// The constant delay, the median of the distribution, or the delay where none was recorded; in nanoseconds.
    /// </summary>
    public long Nanos { get; }

    /// <summary>Standard deviation of the delay's logarithm; 0 where nothing is drawn from a log-normal.</summary>
    public double Sigma { get; }

    /// <summary>The shortest delay that is drawn, in nanoseconds.</summary>
    public long FloorNs { get; }

    /// <summary>How many times a recorded delay is taken; 1 unless doubled.</summary>
    public long Factor { get; private init; } = 1;

    /// <summary>Whether there is never any delay.</summary>
    public bool IsNone => Kind == LatencyKind.Constant && Nanos == 0;

    /// <summary>Always the same delay.</summary>
    /// <param name="nanos">0 to <see cref="DelayMaxNs"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside that range.</exception>
    public static LatencyModel Constant(long nanos) =>
        new(LatencyKind.Constant, Checked(nanos, nameof(nanos)), 0, 0, []);

    /// <summary>A delay of median * exp(sigma * z), z standard normal, but not below a floor.</summary>
    /// <param name="medianNs">1 to <see cref="DelayMaxNs"/>.</param>
    /// <param name="sigma">0 to 5.</param>
    /// <param name="floorNs">0 to <see cref="DelayMaxNs"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside those ranges.</exception>
    public static LatencyModel LogNormal(long medianNs, double sigma, long floorNs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(medianNs, 1);
        if (sigma is not (>= 0 and <= 5))
        {
            throw new ArgumentOutOfRangeException(nameof(sigma), sigma, "0 to 5 expected");
        }

        return new(
            LatencyKind.LogNormal, Checked(medianNs, nameof(medianNs)), sigma, Checked(floorNs, nameof(floorNs)), []);
    }

    /// <summary>One of several equally likely delays, such as the quantiles of measured ones.</summary>
    /// <param name="delaysNs">At least one, each 0 to <see cref="DelayMaxNs"/>, in nanoseconds.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Outside that range.</exception>
    public static LatencyModel OfTable(IReadOnlyList<long> delaysNs)
    {
        ArgumentNullException.ThrowIfNull(delaysNs);
        if (delaysNs.Count == 0)
        {
            throw new ArgumentException("a table of delays needs one at least", nameof(delaysNs));
        }

        var sorted = new long[delaysNs.Count];
        for (var i = 0; i < sorted.Length; i++)
        {
            sorted[i] = Checked(delaysNs[i], nameof(delaysNs));
        }

        Array.Sort(sorted);
        return new(LatencyKind.Table, sorted[sorted.Length / 2], 0, sorted[0], sorted);
    }

    /// <summary>
    /// What was recorded with the feed. On the lines of orders: what was recorded last, the best guess there is.
    /// </summary>
    /// <param name="unknownNs">The delay where nothing was recorded; 0 to <see cref="DelayMaxNs"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside that range.</exception>
    public static LatencyModel Recorded(long unknownNs) =>
        new(LatencyKind.Recorded, Checked(unknownNs, nameof(unknownNs)), 0, 0, []);

    /// <summary>
    /// Reads <c>none</c>, <c>5ms</c>, <c>constant:5ms</c>, <c>lognormal:MEDIAN:SIGMA:FLOOR</c> (the floor may be left
    /// out), <c>table:1ms:2ms:20ms</c>, <c>recorded</c> or <c>recorded:1ms</c> (where nothing was recorded), and
    /// <c>recorded2x</c> for twice as long.
    /// </summary>
    /// <returns>False for anything else.</returns>
    public static bool TryParse(string? text, out LatencyModel model)
    {
        model = None;
        if (text is null or "none")
        {
            return text is not null;
        }

        var parts = text.Split(':');
        var delays = new long[parts.Length - 1];
        switch (parts[0])
        {
            case "constant" when parts.Length == 2 && LatencyText.TryParse(parts[1], out var constant):
                model = Constant(constant);
                return true;
            case "lognormal":
                return TryLogNormal(parts, ref model);
            case "recorded" or "recorded2x" when parts.Length == 1:
                model = Recorded(0) with { Factor = parts[0] == "recorded" ? 1 : 2 };
                return true;
            case "recorded" or "recorded2x"
                when parts.Length == 2 && LatencyText.TryParse(parts[1], out var unknown):
                model = Recorded(unknown) with { Factor = parts[0] == "recorded" ? 1 : 2 };
                return true;
            case "table" when parts.Length > 1:
                for (var i = 1; i < parts.Length; i++)
                {
                    if (!LatencyText.TryParse(parts[i], out delays[i - 1]))
                    {
                        return false;
                    }
                }

                model = OfTable(delays);
                return true;
            default:
                var isDelay = LatencyText.TryParse(text, out var nanos);
                model = isDelay ? Constant(nanos) : None;
                return isDelay;
        }
    }

    /// <summary>The same kind of delays, each twice as long (at most <see cref="DelayMaxNs"/>).</summary>
    public LatencyModel Doubled() => new(
        Kind, Twice(Nanos), Sigma, Twice(FloorNs), Array.ConvertAll(table, Twice)) { Factor = Factor * 2 };

    /// <summary>The next delay, in nanoseconds.</summary>
    /// <param name="random">Source of draws; used only by the kinds that draw.</param>
    /// <param name="recordedNs">What was recorded with the feed; 0 where nothing was.</param>
    public long Next(SeededRandom random, uint recordedNs)
    {
        ArgumentNullException.ThrowIfNull(random);
        switch (Kind)
        {
            case LatencyKind.LogNormal:
                var drawn = Nanos * DeterministicMath.Exp(Sigma * random.NextNormal());
                return Math.Max(FloorNs, drawn < DelayMaxNs ? (long)drawn : DelayMaxNs);
            case LatencyKind.Table:
                return table[random.NextInt32(table.Length)];
            case LatencyKind.Recorded:
                return recordedNs == 0 ? Nanos : Math.Min(recordedNs * Factor, DelayMaxNs);
            default:
                return Nanos;
        }
    }

    /// <inheritdoc />
    public bool Equals(LatencyModel? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <summary>The text that <see cref="TryParse"/> reads.</summary>
    public override string ToString()
    {
        switch (Kind)
        {
            case LatencyKind.LogNormal:
                var sigma = Sigma.ToString("0.######", CultureInfo.InvariantCulture);
                return $"lognormal:{LatencyText.Format(Nanos)}:{sigma}:{LatencyText.Format(FloorNs)}";
            case LatencyKind.Table:
                return "table:" + string.Join(':', Array.ConvertAll(table, LatencyText.Format));
            case LatencyKind.Recorded:
                var times = Factor == 1 ? "" : Factor.ToString(CultureInfo.InvariantCulture) + "x";
                return Nanos == 0 ? "recorded" + times : $"recorded{times}:{LatencyText.Format(Nanos)}";
            default:
                return Nanos == 0 ? "none" : "constant:" + LatencyText.Format(Nanos);
        }
    }

    private static bool TryLogNormal(string[] parts, ref LatencyModel model)
    {
        var floor = 0L;
        if (parts.Length is not (3 or 4) || !LatencyText.TryParse(parts[1], out var median) || median < 1
            || !double.TryParse(
                parts[2], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var sigma)
            || sigma > 5 || (parts.Length == 4 && !LatencyText.TryParse(parts[3], out floor)))
        {
            return false;
        }

        model = LogNormal(median, sigma, floor);
        return true;
    }

    private static long Twice(long nanos) => Math.Min(nanos * 2, DelayMaxNs);

    private static long Checked(long nanos, string name) => nanos is >= 0 and <= DelayMaxNs
        ? nanos
        : throw new ArgumentOutOfRangeException(name, nanos, "0 to one hour expected");
}
