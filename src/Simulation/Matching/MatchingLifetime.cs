namespace Plimsoll.Simulation.Matching;

/// <summary>How long an order lives.</summary>
public enum MatchingLifetime : byte
{
    /// <summary>What is not filled rests until it is cancelled; of a market order it is cancelled at once.</summary>
    Rest,

    /// <summary>What is not filled at once is cancelled.</summary>
    ImmediateOrCancel,

    /// <summary>Filled whole at once, or cancelled without a fill.</summary>
    FillOrKill,

    /// <summary>Takes part in the opening auction only.</summary>
    AtOpen,

    /// <summary>Takes part in the closing auction only; until then it waits unseen.</summary>
    AtClose,
}
