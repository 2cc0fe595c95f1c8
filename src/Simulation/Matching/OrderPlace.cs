namespace Plimsoll.Simulation.Matching;

/// <summary>Where a working order is kept.</summary>
internal enum OrderPlace : byte
{
    /// <summary>Nowhere: it is being handled.</summary>
    InHand,

    /// <summary>In the book, at its limit price.</summary>
    Book,

    /// <summary>Among the stops, at its stop price.</summary>
    Stops,

    /// <summary>Among the market orders that wait for an auction.</summary>
    AuctionMarket,

    /// <summary>Among the orders that wait for the closing call to begin.</summary>
    Parked,
}
