using System.IO.Compression;
using Plimsoll.Journal.Files;
using Plimsoll.Journal.Reading;

namespace Plimsoll.Journal.Writing;

/// <summary>Puts a compressed segment in the place of a plain one; at each moment one of them is whole on
/// disk.</summary>
internal static class SegmentCompression
{
    // Between the extremes: journals shrink to a quarter or less at some 100 MB a second.
    private const int Quality = 4;
    private const int BlockBytes = 256 * 1024;

    public static void Run(IJournalFiles files, SegmentName segment)
    {
        var name = segment.ToString();
        var compressed = (segment with { IsCompressed = true }).ToString();
        using (var source = files.OpenToRead(name))
        using (var target = files.Create(compressed + SegmentName.Unfinished))
        {
            Compress(source, target);
            target.Sync();
        }

        files.Rename(compressed + SegmentName.Unfinished, compressed);
        files.SyncFolder();
        files.Delete(name);
        files.SyncFolder();
    }

    /// <summary>Writes the compressed bytes of a plain segment into an empty file; no sync.</summary>
    public static void Compress(IJournalFile source, IJournalFile target)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(
            packed, new BrotliCompressionOptions { Quality = Quality }, leaveOpen: true))
        {
            var block = new byte[BlockBytes];
            var offset = 0L;
            int count;
            while ((count = TailScan.Fill(source, offset, block)) > 0)
            {
                brotli.Write(block.AsSpan(0, count));
                offset += count;
            }
        }

        target.Write(0, packed.GetBuffer().AsSpan(0, (int)packed.Length));
    }
}
