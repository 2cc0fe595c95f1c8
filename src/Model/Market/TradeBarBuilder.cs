namespace Plimsoll.Model.Market;

/// <summary>
/// Builds bars from trades as they come. Bars are aligned to midnight UTC; a bar ends with the first trade at or after
/// its end, or when <see cref="TryClose"/> is told that its time has passed; a period without a trade has no bar. A
/// trade that belongs to a bar already ended is counted and left out: it never changes the past and never enters a
/// later bar.
/// </summary>
public sealed class TradeBarBuilder
{
    private readonly long periodNs;
    private long startNs = long.MinValue;
    private long closedUntilNs = long.MinValue;
    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;
    private long trades;

    /// <summary>Makes a builder.</summary>
    /// <param name="period">Length of the bars.</param>
    /// <exception cref="ArgumentException">The period is <c>default</c>.</exception>
    public TradeBarBuilder(BarPeriod period)
    {
        if (period == default)
        {
            throw new ArgumentException("bars need a length", nameof(period));
        }

        periodNs = period.Nanos;
    }

    /// <summary>Trades that came after their bar had ended.</summary>
    public long LateCount { get; private set; }

    /// <summary>Trades that were refused because their quantity was not above zero.</summary>
    public long RefusedCount { get; private set; }

    /// <summary>Takes a trade.</summary>
    /// <param name="trade">The trade.</param>
    /// <param name="ended">The bar that the trade ends, if the method returns true.</param>
    /// <returns>Whether a bar ended.</returns>
    /// <exception cref="OverflowException">The volume of the bar does not fit.</exception>
    public bool TryAdd(in TradeTick trade, out TradeBar ended)
    {
        ended = default;
        if (trade.QuantityLots <= 0)
        {
            RefusedCount++;
            return false;
        }

        var barStartNs = StartOf(trade.TimeNs);
        if (barStartNs < closedUntilNs || (trades > 0 && barStartNs < startNs))
        {
            LateCount++;
            return false;
        }

        var ends = trades > 0 && barStartNs > startNs;
        if (ends)
        {
            ended = End();
        }

        if (trades == 0)
        {
            startNs = barStartNs;
            open = high = low = trade.PriceTicks;
            volume = 0;
        }

        high = Math.Max(high, trade.PriceTicks);
        low = Math.Min(low, trade.PriceTicks);
        close = trade.PriceTicks;
        volume += trade.QuantityLots;
        trades++;
        return ends;
    }

    /// <summary>Ends the current bar when its time has passed.</summary>
    /// <param name="nowNs">The current time, nanoseconds since the epoch, UTC.</param>
    /// <param name="ended">The bar, if the method returns true.</param>
    /// <returns>Whether a bar ended.</returns>
    public bool TryClose(long nowNs, out TradeBar ended)
    {
        var ends = trades > 0 && nowNs >= startNs + periodNs;
        ended = ends ? End() : default;
        return ends;
    }

    private TradeBar End()
    {
        closedUntilNs = startNs + periodNs;
        var bar = new TradeBar(new Bar(closedUntilNs, startNs, open, high, low, close, volume), trades);
        trades = 0;
        return bar;
    }

    // The remainder is negative before 1970; a bar still begins below.
    private long StartOf(long timeNs)
    {
        var remainder = timeNs % periodNs;
        return timeNs - (remainder < 0 ? remainder + periodNs : remainder);
    }
}
