using Plimsoll.Model.Values;
using Plimsoll.Simulation.Books.Latency;

namespace Plimsoll.Tests.Simulation.Books.Latency;

public sealed class LatencyLineTests
{
    [Theory]
    [InlineData("lognormal:1ms:2")]
    [InlineData("table:0:1ms:500ms")]
    [InlineData("recorded:1ms")]
    [InlineData("constant:3ms")]
    public void ArrivalNs_RandomTraffic_NeverReordersAndNeverArrivesEarly(string text)
    {
        Assert.True(LatencyModel.TryParse(text, out var model));
        var line = new LatencyLine(model, 3);
        var random = new SeededRandom(17);
        var sent = 0L;
        var before = 0L;
        for (var i = 0; i < 20_000; i++)
        {
            sent += random.NextInt32(3) == 0 ? 0 : random.NextInt32(200_000);
            var arrival = line.ArrivalNs(sent, (uint)random.NextInt32(5_000_000));
            Assert.True(arrival >= sent);
            Assert.True(arrival >= before);
            before = arrival;
        }
    }

    [Fact]
    public void ArrivalNs_OneMoment_TravelsTogether()
    {
        var line = new LatencyLine(LatencyModel.LogNormal(1_000_000, 1, 0), 3);
        var first = line.ArrivalNs(1_000, 0);
        Assert.Equal(first, line.ArrivalNs(1_000, 0));
        Assert.Equal(first, line.ArrivalNs(1_000, 99));
    }

    [Fact]
    public void ArrivalNs_SlowThenFast_WaitsForTheSlow()
    {
        var line = new LatencyLine(LatencyModel.Recorded(0), 3);
        Assert.Equal(1_000_500, line.ArrivalNs(500, 1_000_000));
        Assert.Equal(1_000_500, line.ArrivalNs(600, 10));
        Assert.Equal(2_000_010, line.ArrivalNs(2_000_000, 10));
    }

    [Fact]
    public void ArrivalNs_NoDelay_ArrivesAtOnce()
    {
        var line = new LatencyLine(LatencyModel.None, 3);
        Assert.True(line.IsImmediate);
        Assert.Equal(42, line.ArrivalNs(42, 1_000));
    }
}
