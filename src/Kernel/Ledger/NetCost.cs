using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Ledger;

/// <summary>
/// A net position and what it cost on average: what opens adds to the cost, what closes takes its share out.
/// </summary>
internal sealed class NetCost
{
    /// <summary>Signed lots.</summary>
    public long Lots { get; private set; }

    /// <summary>What they cost, signed alike.</summary>
    public Amount Cost { get; private set; }

    /// <summary>Books an execution.</summary>
    /// <param name="lots">Lots bought; negative for sold.</param>
    /// <param name="value">What they came to, signed alike.</param>
    /// <returns>Profit of what was closed.</returns>
    public Amount Trade(long lots, Amount value)
    {
        var before = Lots;
        Lots = before + lots;
        if (before == 0 || (before > 0) == (lots > 0))
        {
            Cost += value;
            return Amount.Zero;
        }

        var closing = Math.Min(Math.Abs(lots), Math.Abs(before));
        var closedValue = closing == Math.Abs(lots) ? value : value.Scale(closing, Math.Abs(lots));
        var closedCost = closing == Math.Abs(before) ? Cost : Cost.Scale(closing, Math.Abs(before));
        Cost = Cost - closedCost + value - closedValue;
        return -closedValue - closedCost;
    }

    /// <summary>Takes a settlement: from here on the position cost what it was settled at.</summary>
    public void Settle(Amount value) => Cost = value;

    /// <summary>Moves the position by hand, at no cost.</summary>
    public void Shift(long lots) => Lots += lots;
}
