using System.Runtime.InteropServices;
using Plimsoll.Journal.Format;

namespace Plimsoll.Journal.Writing;

/// <summary>Records on their way from one thread to another, one behind the other in one piece of memory.</summary>
internal sealed class RecordBatch
{
    private const int HeadBytes = 8;
    private byte[] bytes = new byte[64 * 1024];

    public int Length { get; private set; }

    public int Count { get; private set; }

    public void Add(RecordKind kind, byte version, ReadOnlySpan<byte> payload)
    {
        var needed = Length + HeadBytes + payload.Length;
        if (needed > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(needed, bytes.Length * 2));
        }

        var target = bytes.AsSpan(Length);
        MemoryMarshal.Write(target, payload.Length);
        target[4] = (byte)kind;
        target[5] = version;
        payload.CopyTo(target[HeadBytes..]);
        Length = needed;
        Count++;
    }

    public void AppendTo(JournalWriter writer)
    {
        for (var place = 0; place < Length;)
        {
            var length = MemoryMarshal.Read<int>(bytes.AsSpan(place));
            _ = writer.Append((RecordKind)bytes[place + 4], bytes[place + 5], bytes.AsSpan(place + HeadBytes, length));
            place += HeadBytes + length;
        }

        Length = 0;
        Count = 0;
    }
}
