namespace Plimsoll.Data.Store;

/// <summary>How prices are adjusted for what happened to a share later.</summary>
public enum Adjustment
{
    /// <summary>Not at all: the prices that were paid.</summary>
    None,

    /// <summary>For splits: prices and volumes are in shares of the last day.</summary>
    Splits,

    /// <summary>For splits and dividends; volumes for splits alone.</summary>
    SplitsAndDividends,
}
