using Plimsoll.Model.Quality;

namespace Plimsoll.Data.Quality;

/// <summary>Counts findings and keeps the first ones of each kind.</summary>
public sealed class FindingCollector : IFindingSink
{
    private const int SeverityCount = 4;

    private readonly long[,] counts = new long[(int)FindingKind.OrderMismatch + 1, SeverityCount];
    private readonly double[] valueSums = new double[(int)FindingKind.OrderMismatch + 1];
    private readonly List<QualityFinding> findings = [];
    private readonly int perKindMax;

    /// <summary>Makes an empty collection.</summary>
    /// <param name="perKindMax">How many findings of each kind are kept; all are counted.</param>
    public FindingCollector(int perKindMax) => this.perKindMax = perKindMax;

    /// <inheritdoc/>
    public void Add(in QualityFinding finding)
    {
        var kind = (int)finding.Kind;
        if (Total(kind) < perKindMax)
        {
            findings.Add(finding);
        }

        counts[kind, (int)finding.Severity]++;
        valueSums[kind] += finding.Value;
    }

    /// <summary>One entry for each kind found, in the order of kinds.</summary>
    public IReadOnlyList<FindingCount> Counts()
    {
        var result = new List<FindingCount>();
        foreach (var kind in FindingKinds.All)
        {
            var row = (int)kind;
            if (Total(row) > 0)
            {
                result.Add(new FindingCount(
                    kind, counts[row, 0], counts[row, 1], counts[row, 2], counts[row, 3], valueSums[row]));
            }
        }

        return result;
    }

    /// <summary>The findings kept, in an order that the input alone decides.</summary>
    public IReadOnlyList<QualityFinding> InOrder()
    {
        findings.Sort(Compare);
        return findings;
    }

    private static int Compare(QualityFinding left, QualityFinding right)
    {
        var byTime = left.TimeNs.CompareTo(right.TimeNs);
        var byRow = byTime != 0 ? byTime : left.Row.CompareTo(right.Row);
        var byKind = byRow != 0 ? byRow : left.Kind.CompareTo(right.Kind);
        var bySeverity = byKind != 0 ? byKind : left.Severity.CompareTo(right.Severity);
        return bySeverity != 0 ? bySeverity : left.Value.CompareTo(right.Value);
    }

    private long Total(int kind) => counts[kind, 0] + counts[kind, 1] + counts[kind, 2] + counts[kind, 3];
}
