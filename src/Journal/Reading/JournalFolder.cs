using Plimsoll.Journal.Files;
using Plimsoll.Journal.Format;

namespace Plimsoll.Journal.Reading;

/// <summary>Where a journal is read from: its folder, and where it is needed the archive of its first
/// segments.</summary>
/// <param name="Path">Folder of the journal.</param>
/// <param name="Archive">Folder of the archive; null to read what the folder itself holds.</param>
public readonly record struct JournalFolder(string Path, string? Archive = null)
{
    /// <summary>A folder without an archive.</summary>
    /// <param name="path">Folder of the journal.</param>
    public static implicit operator JournalFolder(string path) => FromString(path);

    /// <summary>A folder without an archive.</summary>
    /// <param name="path">Folder of the journal.</param>
    public static JournalFolder FromString(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new JournalFolder(path);
    }

    /// <inheritdoc />
    public override string ToString() => Path;

    /// <exception cref="JournalException">The archive is another one.</exception>
    internal IJournalFiles Open()
    {
        var files = new DiskFiles(Path);
        return Archive is null ? files : ArchivedFiles.Join(files, new DiskFiles(Archive));
    }
}
