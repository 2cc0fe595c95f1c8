using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Model.Quality;

/// <summary>
/// The usual true range and volume: exponential averages in fixed point (256ths), each new value weighing 1/32 and
/// counting at most four times the average, so that one bad print does not hide the next.
/// </summary>
internal sealed class UsualActivity
{
    /// <summary>Bars until the averages are trusted.</summary>
    public const int WarmUpBars = 10;

    private const int FixedPointBits = 8;
    private const int WeightBits = 5;
    private const double FixedPointOne = 1 << FixedPointBits;

    // Above this a product with 256 could leave 64 bits; such a value enters the averages capped.
    private const long ValueMax = 1L << 50;

    private long rangeScaled;
    private long volumeScaled;
    private int bars;

    /// <summary>Whether enough bars were seen.</summary>
    public bool IsWarm => bars >= WarmUpBars;

    /// <summary>Usual true range in ticks.</summary>
    public double RangeTicks => rangeScaled / FixedPointOne;

    /// <summary>Usual volume of a bar in lots.</summary>
    public double VolumeLots => volumeScaled / FixedPointOne;

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        rangeScaled = 0;
        volumeScaled = 0;
        bars = 0;
    }

    /// <summary>Moves to another price level, e.g. across a split: ranges times the ratio, volumes divided by
    /// it.</summary>
    public void Rescale(double priceRatio)
    {
        rangeScaled = (long)Math.Min(rangeScaled * priceRatio, ValueMax);
        volumeScaled = (long)Math.Min(volumeScaled / priceRatio, ValueMax);
    }

    /// <summary>
    /// Takes an ordinary bar. Both values are below 2^50, and only after the warm-up, which the caller has checked.
    /// </summary>
    public void AddOrdinary(long trueRangeTicks, long volume)
    {
        unchecked
        {
            rangeScaled += ((trueRangeTicks << FixedPointBits) - rangeScaled) >> WeightBits;
            volumeScaled += ((volume << FixedPointBits) - volumeScaled) >> WeightBits;
        }
    }

    /// <summary>Takes any bar that entered the series.</summary>
    public void Add(ulong trueRangeTicks, long volume)
    {
        var range = (long)Math.Min(trueRangeTicks, ValueMax);
        volume = Math.Clamp(volume, 0, ValueMax);
        if (!IsWarm)
        {
            bars++;
            rangeScaled += ((range << FixedPointBits) - rangeScaled) / bars;
            volumeScaled += ((volume << FixedPointBits) - volumeScaled) / bars;
            return;
        }

        // The added 1 lets an average that fell to nothing rise again.
        AddOrdinary(
            Math.Min(range, (rangeScaled >> (FixedPointBits - 2)) + 1),
            Math.Min(volume, (volumeScaled >> (FixedPointBits - 2)) + 1));
    }

    /// <summary>
    /// The true range in ticks below which a bar at this price is ordinary: a multiple of the usual one, at least four
    /// ticks and 1/4096 of the price, at most 1/8 of the price. 0, which no range is below, during warm-up.
    /// </summary>
    public long OrdinaryLimitTicks(long closeTicks, long multiple)
    {
        if (!IsWarm)
        {
            return 0;
        }

        unchecked
        {
            var limit = Math.Max((rangeScaled * multiple) >> FixedPointBits, Math.Max(4, closeTicks >> 12));
            return Math.Clamp(Math.Min(limit, closeTicks >> 3), 0, ValueMax);
        }
    }

    /// <summary>The true range of a bar against the close before it, in ticks.</summary>
    public static ulong TrueRange(in Bar bar, long previousCloseTicks) => unchecked(
        (ulong)(Math.Max(bar.HighTicks, previousCloseTicks) - Math.Min(bar.LowTicks, previousCloseTicks)));

    public void Save(IStateWriter writer)
    {
        writer.Write(rangeScaled);
        writer.Write(volumeScaled);
        writer.Write(bars);
    }

    public void Restore(IStateReader reader)
    {
        rangeScaled = reader.ReadInt64();
        volumeScaled = reader.ReadInt64();
        bars = reader.ReadCount(WarmUpBars);
    }
}
