using System.Globalization;
using System.Text.Json;
using Plimsoll.Indicators.Quoting;
using Plimsoll.Research.MarketMaking;

namespace Plimsoll.Tests.Research.MarketMaking;

public sealed class BarMakerSimulationTests
{
    private static readonly BarMakerSettings Simple = new()
    {
        Quote = new BarQuoteSettings(0.01, 10, 0.1, 1, 0.0002, 1), OrderQuantity = 2, OrdersHeldMax = 3,
    };

    [Fact]
    public void Run_OracleCases_Agree()
    {
        var path = ReferenceData.Require("systems/oracles/market-maker/corrected-bar-maker.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        Dictionary<(string, int), List<BarMakerBar>> markets = [];
        var count = 0;
        foreach (var one in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var given = one.GetProperty("in");
            var key = (given.GetProperty("data").GetString()!, given.GetProperty("bar_minutes").GetInt32());
            if (!markets.TryGetValue(key, out var bars))
            {
                bars = [.. KlineBars.Read(key.Item1, key.Item2)
                    .Select(bar => new BarMakerBar(bar.OpenMs * 1_000_000, bar.High, bar.Low, bar.Close))];
                markets.Add(key, bars);
            }

            var settings = new BarMakerSettings
            {
                Quote = new BarQuoteSettings(
                    Number(given, "tick"),
                    Number(given, "k_depth_bps"),
                    Number(given, "gamma_over_k"),
                    Number(given, "horizon_bars"),
                    Number(given, "maker_fee"),
                    Number(given, "min_edge_bps")),
                OrderQuantity = Number(given, "order_quantity"),
                OrdersHeldMax = given.GetProperty("max_lots").GetInt32(),
                IsLongOnly = given.GetProperty("long_only").GetBoolean(),
            };
            Compare(one.GetProperty("out"), BarMakerSimulation.Run(settings, bars));
            count++;
        }

        Assert.Equal(32, count);
    }

    [Fact]
    public void Run_PriceTouchesTheQuote_IsNoFill()
    {
        // Twenty-one equal closes: no volatility, quotes stand at the fee and the depth of the arrivals.
        var bars = Flat(22);
        var quote = BarQuote.Of(Simple.Quote, 100, 0, 0).Ticks;
        bars[21] = bars[21] with { Low = quote.BidTicks * 0.01 };
        Assert.Empty(BarMakerSimulation.Run(Simple, bars).Trades);
        bars[21] = bars[21] with { Low = (quote.BidTicks - 1) * 0.01 };
        var result = BarMakerSimulation.Run(Simple, bars);
        var trade = Assert.Single(result.Trades);
        Assert.True(trade.IsBuy);
        Assert.Equal(quote.BidTicks * 0.01, trade.Price, 1e-12);
        Assert.Equal(trade.Price * 2 * 0.0002, trade.Fee, 1e-12);
        Assert.Empty(BarMakerSimulation.Run(Simple with { FillMarginTicks = 2 }, bars).Trades);
    }

    [Fact]
    public void Run_OneWayMarket_StopsAtTheLimit()
    {
        var bars = Flat(60);
        for (var i = 22; i < bars.Count; i++)
        {
            bars[i] = new BarMakerBar(i, 100 - i, 99 - i, 100 - i);
        }

        var result = BarMakerSimulation.Run(Simple, bars);
        Assert.Equal(3, result.OrdersHeldMax);
        Assert.Equal(result.Buys - result.Sells, result.OrdersHeldAtEnd);
        Assert.True(result.Net < 0);
        Assert.Equal(result.SpreadCapture + result.InventoryProfit - result.Fees, result.Net, 1e-9);
    }

    [Fact]
    public void Run_LongOnly_NeverShort()
    {
        var bars = Flat(60);
        for (var i = 22; i < bars.Count; i++)
        {
            bars[i] = new BarMakerBar(i, 101 + i, 100 + i, 100 + i);
        }

        Assert.Empty(BarMakerSimulation.Run(Simple with { IsLongOnly = true }, bars).Trades);
        Assert.All(BarMakerSimulation.Run(Simple, bars).Trades, trade => Assert.True(trade.OrdersHeld < 0));
    }

    [Fact]
    public void Run_TooFewBars_QuotesNothing()
    {
        Assert.Equal(0, BarMakerSimulation.Run(Simple, Flat(21)).BarsQuoted);
        Assert.Equal(0, BarMakerSimulation.Run(Simple, []).Net);
    }

    [Fact]
    public void Run_SizeNotPositive_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            BarMakerSimulation.Run(Simple with { OrderQuantity = 0 }, Flat(30)));

    private static List<BarMakerBar> Flat(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new BarMakerBar(i, 100, 100, 100))];

    private static void Compare(JsonElement expected, BarMakerResult result)
    {
        Assert.Equal(expected.GetProperty("trades").GetInt32(), result.Trades.Count);
        Assert.Equal(expected.GetProperty("buys").GetInt32(), result.Buys);
        Assert.Equal(expected.GetProperty("sells").GetInt32(), result.Sells);
        Assert.Equal(expected.GetProperty("bars_both_filled").GetInt32(), result.BarsBothFilled);
        Assert.Equal(expected.GetProperty("final_position_lots").GetInt32(), result.OrdersHeldAtEnd);
        Assert.Equal(expected.GetProperty("max_position_lots").GetInt32(), result.OrdersHeldMax);
        Assert.Equal(Number(expected, "fees"), result.Fees, 1e-6);
        Assert.Equal(Number(expected, "realized_gross"), result.RealizedGross, 1e-6);
        Assert.Equal(Number(expected, "unrealized"), result.Unrealized, 1e-6);
        Assert.Equal(Number(expected, "spread_capture"), result.SpreadCapture, 1e-6);
        Assert.Equal(Number(expected, "inventory_pnl"), result.InventoryProfit, 1e-6);
        Assert.Equal(Number(expected, "net"), result.Net, 1e-6);
        Assert.Equal(Number(expected, "max_drawdown"), result.MaximumDrawdown, 1e-6);
        var place = 0;
        foreach (var first in expected.GetProperty("first_trades").EnumerateArray())
        {
            var trade = result.Trades[place++];
            Assert.Equal(first.GetProperty("index").GetInt32(), trade.BarIndex);
            Assert.Equal(first.GetProperty("side").GetString() == "BUY", trade.IsBuy);
            Assert.Equal(first.GetProperty("position_lots").GetInt32(), trade.OrdersHeld);
            Assert.Equal(Number(first, "price"), trade.Price, 1e-6);
            Assert.Equal(Number(first, "fee"), trade.Fee, 1e-6);
            var time = DateTimeOffset.Parse(first.GetProperty("time").GetString()!, CultureInfo.InvariantCulture);
            Assert.Equal(time.ToUnixTimeMilliseconds() * 1_000_000, trade.OpenTimeNs);
        }
    }

    private static double Number(JsonElement from, string name) => from.GetProperty(name).GetDouble();
}
