namespace Plimsoll.Simulation.Matching;

/// <summary>What the market does with orders at present.</summary>
public enum MatchingPhase : byte
{
    /// <summary>Orders trade as they come.</summary>
    Continuous,

    /// <summary>Orders are collected for the opening auction.</summary>
    OpenCall,

    /// <summary>Orders are collected for the closing auction.</summary>
    CloseCall,

    /// <summary>Orders can only be cancelled.</summary>
    Closed,
}
