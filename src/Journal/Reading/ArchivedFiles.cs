using System.Security.Cryptography;
using Plimsoll.Journal.Files;
using Plimsoll.Journal.Format;

namespace Plimsoll.Journal.Reading;

/// <summary>
/// A journal whose first segments stand in an archive, read as one folder. Nothing can be written.
/// </summary>
internal sealed class ArchivedFiles : IJournalFiles
{
    private const int ManifestBytesMax = 1 << 30;
    private readonly IJournalFiles journal;
    private readonly IJournalFiles archive;
    private readonly int lastArchived;

    /// <param name="journal">The folder of the journal.</param>
    /// <param name="archive">The folder of the archive.</param>
    /// <param name="lastArchived">Segments up to this one are taken from the archive, all others are not.</param>
    public ArchivedFiles(IJournalFiles journal, IJournalFiles archive, int lastArchived)
    {
        this.journal = journal;
        this.archive = archive;
        this.lastArchived = lastArchived;
    }

    public string Folder => journal.Folder;

    /// <summary>Joins a journal with its archive; a journal without one stays as it is.</summary>
    /// <exception cref="JournalException">The archive does not hold the manifest that the journal names.</exception>
    public static IJournalFiles Join(IJournalFiles journal, IJournalFiles archive)
    {
        if (ArchiveMarker.Read(journal) is not { } marker)
        {
            return journal;
        }

        return HashOf(archive, marker.Part.Manifest) == marker.Part.ManifestHash
            ? new ArchivedFiles(journal, archive, marker.Part.LastSegment)
            : throw new JournalException(
                JournalProblem.Misuse,
                $"{archive.Folder}: it does not hold {marker.Part.Manifest} with the hash {marker.Part.ManifestHash}, "
                + $"which {journal.Folder} names: name the archive of this journal; it was put into "
                + marker.Part.Archive);
    }

    // Nothing but segments is taken from the archive; the marker is not shown, because nothing is missing here.
    public IReadOnlyList<string> List() =>
    [
        .. journal.List().Where(name => name != ArchiveMarker.FileName && !IsArchived(name)),
        .. archive.List().Where(IsArchived),
    ];

    public IJournalFile Create(string name) => throw Refused();

    public IJournalFile OpenToRead(string name) => (IsArchived(name) ? archive : journal).OpenToRead(name);

    public IJournalFile OpenToCut(string name) => throw Refused();

    public void Delete(string name) => throw Refused();

    public void Rename(string from, string to) => throw Refused();

    public void SyncFolder() => throw Refused();

    public IDisposable? TryLock(out string? holder) => throw Refused();

    private static string? HashOf(IJournalFiles files, string name)
    {
        if (!files.List().Contains(name, StringComparer.Ordinal))
        {
            return null;
        }

        using var file = files.OpenToRead(name);
        if (file.Length > ManifestBytesMax)
        {
            return null;
        }

        var bytes = new byte[file.Length];
        return Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, TailScan.Fill(file, 0, bytes))));
    }

    private static NotSupportedException Refused() => new("a journal with its archive is only read");

    private bool IsArchived(string name) =>
        SegmentName.TryParse(name, out var segment) && segment.Number <= lastArchived;
}
