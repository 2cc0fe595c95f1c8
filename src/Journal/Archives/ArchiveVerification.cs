using Plimsoll.Journal.Files;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;

namespace Plimsoll.Journal.Archives;

/// <summary>
/// Reads a journal and its archive as the one chain that they are, and names the first place at which either is not
/// what was written. Changes nothing.
/// </summary>
public static class ArchiveVerification
{
    /// <summary>Checks both, and shows every sound record on the way.</summary>
    /// <param name="folder">Folder of the journal and of its archive.</param>
    /// <param name="anchors">Heads that were kept elsewhere; the chain must hold each of them.</param>
    /// <param name="visit">Is shown each record, its group having been proved.</param>
    /// <exception cref="JournalException">There is no journal, no archive is named, or one of them is too
    /// new.</exception>
    /// <exception cref="IOException">They cannot be read.</exception>
    public static VerificationReport Run(
        JournalFolder folder, IReadOnlyList<JournalHead> anchors, RecordVisitor visit) =>
        Run(
            new DiskFiles(folder.Path),
            new DiskFiles(folder.Archive ?? throw new JournalException(
                JournalProblem.Misuse, $"{folder.Path}: no archive is named: name its folder")),
            anchors, visit);

    internal static VerificationReport Run(
        IJournalFiles journal, IJournalFiles archive, IReadOnlyList<JournalHead> anchors, RecordVisitor? visit = null)
    {
        ArgumentNullException.ThrowIfNull(anchors);
        var marker = ArchiveMarker.Read(journal);
        var book = ArchiveBook.Read(archive, out var fault);
        var last = marker?.Part.LastSegment ?? 0;
        var heads = new List<JournalHead>(anchors);
        if (marker is not null)
        {
            heads.Add(marker.Part.Head);
            fault ??= NotOfThisJournal(book, marker);
        }

        foreach (var (manifest, _) in book.Manifests)
        {
            heads.Add(manifest.Segments[^1].Head);
        }

        var report = JournalVerification.Run(
            marker is null ? journal : new ArchivedFiles(journal, archive, last), heads, visit);
        // The first record that differs says most; a manifest or a file that differs may tell of no record at all.
        if (report.Fault is null or { IsTornTail: true })
        {
            fault ??= book.Check(1, book.LastSegment);
            return fault is null ? report : report with { Fault = fault };
        }

        return report;
    }

    private static JournalFault? NotOfThisJournal(ArchiveBook book, ArchiveMarker marker) =>
        book.EndingWith(marker.Part.LastSegment) is { } own && own.Hash == marker.Part.ManifestHash
            ? null
            : new JournalFault(
                FaultKind.Archive, marker.Part.Manifest, marker.Part.Head.Sequence, 0,
                $"the journal names it with the hash {marker.Part.ManifestHash}, and the archive does not hold it");
}
