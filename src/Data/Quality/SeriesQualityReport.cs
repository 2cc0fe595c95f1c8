using Plimsoll.Model.Quality;

namespace Plimsoll.Data.Quality;

/// <summary>What the checks found in one series.</summary>
/// <param name="Score">Quality of the whole series, 0 to 1: coverage times cleanliness times integrity.</param>
/// <param name="Coverage">Share of the expected rows that are there, 0 to 1.</param>
/// <param name="Cleanliness">Mean data validity score of the rows, 0 to 1.</param>
/// <param name="Integrity">1 minus what grave findings take away, 0 to 1.</param>
/// <param name="Validity">The lowest score of the last ten rows: what a gate would see now.</param>
/// <param name="Rows">Rows observed.</param>
/// <param name="MissingRows">Expected rows that were absent.</param>
/// <param name="FlatBars">Bars whose four prices are one; 0 for quotes and trades.</param>
/// <param name="ZeroVolumeBars">Bars without volume where there usually is some; 0 for quotes and trades.</param>
/// <param name="Counts">One entry for each kind found, in the order of kinds.</param>
/// <param name="Findings">The findings kept, ordered by time, row, kind, severity and value. At most
/// <see cref="SeriesQuality.FindingsPerKindMax"/> of a kind, the first ones; the counts hold all.</param>
public sealed record SeriesQualityReport(
    double Score,
    double Coverage,
    double Cleanliness,
    double Integrity,
    double Validity,
    long Rows,
    long MissingRows,
    long FlatBars,
    long ZeroVolumeBars,
    IReadOnlyList<FindingCount> Counts,
    IReadOnlyList<QualityFinding> Findings)
{
    /// <summary>All findings of a kind, whether kept or not.</summary>
    public long CountOf(FindingKind kind) => Sum(kind, null);

    /// <summary>All findings of a kind and severity, whether kept or not.</summary>
    public long CountOf(FindingKind kind, FindingSeverity severity) => Sum(kind, severity);

    /// <summary>All findings of a severity, whether kept or not.</summary>
    public long CountOf(FindingSeverity severity) => Sum(null, severity);

    private long Sum(FindingKind? kind, FindingSeverity? severity)
    {
        var sum = 0L;
        foreach (var count in Counts)
        {
            if (kind is null || count.Kind == kind)
            {
                sum += severity is null ? count.Total : count.Of(severity.Value);
            }
        }

        return sum;
    }
}
