using Plimsoll.Model.Values;
using Plimsoll.Simulation.Books.Latency;

namespace Plimsoll.Tests.Simulation.Books.Latency;

public sealed class LatencyModelTests
{
    [Theory]
    [InlineData("none", 0, "none")]
    [InlineData("0", 0, "none")]
    [InlineData("5ms", 5_000_000, "constant:5ms")]
    [InlineData("constant:250us", 250_000, "constant:250us")]
    [InlineData("constant:1.5s", 1_500_000_000, "constant:1500ms")]
    [InlineData("constant:7ns", 7, "constant:7ns")]
    [InlineData("recorded", 0, "recorded")]
    [InlineData("recorded:1ms", 1_000_000, "recorded:1ms")]
    [InlineData("lognormal:2ms:0.5", 2_000_000, "lognormal:2ms:0.5:0")]
    [InlineData("lognormal:2ms:0.5:1ms", 2_000_000, "lognormal:2ms:0.5:1ms")]
    [InlineData("table:20ms:1ms:2ms", 2_000_000, "table:1ms:2ms:20ms")]
    public void TryParse_Model_ReadsWhatItWrites(string text, long nanos, string written)
    {
        Assert.True(LatencyModel.TryParse(text, out var model));
        Assert.Equal(nanos, model.Nanos);
        Assert.Equal(written, model.ToString());
        Assert.True(LatencyModel.TryParse(written, out var again));
        Assert.Equal(model, again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("-5ms")]
    [InlineData("constant")]
    [InlineData("constant:2h")]
    [InlineData("lognormal:2ms")]
    [InlineData("lognormal:0ms:1")]
    [InlineData("lognormal:2ms:9")]
    [InlineData("table")]
    [InlineData("table:1ms:x")]
    [InlineData("2000000s")]
    public void TryParse_AnythingElse_IsRefused(string? text) => Assert.False(LatencyModel.TryParse(text, out _));

    [Fact]
    public void Next_LogNormal_HasTheMedianAndTheSpreadAsked()
    {
        var model = LatencyModel.LogNormal(2_000_000, 0.5, 900_000);
        var random = new SeededRandom(11);
        var delays = new List<long>();
        for (var i = 0; i < 100_001; i++)
        {
            delays.Add(model.Next(random, 0));
        }

        delays.Sort();
        Assert.InRange(delays[50_000], 1_980_000, 2_020_000);
        // One standard deviation above the median: exp(0.5) times as long.
        Assert.InRange(delays[84_134], 3_230_000, 3_370_000);
        Assert.Equal(900_000, delays[0]);
    }

    [Fact]
    public void Next_SameSeed_DrawsTheSameDelays()
    {
        var model = LatencyModel.OfTable([1, 2, 3, 500]);
        var one = new SeededRandom(5);
        var two = new SeededRandom(5);
        for (var i = 0; i < 1_000; i++)
        {
            var delay = model.Next(one, 0);
            Assert.Equal(delay, model.Next(two, 0));
            Assert.Contains(delay, new long[] { 1, 2, 3, 500 });
        }
    }

    [Fact]
    public void Next_Recorded_ReplaysWhatWasRecorded()
    {
        var model = LatencyModel.Recorded(77);
        var random = new SeededRandom(5);
        Assert.Equal(1_234, model.Next(random, 1_234));
        Assert.Equal(77, model.Next(random, 0));
    }

    [Fact]
    public void Constant_OutsideItsRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LatencyModel.Constant(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LatencyModel.Constant(LatencyModel.DelayMaxNs + 1));
        Assert.Throws<ArgumentException>(() => LatencyModel.OfTable([]));
    }

    [Theory]
    [InlineData("none", "none")]
    [InlineData("5ms", "constant:5ms")]
    [InlineData("feed=5ms,entry=recorded", "feed=constant:5ms,entry=recorded,answer=none")]
    [InlineData("feed=none,entry=1ms,answer=lognormal:1ms:1", "feed=none,entry=constant:1ms,answer=lognormal:1ms:1:0")]
    public void SettingsTryParse_Lines_ReadWhatTheyWrite(string text, string written)
    {
        Assert.True(LatencySettings.TryParse(text, out var settings));
        Assert.Equal(written, settings.ToString());
        Assert.True(LatencySettings.TryParse(written, out var again));
        Assert.Equal(settings, again);
    }

    [Theory]
    [InlineData("feed")]
    [InlineData("fed=5ms")]
    [InlineData("feed=5")]
    [InlineData("")]
    public void SettingsTryParse_AnythingElse_IsRefused(string text) =>
        Assert.False(LatencySettings.TryParse(text, out _));
}
