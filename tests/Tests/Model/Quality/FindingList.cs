using Plimsoll.Model.Quality;

namespace Plimsoll.Tests.Model.Quality;

/// <summary>Keeps findings for a test to look at.</summary>
internal sealed class FindingList : IFindingSink
{
    public List<QualityFinding> All { get; } = [];

    public void Add(in QualityFinding finding) => All.Add(finding);

    public QualityFinding Single(FindingKind kind) => All.Single(finding => finding.Kind == kind);

    public int Count(FindingKind kind) => All.Count(finding => finding.Kind == kind);
}
