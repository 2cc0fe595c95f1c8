using System.Globalization;
using System.Text;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Writing;
using Plimsoll.Tests.Journal.Files;

namespace Plimsoll.Tests.Journal;

/// <summary>Small journals that are always the same.</summary>
internal static class JournalSample
{
    /// <summary>Writes so many notes in small groups and segments, and closes the journal.</summary>
    public static FaultyFiles Write(int notes, JournalOptions? options = null)
    {
        var files = new FaultyFiles();
        using var writer = JournalWriter.Open(files, options ?? Small);
        for (var i = 1; i <= notes; i++)
        {
            _ = writer.Append(RecordKind.Note, 1, Text(i));
        }

        return files;
    }

    /// <summary>Options that give many groups and segments from few records.</summary>
    public static JournalOptions Small => new()
    {
        Durability = Durability.None,
        GroupBytes = 200,
        SegmentBytesMax = 4096,
        ReserveBytes = 0,
        Build = "sample",
        Configuration = "{\"sample\": true}"u8.ToArray(),
        Clock = new ManualClock(),
    };

    public static byte[] Text(int number) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"note {number} of a sample"));

    /// <summary>Where the records of a plain segment lie.</summary>
    public static List<(long Sequence, int Offset, int Size, RecordKind Kind)> Records(byte[] segment)
    {
        var records = new List<(long, int, int, RecordKind)>();
        for (var offset = 0; offset < segment.Length;)
        {
            var head = RecordLayout.ReadHead(segment.AsSpan(offset));
            var size = RecordLayout.SizeOf(head.Length);
            records.Add((head.Sequence, offset, size, head.Kind));
            offset += size;
        }

        return records;
    }

    /// <summary>Recomputes all checksums of a segment from a place on, as a forger would.</summary>
    public static void Forge(byte[] segment, int from)
    {
        var previous = 0u;
        foreach (var (_, offset, size, _) in Records(segment))
        {
            var record = segment.AsSpan(offset, size);
            var head = RecordLayout.ReadHead(record);
            if (offset >= from)
            {
                var payload = record.Slice(RecordLayout.HeadBytes, head.Length).ToArray();
                var link = offset == from ? head.PreviousCheck : previous;
                _ = RecordLayout.Write(record, head with { PreviousCheck = link }, payload);
            }

            previous = RecordLayout.ReadHead(record).Check;
        }
    }
}
