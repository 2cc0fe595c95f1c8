using System.Globalization;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;

namespace Plimsoll.Journal.Replay;

/// <summary>The last few records, for the context of a difference. They cost a copy each and no words until
/// asked.</summary>
internal sealed class RecentRecords
{
    private const int Kept = 8;
    private const int PayloadMax = 4_096;
    private readonly byte[][] payloads = [.. Enumerable.Range(0, Kept).Select(static _ => new byte[PayloadMax])];
    private readonly (Format.RecordKind Kind, byte Version, long Sequence, int Length)[] heads = new
        (Format.RecordKind, byte, long, int)[Kept];
    private long count;

    public void Add(scoped in JournalRecord record)
    {
        var place = (int)(count++ % Kept);
        var length = Math.Min(record.Payload.Length, PayloadMax);
        record.Payload[..length].CopyTo(payloads[place]);
        heads[place] = (record.Kind, record.Version, record.Sequence, length);
    }

    public IReadOnlyList<string> Texts()
    {
        var texts = new List<string>();
        for (var i = Math.Max(0, count - Kept); i < count; i++)
        {
            var (kind, version, sequence, length) = heads[i % Kept];
            texts.Add(string.Create(CultureInfo.InvariantCulture, $"{sequence} {kind} ") + (length < PayloadMax
                ? RecordText.Of(kind, version, payloads[i % Kept].AsSpan(0, length))
                : "(too long to be shown here)"));
        }

        return texts;
    }
}
