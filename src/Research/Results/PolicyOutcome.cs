using Plimsoll.Model.Values;

namespace Plimsoll.Research.Results;

/// <summary>How the same run ends under one fill policy.</summary>
public sealed record PolicyOutcome
{
    /// <summary>The policy.</summary>
    public required FillPolicyInfo Policy { get; init; }

    /// <summary>Whether it is the policy of the reported run.</summary>
    public bool IsChosen { get; init; }

    /// <summary>Equity at the end.</summary>
    public required Amount FinalEquity { get; init; }

    /// <summary>Final equity over starting cash, less 1.</summary>
    public double? TotalReturn { get; init; }

    /// <summary>Annualised Sharpe ratio.</summary>
    public double? Sharpe { get; init; }

    /// <summary>Deepest fall from a peak, as a fraction between 0 and 1 (positive).</summary>
    public double? MaximumDrawdown { get; init; }

    /// <summary>Closed round trips.</summary>
    public long TradeCount { get; init; }

    /// <summary>Executions.</summary>
    public long FillCount { get; init; }

    /// <summary>All fees paid.</summary>
    public Amount Fees { get; init; }
}
