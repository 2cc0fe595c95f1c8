using System.Buffers.Binary;

namespace Plimsoll.Journal.Format;

/// <summary>The payload of a seal, version 1: 48 bytes.</summary>
internal static class SealBody
{
    public const byte Version = 1;
    public const int Bytes = 48;

    /// <summary>Bytes of the two numbers, which the hash covers.</summary>
    public const int NumberBytes = 16;

    /// <summary>Bytes of a whole seal record.</summary>
    public const int RecordBytes = RecordLayout.HeadBytes + Bytes;

    /// <summary>Writes the two numbers.</summary>
    /// <param name="target">At least 16 bytes.</param>
    /// <param name="first">Sequence of the group's first record.</param>
    /// <param name="durable">Last sequence known to be on disk before this group.</param>
    public static void WriteNumbers(Span<byte> target, long first, long durable)
    {
        BinaryPrimitives.WriteInt64LittleEndian(target, first);
        BinaryPrimitives.WriteInt64LittleEndian(target[8..], durable);
    }

    public static long First(ReadOnlySpan<byte> body) => BinaryPrimitives.ReadInt64LittleEndian(body);

    public static long Durable(ReadOnlySpan<byte> body) => BinaryPrimitives.ReadInt64LittleEndian(body[8..]);

    public static ReadOnlySpan<byte> Hash(ReadOnlySpan<byte> body) => body[NumberBytes..Bytes];
}
