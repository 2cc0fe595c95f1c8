namespace Plimsoll.Research.ExecutionQuality;

/// <summary>When the quality of execution deserves an alert.</summary>
public sealed record ExecutionLimits
{
    /// <summary>Share of finished orders that should be filled; 0 to 1.</summary>
    public double FillRate { get; init; } = 0.9;

    /// <summary>Share below which it is critical.</summary>
    public double FillRateCritical { get; init; } = 0.75;

    /// <summary>Mean slippage in basis points above which to warn; above twice of it is critical.</summary>
    public double SlippageBasisPoints { get; init; } = 10;

    /// <summary>Mean seconds to a fill above which to warn; above twice of it is critical.</summary>
    public double FillSeconds { get; init; } = 30;

    /// <summary>Share of finished orders that may be refused; 0 to 1.</summary>
    public double RejectionRate { get; init; } = 0.05;

    /// <summary>Finished orders below which nothing is said.</summary>
    public int SamplesMin { get; init; } = 10;
}
