using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Model.Values;

public sealed class TimestampTextTests
{
    [Theory]
    [InlineData(0, "1970-01-01T00:00:00Z")]
    [InlineData(1_706_745_600_000_000_000, "2024-02-01T00:00:00Z")]
    [InlineData(1_706_745_600_120_000_000, "2024-02-01T00:00:00.120Z")]
    [InlineData(1_706_745_600_000_001_000, "2024-02-01T00:00:00.000001Z")]
    [InlineData(1_706_745_600_000_000_001, "2024-02-01T00:00:00.000000001Z")]
    [InlineData(-1, "1969-12-31T23:59:59.999999999Z")]
    [InlineData(-1_000_000_000, "1969-12-31T23:59:59Z")]
    [InlineData(long.MaxValue, "2262-04-11T23:47:16.854775807Z")]
    [InlineData(long.MinValue, "1677-09-21T00:12:43.145224192Z")]
    public void Format_Nanos_IsShortestExactText(long nanos, string expected)
    {
        Assert.Equal(expected, TimestampText.Format(nanos));
        Assert.Equal(expected, Timestamp.FromUnixNanos(nanos).ToString());
    }

    [Theory]
    [InlineData("2024-02-01", 1_706_745_600_000_000_000)]
    [InlineData("2024-02-01T00:05", 1_706_745_900_000_000_000)]
    [InlineData("2024-02-01T00:05Z", 1_706_745_900_000_000_000)]
    [InlineData("2024-02-01 00:05", 1_706_745_900_000_000_000)]
    [InlineData("2024-02-01T00:05:00+01:00", 1_706_742_300_000_000_000)]
    [InlineData("2024-02-01T00:00:00.5Z", 1_706_745_600_500_000_000)]
    [InlineData("2024-02-01T00:00:00.123456789Z", 1_706_745_600_123_456_789)]
    [InlineData("2024-02-01T00:00:00.12345678", 1_706_745_600_123_456_780)]
    [InlineData("1969-12-31T23:59:59.999999999Z", -1)]
    public void TryParse_IsoText_IsRead(string text, long expected)
    {
        Assert.True(TimestampText.TryParse(text, out var time));
        Assert.Equal(expected, time.UnixNanos);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("01.02.2024")]
    [InlineData("2024-13-01")]
    [InlineData("2024-02-30")]
    [InlineData("1066-10-14")]
    [InlineData("9999-01-01")]
    [InlineData("2024-02-01T00:00:00.1234567890Z")]
    public void TryParse_OtherText_IsRefused(string? text) => Assert.False(TimestampText.TryParse(text, out _));

    [Fact]
    public void TryParse_FormattedRandomTimes_RoundTrip()
    {
        var random = new SplitMix(3);
        for (var i = 0; i < 5_000; i++)
        {
            var nanos = (long)(random.Next() % 7_000_000_000_000_000_000) - 3_000_000_000_000_000_000;
            nanos -= (i % 4) switch { 0 => nanos % 1_000_000_000, 1 => nanos % 1_000_000, 2 => nanos % 1_000, _ => 0 };
            Assert.True(TimestampText.TryParse(TimestampText.Format(nanos), out var time), TimestampText.Format(nanos));
            Assert.Equal(nanos, time.UnixNanos);
        }
    }
}
