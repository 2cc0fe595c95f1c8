namespace Plimsoll.Strategies.MarketMaking;

/// <summary>Why nothing is quoted. The order is that of precedence.</summary>
internal enum Absence
{
    /// <summary>It is quoted.</summary>
    None,

    /// <summary>The loss limit was reached; for good.</summary>
    LossLimit,

    /// <summary>The book is crossed, one-sided, or has missing updates.</summary>
    BadBook,

    /// <summary>Nothing was heard of the market for too long.</summary>
    Stale,

    /// <summary>The book is good again, but not yet for long enough.</summary>
    Recovering,

    /// <summary>The price jumped.</summary>
    Jump,

    /// <summary>Volatility or arrivals are not measured yet.</summary>
    NotReady,

    /// <summary>At these fees nobody trades as far out as the quotes would have to stand.</summary>
    NoEdge,
}
