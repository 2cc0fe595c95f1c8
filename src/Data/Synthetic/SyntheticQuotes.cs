using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Data.Synthetic;

/// <summary>Puts a bid and an ask around bars: wider when the bar's range is wide, never crossed or locked.</summary>
public static class SyntheticQuotes
{
    // A busy bar widens the spread by a sixteenth of its range.
    private const int RangeShare = 16;
    private const ulong SizeStream = 0xA0761D6478BD642F;

    /// <summary>The quote bar around a traded bar.</summary>
    /// <param name="bar">The traded bar, made by <see cref="SyntheticBars"/> of the same parameters.</param>
    /// <param name="parameters">Give the spread and the seed.</param>
    public static QuoteBar Around(in Bar bar, SyntheticParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var bits = SeededRandom.Mix(unchecked(
            (parameters.Seed ^ SizeStream) + (ulong)bar.OpenTimeNs + (ulong)parameters.InstrumentNumber));
        var spread = parameters.SpreadTicks + ((bar.HighTicks - bar.LowTicks) / RangeShare) + (long)(bits & 1);
        var below = spread / 2;
        var above = spread - below;
        var bidSize = Size(bar.VolumeLots, bits >> 8);
        var askSize = Size(bar.VolumeLots, bits >> 24);
        return new QuoteBar(Shifted(bar, -below, bidSize), Shifted(bar, above, askSize));
    }

    private static long Size(long volumeLots, ulong bits) =>
        Math.Max(1, volumeLots / 64 * (1 + (long)(bits & 15)) / 8);

    private static Bar Shifted(in Bar bar, long ticks, long size) => bar with
    {
        OpenTicks = bar.OpenTicks + ticks,
        HighTicks = bar.HighTicks + ticks,
        LowTicks = bar.LowTicks + ticks,
        CloseTicks = bar.CloseTicks + ticks,
        VolumeLots = size,
    };
}
