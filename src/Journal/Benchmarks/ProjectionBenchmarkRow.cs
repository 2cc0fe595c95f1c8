namespace Plimsoll.Journal.Benchmarks;

/// <summary>One measured database.</summary>
/// <param name="Database">Which one.</param>
/// <param name="Records">Records of the journal that were projected.</param>
/// <param name="Rows">Rows that this gave.</param>
/// <param name="FoldSeconds">Reading, verifying and folding the journal, without any database.</param>
/// <param name="InsertSeconds">Writing the very same rows without folding, one prepared INSERT a row.</param>
/// <param name="PlainSeconds">Writing the very same rows without folding, in the fastest way there is.</param>
/// <param name="ProjectionSeconds">The whole projection.</param>
public readonly record struct ProjectionBenchmarkRow(
    string Database, long Records, long Rows, double FoldSeconds, double InsertSeconds, double PlainSeconds,
    double ProjectionSeconds)
{
    /// <summary>Records a second.</summary>
    public double RecordsPerSecond => Records / ProjectionSeconds;

    /// <summary>Rows a second.</summary>
    public double RowsPerSecond => Rows / ProjectionSeconds;

    /// <summary>The whole projection by the two parts it cannot do without.</summary>
    public double Ratio => ProjectionSeconds / (FoldSeconds + PlainSeconds);
}
