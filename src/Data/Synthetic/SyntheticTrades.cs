using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Data.Synthetic;

/// <summary>
/// Splits bars into trades. Put together again, they give the same bars exactly: first, highest, lowest and last price
/// and the volume. Trade numbers count from 1 without a gap.
/// </summary>
public sealed class SyntheticTrades
{
    /// <summary>Most trades a bar is split into.</summary>
    public const int TradesPerBarMax = 1_000;

    private const ulong TradeStream = 0xE7037ED1A0B428DB;

    private readonly SeededRandom random;
    private readonly int tradesPerBar;
    private readonly TradeTick[] buffer;
    private long lastNumber;

    /// <summary>Makes the splitter.</summary>
    /// <param name="parameters">Give the seed.</param>
    /// <param name="tradesPerBar">4 to <see cref="TradesPerBarMax"/>; a bar of fewer lots has fewer.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside its range.</exception>
    public SyntheticTrades(SyntheticParameters parameters, int tradesPerBar = 12)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentOutOfRangeException.ThrowIfLessThan(tradesPerBar, 4);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tradesPerBar, TradesPerBarMax);
        this.tradesPerBar = tradesPerBar;
        buffer = new TradeTick[tradesPerBar];
        random = new SeededRandom(
            SeededRandom.Mix(parameters.Seed ^ TradeStream) + unchecked((ulong)parameters.InstrumentNumber));
    }

    /// <summary>The trades of a bar, valid until the next call.</summary>
    /// <param name="bar">An ordered bar of 4 lots or more and of as many nanoseconds as trades.</param>
    /// <exception cref="ArgumentException">Another bar.</exception>
    public ReadOnlySpan<TradeTick> Of(in Bar bar)
    {
        var count = (int)Math.Min(tradesPerBar, bar.VolumeLots);
        if (count < 4 || !bar.IsOrdered || bar.CloseTimeNs - bar.OpenTimeNs < count)
        {
            throw new ArgumentException("an ordered bar with at least four lots expected", nameof(bar));
        }

        // The extremes come second and third from either end, in an order of chance.
        var highAt = random.NextInt32(2) == 0 ? 1 : count - 2;
        var lowAt = count - 1 - highAt;
        var stepNs = (bar.CloseTimeNs - bar.OpenTimeNs) / count;
        var lotsEach = bar.VolumeLots / count;
        var previousTicks = bar.OpenTicks;
        for (var index = 0; index < count; index++)
        {
            var ticks = index == 0 ? bar.OpenTicks
                : index == count - 1 ? bar.CloseTicks
                : index == highAt ? bar.HighTicks
                : index == lowAt ? bar.LowTicks
                : Between(bar);
            var lots = index == 0 ? bar.VolumeLots - (lotsEach * (count - 1)) : lotsEach;
            lastNumber++;
            var buyerIsMaker = ticks < previousTicks ? 1 : 0;
            buffer[index] = new TradeTick(bar.OpenTimeNs + (index * stepNs), ticks, lots, lastNumber, buyerIsMaker);
            previousTicks = ticks;
        }

        return buffer.AsSpan(0, count);
    }

    private long Between(in Bar bar) =>
        bar.LowTicks + (long)((bar.HighTicks - bar.LowTicks) * random.NextDouble());
}
