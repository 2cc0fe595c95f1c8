namespace Plimsoll.Research.Results;

/// <summary>How well orders were executed. Money in the currency of the price; positive is a cost.</summary>
public sealed record ResultExecution
{
    /// <summary>Orders that were looked at: everything that was not refused.</summary>
    public required int OrderCount { get; init; }

    /// <summary>Executions that were looked at.</summary>
    public required int FillCount { get; init; }

    /// <summary>Share of the orders that were filled, 0 to 1; null without any.</summary>
    public required double? FillRate { get; init; }

    /// <summary>What the market moved between decision and arrival.</summary>
    public required double Delay { get; init; }

    /// <summary>What was paid beyond the price at arrival.</summary>
    public required double Trading { get; init; }

    /// <summary>What unfilled rests would have earned until they were given up.</summary>
    public required double Missed { get; init; }

    /// <summary>Fees.</summary>
    public required double Fees { get; init; }

    /// <summary>The shortfall in basis points of the value at the decisions; null where that is nothing.</summary>
    public required double? ShortfallBasisPoints { get; init; }

    /// <summary>Mean slippage against the price at the decision, in basis points.</summary>
    public required double? MeanSlippageBasisPoints { get; init; }

    /// <summary>Median slippage against the price at the decision, in basis points.</summary>
    public required double? MedianSlippageBasisPoints { get; init; }

    /// <summary>What became of executions some time later, by growing time.</summary>
    public required IReadOnlyList<ResultMarkout> Markouts { get; init; }

    /// <summary>All parts together.</summary>
    public double Total => Delay + Trading + Missed + Fees;
}
