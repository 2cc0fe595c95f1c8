using System.Text.Json;
using Plimsoll.Indicators.Microstructure;
using Plimsoll.Tests.Research.MarketMaking;

namespace Plimsoll.Tests.Indicators.Microstructure;

public sealed class BarSignalTests
{
    [Fact]
    public void Update_OracleCases_Agree()
    {
        string path = ReferenceData.Require("systems/oracles/market-maker/signals.json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        int count = 0;
        foreach (JsonElement one in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            JsonElement given = one.GetProperty("in");
            JsonElement expected = one.GetProperty("out");
            int minutes = given.GetProperty("bar_minutes").GetInt32();
            var bars = KlineBars.Read(given.GetProperty("data").GetString()!, minutes);
            int index = given.GetProperty("index").GetInt32();
            BarSignals signals = new();
            for (int i = index - 100; i <= index; i++)
            {
                Assert.False(signals.IsReady);
                signals.Update(bars[i].High, bars[i].Low, bars[i].Volume);
            }

            Assert.True(signals.IsReady);
            Near(expected, "mean_reversion", signals.MeanReversion);
            Near(expected, "momentum", signals.Momentum);
            Near(expected, "price_move_signal", signals.PriceMove);
            Near(expected, "trend_strength", signals.TrendStrength);
            Near(expected, "volume_percentile", signals.VolumeRank);
            Near(expected, "volatility", signals.VolatilityPerBar * BarSignals.LegacyYearFactor(60 * minutes));
            count++;
        }

        Assert.Equal(15, count);
    }

    [Theory]
    [InlineData(60, 525_600)]
    [InlineData(3_600, 8_760)]
    [InlineData(86_400, 252)]
    public void LegacyYearFactor_BarLength_ChoosesTheYear(double seconds, double bars) =>
        Assert.Equal(Math.Sqrt(bars), BarSignals.LegacyYearFactor(seconds));

    [Fact]
    public void Update_PriceThatNeverMoves_HasNoSignal()
    {
        BarSignals signals = new();
        for (int i = 0; i < BarSignals.WarmUpBars; i++)
        {
            signals.Update(10, 10, 1);
        }

        Assert.Equal(0, signals.PriceMove);
        Assert.Equal(0, signals.VolatilityPerBar);
        Assert.Equal(1, signals.VolumeRank);
    }

    private static void Near(JsonElement expected, string name, double actual)
    {
        double value = expected.GetProperty(name).GetDouble();

        // Differences of nearly equal averages keep about nine digits of the price, not of themselves.
        double tolerance = 1e-9 * Math.Max(Math.Abs(value), 1e-3);
        Assert.True(Math.Abs(value - actual) <= tolerance, $"{name}: {value:R}, {actual:R}");
    }
}
