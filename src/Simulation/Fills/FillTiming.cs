namespace Plimsoll.Simulation.Fills;

/// <summary>When a market order trades after the bar that caused it.</summary>
public enum FillTiming : byte
{
    /// <summary>At the open of the next bar.</summary>
    NextOpen,

    /// <summary>
    /// At the close of the bar that caused it: the strategy saw a price and traded at it, which nobody can.
    /// </summary>
    SameClose,

    /// <summary>At the worst price of the next bar: its high for purchases, its low for sales.</summary>
    NextWorst,
}
