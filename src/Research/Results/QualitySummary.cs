namespace Plimsoll.Research.Results;

/// <summary>What the data check says about one series.</summary>
public sealed record QualitySummary
{
    /// <summary>Symbol and venue.</summary>
    public required string InstrumentId { get; init; }

    /// <summary>The bar period.</summary>
    public required string Period { get; init; }

    /// <summary>The validity score, 0 (worthless) to 1 (nothing found); null when it was not checked.</summary>
    public double? Score { get; init; }

    /// <summary>Rows checked.</summary>
    public long RowCount { get; init; }

    /// <summary>Findings by kind.</summary>
    public IReadOnlyList<NamedCount> Counts { get; init; } = [];

    /// <summary>The weightiest findings, the worst first.</summary>
    public IReadOnlyList<QualityFinding> TopFindings { get; init; } = [];
}
