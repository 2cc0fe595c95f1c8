using Plimsoll.Journal.Files;
using Plimsoll.Journal.Format;

namespace Plimsoll.Journal.Reading;

/// <summary>
/// Tells a torn tail from damage: a good seal behind the bad place that says the bad place had been on disk when it was
/// written proves that something acknowledged was lost.
/// </summary>
internal static class TailScan
{
    private const int ChunkBytes = 1 << 20;

    /// <summary>Whether a record had been acknowledged, as far as the bytes behind its place tell.</summary>
    /// <param name="file">The plain segment.</param>
    /// <param name="offset">Where the last good group ended; a multiple of 8.</param>
    /// <param name="sequence">The first record that is not sound.</param>
    public static bool WasDurable(IJournalFile file, long offset, long sequence)
    {
        var chunk = new byte[ChunkBytes];
        var length = file.Length;
        while (offset + SealBody.RecordBytes <= length)
        {
            var count = Fill(file, offset, chunk);
            for (var i = 0; i + SealBody.RecordBytes <= count; i += 8)
            {
                if (IsSealAfter(chunk.AsSpan(i, SealBody.RecordBytes), sequence))
                {
                    return true;
                }
            }

            // The last seal's worth of bytes is looked at again: a seal may lie across two chunks.
            var step = (count - SealBody.RecordBytes + 8) & ~7;
            if (step <= 0)
            {
                break;
            }

            offset += step;
        }

        return false;
    }

    /// <summary>Reads until the buffer is full or the file ends, however short the single reads are.</summary>
    public static int Fill(IJournalFile file, long offset, Span<byte> buffer)
    {
        var count = 0;
        while (count < buffer.Length)
        {
            var read = file.Read(offset + count, buffer[count..]);
            if (read == 0)
            {
                break;
            }

            count += read;
        }

        return count;
    }

    private static bool IsSealAfter(ReadOnlySpan<byte> bytes, long sequence)
    {
        var head = RecordLayout.ReadHead(bytes);
        return head.Length == SealBody.Bytes && head.Kind == RecordKind.Seal && head.Sequence >= sequence
            && SealBody.Durable(bytes[RecordLayout.HeadBytes..]) >= sequence
            && RecordLayout.CheckOf(bytes) == head.Check;
    }
}
