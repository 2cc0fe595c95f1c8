using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Journal.Projections.Folding;

/// <summary>An open position: what the kernel's episode does not hold. Costs are averages while it runs.</summary>
internal sealed class PositionLine
{
    public required long Id { get; init; }

    public required StrategyIndex Strategy { get; init; }

    public required InstrumentIndex Instrument { get; init; }

    /// <summary>Signed lots.</summary>
    public long Lots { get; private set; }

    /// <summary>What the lots that are held cost, signed like them, in the currency of the price.</summary>
    public Amount Basis { get; private set; }

    /// <summary>Profit of what was closed, before fees, in the currency of the price.</summary>
    public Amount Realised { get; private set; }

    public long EntryFills { get; set; }

    public long ExitFills { get; set; }

    public long UpdatedNs { get; set; }

    /// <summary>The last price that was written, so that a row is written only when it says something new.</summary>
    public long? WrittenTicks { get; set; }

    /// <summary>Opens or adds.</summary>
    public void Enter(long signedLots, Amount signedValue)
    {
        Lots += signedLots;
        Basis += signedValue;
    }

    /// <summary>Closes a part or all of it at average cost.</summary>
    /// <returns>The profit of what was closed.</returns>
    public Amount Leave(long signedLots, Amount signedValue)
    {
        var closing = Math.Abs(signedLots);
        var cost = closing == Math.Abs(Lots) ? Basis : Basis.Scale(closing, Math.Abs(Lots));
        Basis -= cost;
        Lots += signedLots;
        var profit = -signedValue - cost;
        Realised += profit;
        return profit;
    }

    /// <summary>Whether an execution makes it larger.</summary>
    public bool Grows(in FillRecord fill) =>
        Lots == 0 || (Lots > 0) == (fill.Side == Model.Orders.OrderSide.Buy);
}
