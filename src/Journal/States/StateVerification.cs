using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;

namespace Plimsoll.Journal.States;

/// <summary>
/// Checks the state files against the records that name them. States that are gone are no finding: only the newest are
/// kept. Nothing depends on them but the time a start takes.
/// </summary>
public sealed class StateVerification
{
    private readonly ArchivedPart? archived;
    private readonly Dictionary<string, (long Sequence, string Hash)> named = new(StringComparer.Ordinal);

    /// <summary>Begins before the first record.</summary>
    /// <param name="archived">What stands in an archive and is not looked at; null for nothing.</param>
    public StateVerification(ArchivedPart? archived = null) => this.archived = archived;

    /// <summary>Takes note of a record of the journal; others than references of states are passed over.</summary>
    public void Take(scoped in JournalRecord record)
    {
        if (record.Kind == RecordKind.SnapshotReference
            && StateRecord.Read(record.Version, record.Payload) is { File.Length: > 0 } state)
        {
            named[state.File] = (record.Sequence, state.FileHash);
        }
    }

    /// <summary>Looks at the files, once all records were taken.</summary>
    /// <returns>A finding for each file that is there, the newest first.</returns>
    public IReadOnlyList<StateFinding> Findings(StateFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var findings = new List<StateFinding>();
        foreach (var name in folder.Names)
        {
            var state = folder.TryRead(name, out var hash, out var problem);
            if (archived is not null && state is not null && state.Sequence < archived.Head.Sequence)
            {
                findings.Add(new StateFinding(
                    name, 0, StateCondition.Unnamed, "the record that names it is in the archive"));
            }
            else if (!named.TryGetValue(name, out var reference))
            {
                findings.Add(new StateFinding(name, 0, StateCondition.Unnamed, "no record names it"));
            }
            else if (hash != reference.Hash)
            {
                var detail = problem.Length > 0 ? problem : "its hash is not the one in the record that names it";
                findings.Add(new StateFinding(name, reference.Sequence, StateCondition.Altered, detail));
            }
            else
            {
                findings.Add(new StateFinding(name, reference.Sequence, StateCondition.Sound, ""));
            }
        }

        return findings;
    }
}
