using Plimsoll.Model.Values;

namespace Plimsoll.Research.Results;

/// <summary>
/// What market making in one instrument came to. The amounts are exact: spread captured and paid, inventory profit and
/// mark, less fees, are the profit.
/// </summary>
public sealed record MakerResult
{
    /// <summary>Which instrument.</summary>
    public required string InstrumentId { get; init; }

    /// <summary>Orders that could rest and were taken by the venue.</summary>
    public long OrdersRested { get; init; }

    /// <summary>Of those, orders with at least one fill.</summary>
    public long OrdersFilled { get; init; }

    /// <summary>Orders that were refused, post-only ones that would have traded included.</summary>
    public long OrdersRefused { get; init; }

    /// <summary>Changes of orders that the venue made.</summary>
    public long OrdersReplaced { get; init; }

    /// <summary>Fills of resting orders.</summary>
    public long MakerFills { get; init; }

    /// <summary>Fills that took what others offered.</summary>
    public long TakerFills { get; init; }

    /// <summary>Value of all fills.</summary>
    public Amount Turnover { get; init; }

    /// <summary>Share of the quantity of rested orders that was filled, 0 to 1; null without such orders.</summary>
    public double? QuantityFillRatio { get; init; }

    /// <summary>Distance of maker fills from the mid before them, times their size.</summary>
    public Amount SpreadCaptured { get; init; }

    /// <summary>The same of taker fills; zero or negative as a rule.</summary>
    public Amount SpreadPaid { get; init; }

    /// <summary>What the moves of the mid did to the inventory.</summary>
    public Amount InventoryProfit { get; init; }

    /// <summary>Value of the position at the end at the account's price less its value at the mid.</summary>
    public Amount MarkDifference { get; init; }

    /// <summary>All fees; positive is a cost, negative a rebate.</summary>
    public Amount Fees { get; init; }

    /// <summary>The profit: the four parts less the fees.</summary>
    public Amount NetProfit => SpreadCaptured + SpreadPaid + InventoryProfit + MarkDifference - Fees;

    /// <summary>Profit of what was closed by average cost, before fees.</summary>
    public double RealizedGross { get; init; }

    /// <summary>What the position at the end is worth above its average cost.</summary>
    public double Unrealized { get; init; }

    /// <summary>
    /// Mean distance of maker fills from the mid before them, in ticks, weighted by size; null without.
    /// </summary>
    public double? HalfSpreadTicks { get; init; }

    /// <summary>Mean fee of maker fills, in ticks, weighted by size; null without.</summary>
    public double? FeeTicks { get; init; }

    /// <summary>After 1, 5 and 30 seconds, by side and together.</summary>
    public IReadOnlyList<MakerMarkout> Markouts { get; init; } = [];

    /// <summary>
    /// Mean time from the venue's answer (or the last change) to the first fill in seconds; null without.
    /// </summary>
    public double? QueueWaitMeanSeconds { get; init; }

    /// <summary>Median of the same.</summary>
    public double? QueueWaitMedianSeconds { get; init; }

    /// <summary>Nine tenths waited no longer than this.</summary>
    public double? QueueWaitHighSeconds { get; init; }

    /// <summary>Most held long, in units.</summary>
    public double InventoryMaxLong { get; init; }

    /// <summary>Most held short, in units, as a positive number.</summary>
    public double InventoryMaxShort { get; init; }

    /// <summary>Mean size of the inventory over time since the first fill, in units; null without fills.</summary>
    public double? InventoryMean { get; init; }

    /// <summary>Share of the time since the first fill with no inventory, 0 to 1; null without fills.</summary>
    public double? FlatShare { get; init; }

    /// <summary>Inventory at the end, in units.</summary>
    public double InventoryAtEnd { get; init; }

    /// <summary>The inventory over time, at most some 600 points.</summary>
    public IReadOnlyList<MakerInventoryPoint> InventoryPath { get; init; } = [];
}
