using System.Text;
using Plimsoll.Data.Import;

namespace Plimsoll.Tests.Data.Feeds;

public sealed class FeedParserTests
{
    private readonly BinanceFeedParser parser = new();
    private readonly FeedLine feed = new();
    private readonly FeedFault fault = new();

    [Fact]
    public void TryParse_GoodLines_AllocatesNothing()
    {
        var lines = FeedText.Spot(50).Lines.Select(Encoding.UTF8.GetBytes).ToArray();
        Assert.Equal(lines.Length, Count(lines));

        var probe = AllocationProbe.Start();
        var count = Count(lines);
        probe.AssertNothing();
        Assert.Equal(lines.Length, count);
    }

    [Theory]
    [InlineData("{\"result\":null,\"id\":1}", FeedMessage.Other)]
    [InlineData("{\"data\":{\"e\":\"kline\",\"E\":1700000000000,\"k\":{\"t\":1}}}", FeedMessage.Other)]
    [InlineData("{\"e\":\"aggTrade\",\"a\":5,\"p\":\"1\",\"q\":\"1\",\"f\":1,\"l\":2,\"m\":false}", FeedMessage.Other)]
    [InlineData("{\"u\":7,\"s\":\"X\",\"b\":\"1.0\",\"B\":\"2\",\"a\":\"1.1\",\"A\":\"3\"}", FeedMessage.Quote)]
    [InlineData("{\"e\":\"trade\",\"t\":5,\"p\":\"1\",\"q\":\"1\",\"b\":88,\"a\":50,\"m\":false}", FeedMessage.Trade)]
    [InlineData("{\"lastUpdateId\":1,\"bids\":[[\"1\",\"2\",[]]],\"asks\":[]}", FeedMessage.Snapshot)]
    [InlineData("{\"new\":{\"x\":[1,{}]},\"U\":1,\"u\":2,\"b\":[],\"a\":[]}", FeedMessage.Depth)]
    public void TryParse_MessagesOfAllKinds_AreKnownByTheirFields(string json, object message)
    {
        Assert.True(parser.TryParse(Encoding.UTF8.GetBytes("1700000000000000000 " + json), feed, fault));
        Assert.Equal(message, feed.Message);
    }

    [Fact]
    public void TryParse_Microseconds_AreKnownByTheirSize()
    {
        Assert.True(parser.TryParse(
            "1700000000000000000 {\"E\":1700000000000123,\"T\":1700000000001,\"U\":1,\"u\":2,\"b\":[],\"a\":[]}"u8,
            feed, fault));

        Assert.Equal((1_700_000_000_000_123_000, 1_700_000_000_001_000_000), (feed.EventNs, feed.TransactionNs));
    }

    [Theory]
    [InlineData("61837.63000000", 6_183_763, 2)]
    [InlineData("0.00000000", 0, 0)]
    [InlineData("100", 100, 0)]
    [InlineData("-0.50", -5, 1)]
    [InlineData("0.00001000", 1, 5)]
    public void Number_ZerosAtTheEnd_AreCutOff(string text, long digits, int decimals)
    {
        Assert.True(FeedNumber.TryParse(Encoding.UTF8.GetBytes(text), out var number));
        Assert.Equal(new FeedNumber(digits, decimals), number);
    }

    [Theory]
    [InlineData(Feeds.SpotFile)]
    [InlineData(Feeds.FuturesFile)]
    public void Probes_CapturedFeed_FindTheSameClockAndTheKnownSteps(string file)
    {
        using var reader = new StreamReader(new System.IO.Compression.GZipStream(
            File.OpenRead(ReferenceData.Require(file)), System.IO.Compression.CompressionMode.Decompress));
        var whole = new FeedMeasure();
        var clock = new FeedMeasure();
        var probe = new BinanceFeedProbe(whole);
        var clockProbe = new BinanceClockProbe(clock);
        while (reader.ReadLine() is { } text)
        {
            var line = Encoding.UTF8.GetBytes(text);
            probe.Add(line);
            clockProbe.Add(line);
        }

        Assert.InRange(whole.ClockOffsetNs, -1_280_000_000, -1_270_000_000);
        Assert.Equal(whole.ClockOffsetNs, clock.ClockOffsetNs);
        Assert.Equal(file == Feeds.SpotFile ? ("0.01", "0.00001") : ("0.1", "0.001"),
            (whole.Tick.ToString(), whole.Lot.ToString()));
    }

    private int Count(byte[][] lines)
    {
        var count = 0;
        foreach (var line in lines)
        {
            count += parser.TryParse(line, feed, fault) && feed.Message != FeedMessage.Other ? 1 : 0;
        }

        return count;
    }
}
