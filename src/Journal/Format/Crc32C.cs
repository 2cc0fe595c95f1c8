using System.Buffers.Binary;
using System.Numerics;

namespace Plimsoll.Journal.Format;

/// <summary>CRC-32C (Castagnoli), as in RFC 3720 appendix B.4; by the processor's own instruction where it has
/// one.</summary>
internal static class Crc32C
{
    /// <summary>Value before the first byte.</summary>
    public const uint Start = uint.MaxValue;

    /// <summary>Takes bytes in.</summary>
    public static uint Add(uint state, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var one in bytes)
        {
            state = BitOperations.Crc32C(state, one);
        }

        return state;
    }

    /// <summary>The checksum of everything taken in.</summary>
    public static uint Finish(uint state) => ~state;
}
