using System.Text.Json;
using Plimsoll.Indicators.Quoting;

namespace Plimsoll.Tests.Indicators.Quoting;

public sealed class BarQuoteTests
{
    [Fact]
    public void Of_OracleCases_Agree()
    {
        string path = ReferenceData.Require("systems/oracles/market-maker/corrected-quotes.json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        int count = 0;
        foreach (JsonElement one in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            JsonElement given = one.GetProperty("in");
            JsonElement expected = one.GetProperty("out");
            BarQuoteSettings settings = new(
                Number(given, "tick"),
                Number(given, "k_depth_bps"),
                Number(given, "gamma_over_k"),
                Number(given, "horizon_bars"),
                Number(given, "maker_fee"),
                Number(given, "min_edge_bps"));
            BarQuote quote = BarQuote.Of(
                settings,
                Number(given, "price"),
                Number(given, "sigma_price_per_sqrt_bar"),
                Number(given, "inventory_lots"));
            Near(Number(expected, "reservation"), quote.Reservation);
            Near(Number(expected, "half_spread"), quote.HalfSpread);
            Assert.Equal(
                new QuoteTicks((long)Number(expected, "bid_ticks"), (long)Number(expected, "ask_ticks")), quote.Ticks);
            count++;
        }

        Assert.Equal(40, count);
    }

    [Fact]
    public void Of_LargeInventory_StaysPostOnly()
    {
        BarQuoteSettings settings = new(0.01, 10, 0.2, 4, 0, 0);
        BarQuote quote = BarQuote.Of(settings, 100, 1, 50);
        Assert.Equal(10_001, quote.Ticks.AskTicks);
        Assert.True(quote.Ticks.BidTicks < 9_900);
    }

    [Fact]
    public void Of_PriceNotPositive_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            BarQuote.Of(new BarQuoteSettings(0.01, 10, 0.2, 4, 0, 0), 0, 1, 0));

    private static double Number(JsonElement from, string name) => from.GetProperty(name).GetDouble();

    private static void Near(double expected, double actual) =>
        Assert.True(
            Math.Abs(expected - actual) <= 1e-9 * Math.Abs(expected), $"expected {expected:R}, found {actual:R}");
}
