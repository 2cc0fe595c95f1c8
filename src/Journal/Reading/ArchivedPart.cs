using Plimsoll.Journal.Files;
using Plimsoll.Journal.Format;

namespace Plimsoll.Journal.Reading;

/// <summary>What of a journal stands in an archive and no longer in its folder.</summary>
/// <param name="LastSegment">Number of the last segment that was moved; 1 or more.</param>
/// <param name="Head">The head behind its last record: the folder begins with the record after it.</param>
/// <param name="LastTimeNs">The latest time in it. Nanoseconds since the epoch, UTC.</param>
/// <param name="Archive">Where it was put: a full path.</param>
/// <param name="Manifest">Name of the manifest that proves it.</param>
/// <param name="ManifestHash">SHA-256 of that manifest, which names all before it; lower-case hex.</param>
public sealed record ArchivedPart(
    int LastSegment, JournalHead Head, long LastTimeNs, string Archive, string Manifest, string ManifestHash)
{
    /// <summary>Looks whether anything was moved.</summary>
    /// <param name="folder">Folder of the journal.</param>
    /// <returns>Null when the folder holds all of it.</returns>
    /// <exception cref="JournalException">The file that says so is altered.</exception>
    public static ArchivedPart? Find(JournalFolder folder) => ArchiveMarker.Read(new DiskFiles(folder.Path))?.Part;
}
