using Plimsoll.Journal.Format;

namespace Plimsoll.Tests.Journal.Format;

public sealed class RecordLayoutTests
{
    [Fact]
    public void Write_KnownRecord_LiesAsDocumented()
    {
        var head = new RecordHead(0, 0, 0x0102030405060708, 0xA1B2C3D4, RecordKind.Note, 7, 0x1122);
        var record = new byte[RecordLayout.SizeOf(3)];

        var check = RecordLayout.Write(record, in head, [0x61, 0x62, 0x63]);

        Assert.Equal(32, record.Length);
        Assert.Equal([3, 0, 0, 0], record[..4]);
        Assert.Equal(BitConverter.GetBytes(check), record[4..8]);
        Assert.Equal([8, 7, 6, 5, 4, 3, 2, 1], record[8..16]);
        Assert.Equal([0xD4, 0xC3, 0xB2, 0xA1], record[16..20]);
        Assert.Equal([15, 7, 0x22, 0x11], record[20..24]);
        Assert.Equal([0x61, 0x62, 0x63, 0, 0, 0, 0, 0], record[24..]);
        Assert.Equal(head with { Length = 3, Check = check }, RecordLayout.ReadHead(record));
        Assert.Equal(check, RecordLayout.CheckOf(record));
    }

    [Theory]
    [InlineData(0, 24)]
    [InlineData(1, 32)]
    [InlineData(8, 32)]
    [InlineData(64, 88)]
    public void SizeOf_AnyPayload_IsAMultipleOfEight(int payload, int expected) =>
        Assert.Equal(expected, RecordLayout.SizeOf(payload));

    [Fact]
    public void CheckOf_AnyBitFlipped_Differs()
    {
        var record = new byte[RecordLayout.SizeOf(13)];
        var head = new RecordHead(0, 0, 42, 99, RecordKind.InputEvent, 1, 1);
        var check = RecordLayout.Write(record, in head, new byte[13]);
        for (var bit = 0; bit < record.Length * 8; bit++)
        {
            if (bit / 8 is >= 4 and < 8)
            {
                continue;
            }

            record[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.NotEqual(check, RecordLayout.CheckOf(record));
            record[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }
}
