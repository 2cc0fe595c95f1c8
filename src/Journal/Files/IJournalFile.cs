namespace Plimsoll.Journal.Files;

/// <summary>
/// One open file of a journal. Every method may throw <see cref="IOException"/>; what was written counts only after
/// <see cref="Sync"/>.
/// </summary>
internal interface IJournalFile : IDisposable
{
    /// <summary>Bytes in the file.</summary>
    long Length { get; }

    /// <summary>Reads from a place; may give fewer bytes than asked for, 0 only at the end.</summary>
    int Read(long offset, Span<byte> buffer);

    /// <summary>Writes all bytes at a place; after an error some of them may be written.</summary>
    void Write(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Cuts the file.</summary>
    void Truncate(long length);

    /// <summary>Returns when everything written is on disk. After an error nothing is known of what was
    /// written.</summary>
    void Sync();
}
