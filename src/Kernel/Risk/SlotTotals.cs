using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>What one strategy holds and has ordered of one instrument.</summary>
internal struct SlotTotals
{
    /// <summary>Signed lots held.</summary>
    public long Held;

    /// <summary>Lots of working purchases that could open something.</summary>
    public long Buys;

    /// <summary>Lots of working sales that could open something.</summary>
    public long Sells;

    /// <summary>How many working orders could open something.</summary>
    public int Entries;

    /// <summary>
    /// What orders above the last price are worth more than at the last price, in the account's currency.
    /// </summary>
    public Amount Premium;
}
