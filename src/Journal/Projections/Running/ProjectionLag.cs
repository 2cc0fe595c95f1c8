using Plimsoll.Journal.Files;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;

namespace Plimsoll.Journal.Projections.Running;

/// <summary>How far a projection is behind its journal.</summary>
/// <param name="Records">Sealed records that it does not show yet.</param>
/// <param name="Ns">Time from its last event to the journal's last one, in nanoseconds.</param>
public readonly record struct ProjectionLag(long Records, long Ns)
{
    /// <summary>Measures it by reading the journal.</summary>
    /// <param name="folder">Folder of the journal.</param>
    /// <param name="place">Where the projection stands.</param>
    /// <exception cref="JournalException">There is no journal, or it is damaged.</exception>
    public static ProjectionLag Measure(string folder, ProjectionPlace place) => Measure(folder, place, null);

    internal static ProjectionLag Measure(string folder, ProjectionPlace place, SegmentStart? from)
    {
        var files = new DiskFiles(folder);
        var archived = ArchiveMarker.Read(files)?.Part.LastSegment ?? 0;
        using var reader = from is { } start && start.Number > archived
            ? new JournalReader(files, start)
            : JournalReader.OfWhatIsThere(files);
        var timeNs = place.TimeNs;
        while (reader.TryRead(out var record))
        {
            if (record.Kind == RecordKind.InputEvent && record.Sequence > place.Head.Sequence)
            {
                timeNs = EventRecord.Read(record.Version, record.Payload).TimeNs;
            }
        }

        var isBehind = reader.Head.Sequence > place.Head.Sequence;
        return isBehind
            ? new ProjectionLag(
                reader.Head.Sequence - place.Head.Sequence, place.Events == 0 ? 0 : timeNs - place.TimeNs)
            : default;
    }
}
