namespace Plimsoll.Journal.Audit;

/// <summary>Counts the rows of an exported file without holding it.</summary>
internal static class ExportRows
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>How many rows a file has, by its ending.</summary>
    public static long Count(string path) => Path.GetExtension(path) switch
    {
        // A line of names stands before the rows of the first; brackets stand around those of the second.
        ".csv" => Lines(path, hasQuotes: true) - 1,
        ".json" => Math.Max(0, Lines(path, hasQuotes: false) - 2),
        _ => Lines(path, hasQuotes: false),
    };

    // A line break inside quotes belongs to a field. JSON has none inside its texts.
    private static long Lines(string path, bool hasQuotes)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes);
        var buffer = new byte[BufferBytes];
        var lines = 0L;
        var isQuoted = false;
        int count;
        while ((count = stream.Read(buffer)) > 0)
        {
            foreach (var one in buffer.AsSpan(0, count))
            {
                if (hasQuotes && one == (byte)'"')
                {
                    isQuoted = !isQuoted;
                }
                else if (one == (byte)'\n' && !isQuoted)
                {
                    lines++;
                }
            }
        }

        return lines;
    }
}
