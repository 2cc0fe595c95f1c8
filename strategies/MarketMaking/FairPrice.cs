namespace Plimsoll.Strategies.MarketMaking;

/// <summary>What the quotes are placed around.</summary>
public enum FairPrice
{
    /// <summary>Half way between the best prices.</summary>
    Mid,

    /// <summary>The mid leaning to the thinner side.</summary>
    WeightedMid,

    /// <summary>The microprice learned from the run; the weighted mid until it is ready.</summary>
    Microprice,
}
