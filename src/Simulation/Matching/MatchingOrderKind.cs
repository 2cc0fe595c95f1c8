namespace Plimsoll.Simulation.Matching;

/// <summary>What makes an order trade.</summary>
public enum MatchingOrderKind : byte
{
    /// <summary>At its price or better.</summary>
    Limit,

    /// <summary>At any price, as far as there is anything to trade against.</summary>
    Market,

    /// <summary>Waits for a trade at or beyond its stop price, then is a market order.</summary>
    Stop,

    /// <summary>Waits for a trade at or beyond its stop price, then is a limit order.</summary>
    StopLimit,
}
