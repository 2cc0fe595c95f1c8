using System.Text;
using Plimsoll.Journal.Format;

namespace Plimsoll.Tests.Journal.Format;

public sealed class Crc32CTests
{
    // "123456789" is the check value of the CRC catalogue; the four 32-byte cases are those of RFC 3720, B.4.
    public static TheoryData<byte[], uint> Known => new()
    {
        { Encoding.ASCII.GetBytes("123456789"), 0xE3069283 },
        { new byte[32], 0x8A9136AA },
        { Enumerable.Repeat((byte)0xFF, 32).ToArray(), 0x62A8AB43 },
        { Enumerable.Range(0, 32).Select(static i => (byte)i).ToArray(), 0x46DD794E },
        { Enumerable.Range(0, 32).Select(static i => (byte)(31 - i)).ToArray(), 0x113FDB5C },
        { [], 0 },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void Finish_KnownBytes_GivesPublishedValue(byte[] bytes, uint expected)
    {
        Assert.Equal(expected, Crc32C.Finish(Crc32C.Add(Crc32C.Start, bytes)));
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void Add_InAnyPieces_GivesTheSame(byte[] bytes, uint expected)
    {
        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            var state = Crc32C.Add(Crc32C.Start, bytes.AsSpan(0, cut));
            Assert.Equal(expected, Crc32C.Finish(Crc32C.Add(state, bytes.AsSpan(cut))));
        }
    }
}
