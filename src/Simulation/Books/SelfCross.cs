namespace Plimsoll.Simulation.Books;

/// <summary>What happens when an order would trade against an own one: a venue never lets it.</summary>
public enum SelfCross : byte
{
    /// <summary>The order that comes is cancelled from there on; the resting one stays.</summary>
    CancelIncoming = 0,

    /// <summary>The resting order is cancelled; the one that comes goes on.</summary>
    CancelResting = 1,
}
