namespace Plimsoll.Journal.Files;

/// <summary>
/// The folder of a journal: all that it asks of a file system. Names have no folders in them. Every method may throw
/// <see cref="IOException"/>; created, renamed and deleted names count only after <see cref="SyncFolder"/>.
/// </summary>
internal interface IJournalFiles
{
    /// <summary>Where it is, for messages.</summary>
    string Folder { get; }

    /// <summary>All names, in no order.</summary>
    IReadOnlyList<string> List();

    /// <summary>Makes an empty file, or empties the one of this name.</summary>
    IJournalFile Create(string name);

    /// <summary>Opens a file to read it.</summary>
    IJournalFile OpenToRead(string name);

    /// <summary>Opens a file to cut it.</summary>
    IJournalFile OpenToCut(string name);

    /// <summary>Removes a file.</summary>
    void Delete(string name);

    /// <summary>Renames a file; replaces what had the new name.</summary>
    void Rename(string from, string to);

    /// <summary>Returns when the names are on disk.</summary>
    void SyncFolder();

    /// <summary>Takes the right to write, or tells who holds it.</summary>
    /// <param name="holder">Who holds it, in words; null when it was free.</param>
    /// <returns>Gives the right back when disposed; null when another holds it.</returns>
    IDisposable? TryLock(out string? holder);
}
