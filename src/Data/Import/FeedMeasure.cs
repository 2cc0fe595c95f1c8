using Plimsoll.Model.Values;

namespace Plimsoll.Data.Import;

/// <summary>What a first walk over a recorded feed finds: its steps and the offset of the recorder's clock.</summary>
internal sealed class FeedMeasure
{
    private int priceDecimals;
    private int quantityDecimals = -1;
    private int totalDecimals;
    private long latencyMinNs = long.MaxValue;

    /// <summary>The coarsest power of ten that all prices are multiples of.</summary>
    public DecimalGrid Tick => GridProbe.Step(priceDecimals);

    /// <summary>
    /// The same of the quantities of trades and best prices; only without any of the totals of levels, which may hold
    /// fractions of a lot.
    /// </summary>
    public DecimalGrid Lot => GridProbe.Step(quantityDecimals < 0 ? totalDecimals : quantityDecimals);

    /// <summary>
    /// By how much the recorder's clock is ahead of the venue's, at least, in nanoseconds: negative when messages seem
    /// to arrive before they were sent, else 0, because a late message and a fast clock look the same.
    /// </summary>
    public long ClockOffsetNs => latencyMinNs < 0 ? latencyMinNs : 0;

    public void AddPrice(FeedNumber number) => priceDecimals = Math.Max(priceDecimals, number.Decimals);

    public void AddQuantity(FeedNumber number) => quantityDecimals = Math.Max(quantityDecimals, number.Decimals);

    public void AddTotal(FeedNumber number) => totalDecimals = Math.Max(totalDecimals, number.Decimals);

    public void AddLatency(long latencyNs) => latencyMinNs = Math.Min(latencyMinNs, latencyNs);
}
