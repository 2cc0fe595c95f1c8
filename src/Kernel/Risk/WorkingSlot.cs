namespace Plimsoll.Kernel.Risk;

/// <summary>What one strategy has ordered of one instrument.</summary>
internal struct WorkingSlot
{
    /// <summary>Lots of working purchases at limit prices that could open something.</summary>
    public long Buys;

    /// <summary>Lots of working sales at limit prices that could open something.</summary>
    public long Sells;

    /// <summary>How many working orders could open something, loose ones included.</summary>
    public int Entries;

    /// <summary>How many working orders are in an unknown state.</summary>
    public int Unknown;

    /// <summary>Place in the list of slots with entries.</summary>
    public int ListPlace;

    /// <summary>Raised with every change.</summary>
    public long Version;

    /// <summary>Lots by limit price, of purchases and sales; null until there was one.</summary>
    public PriceLadder? Ladder;
}
