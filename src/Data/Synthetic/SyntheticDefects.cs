using Plimsoll.Model.Market;
using Plimsoll.Model.Quality;
using Plimsoll.Model.Values;

namespace Plimsoll.Data.Synthetic;

/// <summary>
/// Plants flaws in a stream of bars, one kind after the other at random distances, and remembers where, so that a check
/// can be tried on data whose flaws are known.
/// </summary>
public sealed class SyntheticDefects
{
    private const ulong DefectStream = 0x8EBC6AF09C88C6E3;
    private const int MissingBars = 3;
    private const int FrozenBars = 7;
    private const int EmptyBars = 4;

    private static readonly FindingKind[] Kinds =
    [
        FindingKind.BadPrint, FindingKind.Gap, FindingKind.Duplicate, FindingKind.OhlcViolation,
        FindingKind.FrozenPrice, FindingKind.TimeBackward, FindingKind.NegativeVolume, FindingKind.ZeroVolumeRun,
        FindingKind.SplitLikeJump,
    ];

    private readonly SeededRandom random;
    private readonly int distance;
    private readonly int kindCount;
    private readonly List<PlantedDefect> planted = [];
    private long divisor = 1;
    private int nextKind;

    /// <summary>Makes the planter.</summary>
    /// <param name="seed">Seed of the places.</param>
    /// <param name="distance">Mean number of bars between two flaws, 50 or more.</param>
    /// <param name="withSplits">Whether splits are planted too; only the shares of a company are split.</param>
    /// <exception cref="ArgumentOutOfRangeException">The distance is below 50.</exception>
    public SyntheticDefects(ulong seed, int distance = 500, bool withSplits = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(distance, 50);
        random = new SeededRandom(SeededRandom.Mix(seed ^ DefectStream));
        this.distance = distance;
        kindCount = withSplits ? Kinds.Length : Kinds.Length - 1;
    }

    /// <summary>The flaws planted so far, in order of time.</summary>
    public IReadOnlyList<PlantedDefect> Planted => planted;

    /// <summary>The same bars with flaws. To be walked through once.</summary>
    public IEnumerable<Bar> Plant(IEnumerable<Bar> bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var wait = Wait();
        var kind = FindingKind.None;
        var left = 0;
        var before = default(Bar);
        foreach (var clean in bars)
        {
            var bar = Divided(clean);
            if (left == 0 && --wait <= 0)
            {
                kind = Kinds[nextKind];
                nextKind = (nextKind + 1) % kindCount;
                left = LengthOf(kind);
                wait = Wait();
                planted.Add(new PlantedDefect(PlaceOf(kind, before, bar), kind));
            }

            if (left == 0)
            {
                before = bar;
                yield return bar;
                continue;
            }

            left--;
            if (kind == FindingKind.Gap)
            {
                continue;
            }

            if (kind is FindingKind.Duplicate or FindingKind.TimeBackward)
            {
                yield return Repeated(kind, before);
                before = bar;
                yield return bar;
                continue;
            }

            var flawed = Flawed(kind, before, bar);
            before = flawed;
            yield return flawed;
        }
    }

    private static int LengthOf(FindingKind kind) => kind switch
    {
        FindingKind.Gap => MissingBars,
        FindingKind.FrozenPrice => FrozenBars,
        FindingKind.ZeroVolumeRun => EmptyBars,
        _ => 1,
    };

    // A frozen run is reported from the bar that the others repeat.
    private static long PlaceOf(FindingKind kind, in Bar before, in Bar bar) => kind switch
    {
        FindingKind.Gap => before.CloseTimeNs,
        FindingKind.Duplicate or FindingKind.FrozenPrice => before.OpenTimeNs,
        FindingKind.TimeBackward => Repeated(kind, before).OpenTimeNs,
        _ => bar.OpenTimeNs,
    };

    private static Bar Repeated(FindingKind kind, in Bar before)
    {
        var back = kind == FindingKind.Duplicate ? 0 : 2 * (before.CloseTimeNs - before.OpenTimeNs);
        return before with { OpenTimeNs = before.OpenTimeNs - back, CloseTimeNs = before.CloseTimeNs - back };
    }

    private Bar Flawed(FindingKind kind, in Bar before, in Bar bar)
    {
        switch (kind)
        {
            case FindingKind.BadPrint:
                return random.NextInt32(2) == 0
                    ? bar with { HighTicks = bar.HighTicks + (bar.HighTicks / 2) }
                    : bar with { LowTicks = Math.Max(1, bar.LowTicks / 2) };
            case FindingKind.OhlcViolation:
                return bar with { CloseTicks = bar.HighTicks + 1 };
            case FindingKind.NegativeVolume:
                return bar with { VolumeLots = -bar.VolumeLots };
            case FindingKind.ZeroVolumeRun:
                return bar with { VolumeLots = 0 };
            case FindingKind.FrozenPrice:
                return before with { OpenTimeNs = bar.OpenTimeNs, CloseTimeNs = bar.CloseTimeNs };
            default:
                divisor *= 2;
                return Halved(bar);
        }
    }

    private Bar Divided(in Bar bar)
    {
        var result = bar;
        for (var level = 1L; level < divisor; level *= 2)
        {
            result = Halved(result);
        }

        return result;
    }

    private static Bar Halved(in Bar bar) => bar with
    {
        OpenTicks = Math.Max(1, bar.OpenTicks / 2),
        HighTicks = Math.Max(1, bar.HighTicks / 2),
        LowTicks = Math.Max(1, bar.LowTicks / 2),
        CloseTicks = Math.Max(1, bar.CloseTicks / 2),
        VolumeLots = bar.VolumeLots * 2,
    };

    private int Wait() => (distance / 2) + random.NextInt32(distance);
}
