namespace Plimsoll.Indicators;

/// <summary>One price made of a bar.</summary>
public enum BarPriceKind
{
    /// <summary>The last price.</summary>
    Close = 0,

    /// <summary>The first price.</summary>
    Open = 1,

    /// <summary>The highest price.</summary>
    High = 2,

    /// <summary>The lowest price.</summary>
    Low = 3,

    /// <summary>(high + low) / 2.</summary>
    Median = 4,

    /// <summary>(high + low + close) / 3.</summary>
    Typical = 5,

    /// <summary>(open + high + low + close) / 4.</summary>
    Average = 6,

    /// <summary>(high + low + 2 * close) / 4.</summary>
    Weighted = 7,
}
