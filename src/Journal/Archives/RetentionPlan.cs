using Plimsoll.Journal.Files;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.States;

namespace Plimsoll.Journal.Archives;

/// <summary>Which segments a retention would move to the archive, and why the others stay.</summary>
public sealed record RetentionPlan
{
    /// <summary>All segments in the folder of the journal, in order.</summary>
    public required IReadOnlyList<SegmentVerdict> Segments { get; init; }

    /// <summary>What stands in an archive already; null for nothing.</summary>
    public ArchivedPart? Archived { get; init; }

    /// <summary>The newest state that can be used; null for none.</summary>
    public string? State { get; init; }

    /// <summary>The last record that this state covers; 0 for none.</summary>
    public long StateSequence { get; init; }

    /// <summary>States that cannot be used, each with why.</summary>
    public required IReadOnlyDictionary<string, string> UnusableStates { get; init; }

    /// <summary>Number of the last segment that moves; 0 when none does.</summary>
    public int LastMoving { get; private init; }

    internal SegmentHeader? Header { get; private init; }

    /// <summary>Looks at a journal and changes nothing.</summary>
    /// <param name="folder">Folder of the journal.</param>
    /// <param name="policy">What may leave it.</param>
    /// <exception cref="JournalException">There is none, it is damaged, a database shows another one, or none is
    /// named.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static RetentionPlan Make(string folder, RetentionPolicy policy) => Make(new DiskFiles(folder), policy);

    internal static RetentionPlan Make(IJournalFiles files, RetentionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        Require(files, policy);
        var scan = SegmentScan.Run(files, policy.Projections);
        var passedOver = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var state = new StateFolder(files).FindUsable(policy.Program, long.MaxValue, passedOver);
        var verdicts = new List<SegmentVerdict>();
        var newer = 0;
        for (var i = scan.Segments.Count - 1; i >= 0; i--)
        {
            var segment = scan.Segments[i];
            var isNewest = i == scan.Segments.Count - 1;
            verdicts.Insert(0, new SegmentVerdict(segment, Reasons(segment, isNewest, newer, policy, state)));
            // What only openings and retentions left does not count: else each retention would let one more go.
            newer += segment.HoldsRun ? 1 : 0;
        }

        return new RetentionPlan
        {
            Segments = verdicts,
            Archived = scan.Archived,
            State = state?.Name,
            StateSequence = state?.Sequence ?? 0,
            UnusableStates = passedOver,
            // Each rule that keeps a segment keeps all behind it, so what moves is what comes first.
            LastMoving = verdicts.TakeWhile(static one => one.Moves).LastOrDefault()?.Segment.Number ?? 0,
            Header = scan.Header,
        };
    }

    private static void Require(IJournalFiles files, RetentionPolicy policy)
    {
        if (policy.Projections.Count == 0 && !policy.IsWithoutProjection)
        {
            throw new JournalException(
                JournalProblem.Misuse,
                $"{files.Folder}: no database is named that shows it, so nothing says what is projected: name each "
                + "one, or say that there is none");
        }

        if (policy.Projections.Count > 0 && policy.IsWithoutProjection)
        {
            throw new JournalException(
                JournalProblem.Misuse,
                $"{files.Folder}: {policy.Projections[0].Place} is said to show it, and that nothing does: leave one "
                + "of the two out");
        }
    }

    private static List<StayReason> Reasons(
        SegmentFacts segment, bool isNewest, int newer, RetentionPolicy policy, StateFile? state)
    {
        var reasons = new List<StayReason>();
        Add(isNewest, StayReason.Open);
        Add(!isNewest && newer <= RetentionPolicy.SegmentsKept, StayReason.Recent);
        Add(segment.LatestNs is null, StayReason.Timeless);
        Add(segment.LatestNs >= policy.BeforeNs, StayReason.Young);
        Add(
            policy.Projections.Any(mark => mark.Head.Sequence < segment.Head.Sequence), StayReason.Unprojected);
        Add(state is null, StayReason.NoState);
        Add(state is not null && segment.Head.Sequence > state.Sequence, StayReason.NeededByState);
        return reasons;

        void Add(bool holds, StayReason reason)
        {
            if (holds)
            {
                reasons.Add(reason);
            }
        }
    }
}
