using Plimsoll.Journal.Format;

namespace Plimsoll.Tests.Journal.Format;

public sealed class SegmentHeaderTests
{
    private static readonly SegmentHeader Sample = new()
    {
        Number = 12,
        Epoch = 70_000,
        PreviousHash = string.Concat(Enumerable.Repeat("ab", 32)),
        Build = "0.1.0 ü",
        Configuration = "{}"u8.ToArray(),
    };

    [Fact]
    public void TryRead_ItsOwnBytes_GivesTheSame()
    {
        var read = SegmentHeader.TryRead(Sample.ToBytes());
        Assert.NotNull(read);
        Assert.Equal(Sample.Number, read.Number);
        Assert.Equal(Sample.Epoch, read.Epoch);
        Assert.Equal(Sample.PreviousHash, read.PreviousHash);
        Assert.Equal(Sample.Build, read.Build);
        Assert.Equal("{}"u8, read.Configuration.Span);
        Assert.Equal("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", read.ConfigurationHash);
    }

    [Fact]
    public void TryRead_CutOrWrong_IsNull()
    {
        var bytes = Sample.ToBytes();
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Null(SegmentHeader.TryRead(bytes.AsSpan(0, length)));
        }

        foreach (var place in new[] { 0, 7, 48, 79, 80, 84, bytes.Length - 1 })
        {
            var altered = (byte[])bytes.Clone();
            altered[place] ^= 1;
            Assert.Null(SegmentHeader.TryRead(altered));
        }
    }
}
