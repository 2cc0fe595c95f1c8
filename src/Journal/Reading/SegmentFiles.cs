using System.IO.Compression;
using Plimsoll.Journal.Files;

namespace Plimsoll.Journal.Reading;

/// <summary>The segments of a folder.</summary>
internal static class SegmentFiles
{
    /// <summary>All segments by number. Where both forms are there, which a crash may leave, the plain one
    /// counts.</summary>
    public static List<SegmentName> List(IJournalFiles files)
    {
        var byNumber = new SortedDictionary<int, SegmentName>();
        foreach (var name in files.List())
        {
            if (SegmentName.TryParse(name, out var segment)
                && (!segment.IsCompressed || !byNumber.ContainsKey(segment.Number)))
            {
                byNumber[segment.Number] = segment;
            }
        }

        return [.. byNumber.Values];
    }

    /// <summary>Opens a segment's uncompressed bytes.</summary>
    /// <param name="files">The folder.</param>
    /// <param name="segment">Which one; the compressed one where a writer at work has just put it in the place of the
    /// plain one.</param>
    /// <param name="due">The first record that must stand in it; null when its own word counts.</param>
    public static GroupReader Open(IJournalFiles files, ref SegmentName segment, long? due)
    {
        try
        {
            return Open(files, segment, due);
        }
        catch (FileNotFoundException) when (!segment.IsCompressed)
        {
            var compressed = segment with { IsCompressed = true };
            var reader = Open(files, compressed, due);
            segment = compressed;
            return reader;
        }
    }

    /// <summary>Opens exactly this file.</summary>
    /// <param name="files">The folder.</param>
    /// <param name="segment">Which one.</param>
    /// <param name="due">As of the other.</param>
    public static GroupReader Open(IJournalFiles files, SegmentName segment, long? due)
    {
        var name = segment.ToString();
        Stream stream = new OwnedStream(files.OpenToRead(name));
        return new GroupReader(
            segment.IsCompressed ? new BrotliStream(stream, CompressionMode.Decompress) : stream, name, due);
    }
}
