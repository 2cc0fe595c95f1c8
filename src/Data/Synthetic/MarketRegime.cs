namespace Plimsoll.Data.Synthetic;

/// <summary>What the market does for a while.</summary>
internal enum MarketRegime
{
    /// <summary>Around a level.</summary>
    Range = 0,

    /// <summary>Rising.</summary>
    Up = 1,

    /// <summary>Falling.</summary>
    Down = 2,
}
