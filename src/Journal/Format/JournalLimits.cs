namespace Plimsoll.Journal.Format;

/// <summary>The bounds of a journal's parts.</summary>
internal static class JournalLimits
{
    /// <summary>Largest group in bytes that a reader accepts; writers seal far earlier.</summary>
    public const int GroupBytesMax = 4 * 1024 * 1024;

    /// <summary>Bytes of records after which a writer seals a group by itself.</summary>
    public const int GroupBytesUsual = 256 * 1024;
}
