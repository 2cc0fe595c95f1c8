namespace Plimsoll.Research.Results;

/// <summary>The figures the report opens with; null where one is not defined for the run.</summary>
public sealed record RunHeadline
{
    /// <summary>Final equity over starting cash, less 1.</summary>
    public double? TotalReturn { get; init; }

    /// <summary>Compound annual growth rate, as a fraction.</summary>
    public double? Cagr { get; init; }

    /// <summary>Annualised Sharpe ratio.</summary>
    public double? Sharpe { get; init; }

    /// <summary>Standard error of the annualised Sharpe ratio.</summary>
    public double? SharpeStandardError { get; init; }

    /// <summary>Annualised volatility, as a fraction.</summary>
    public double? Volatility { get; init; }

    /// <summary>Deepest fall from a peak, as a fraction between 0 and 1 (positive).</summary>
    public double? MaximumDrawdown { get; init; }

    /// <summary>Winning trades over all trades, between 0 and 1.</summary>
    public double? WinRate { get; init; }

    /// <summary>Gross wins over gross losses.</summary>
    public double? ProfitFactor { get; init; }
}
