using System.Globalization;
using System.Text.Json;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Model.Market;

public sealed class TradeBarBuilderTests
{
    private const long MinuteNs = 60_000_000_000;

    private static readonly string[] CandleFields =
        ["symbol", "open", "high", "low", "close", "volume", "trades", "ts"];

    // Deliberate differences: the source of the oracle puts a late trade into the newer candle; a bar here never holds
    // a trade of another minute, late ones are counted. The corrected candles stand here.
    private static readonly Dictionary<string, string> Corrected = new(StringComparer.Ordinal)
    {
        ["candles-3[22]"] = "BTCUSDT 101.40000000 101.40000000 101.40000000 101.40000000 1.64640000 1",
        ["candles-4[21]"] = "ETHUSDT 96.55000000 98.58000000 96.55000000 98.58000000 0.98050000 2",
        ["candles-4[25]"] = "ETHUSDT 96.64000000 107.21000000 96.64000000 107.21000000 2.10790000 2",
    };

    [Fact]
    public void TryAdd_OracleTrades_GiveItsCandles()
    {
        using var oracle = JsonDocument.Parse(
            File.ReadAllBytes(ReferenceData.Require("systems/oracles/mexc-crypto/candle-aggregation.json")));
        var compared = 0;
        var corrected = 0;
        long late = 0;
        foreach (var oracleCase in oracle.RootElement.GetProperty("cases").EnumerateArray())
        {
            var id = oracleCase.GetProperty("id").GetString();
            var builders = new SortedDictionary<string, TradeBarBuilder>(StringComparer.Ordinal);
            var output = oracleCase.GetProperty("out").EnumerateArray().ToList();
            var input = oracleCase.GetProperty("in");
            var trades = input.GetProperty("trades").EnumerateArray().ToList();
            for (var i = 0; i < output.Count; i++)
            {
                var ended = i < trades.Count
                    ? Add(builders, trades[i])
                    : Sweep(builders, input.GetProperty("final_sweep_at").GetInt64() * 1_000_000_000);
                var expected = output[i].EnumerateArray().Select(Text).Order(StringComparer.Ordinal).ToList();
                if (Corrected.TryGetValue($"{id}[{i}]", out var right))
                {
                    var at = expected.FindIndex(candle => candle[..7] == right[..7]);
                    Assert.NotEqual(right, expected[at][..expected[at].LastIndexOf(' ')]);
                    expected[at] = right + expected[at][expected[at].LastIndexOf(' ')..];
                    corrected++;
                }

                Assert.Equal(expected, ended);
                compared += expected.Count;
            }

            late += builders.Values.Sum(builder => builder.LateCount);
        }

        Assert.Equal((3, 3), (corrected, late));
        Assert.True(compared > 50, $"{compared} candles compared");
        TestContext.Current.SendDiagnosticMessage($"{compared} candles compared");
    }

    [Fact]
    public void TryAdd_TradeAfterItsBarEnded_IsCountedAndLeftOut()
    {
        var builder = new TradeBarBuilder(BarPeriod.OneMinute);
        Assert.False(builder.TryAdd(Trade(10, 100, 1), out _));
        Assert.True(builder.TryClose(MinuteNs, out var first));
        Assert.False(builder.TryAdd(Trade(20, 500, 1), out _));
        Assert.False(builder.TryAdd(Trade(MinuteNs, 101, 2), out _));
        Assert.False(builder.TryAdd(Trade(30, 900, 1), out _));
        Assert.True(builder.TryAdd(Trade(5 * MinuteNs, 102, 3), out var second));
        Assert.Equal(new TradeBar(new Bar(MinuteNs, 0, 100, 100, 100, 100, 1), 1), first);
        Assert.Equal(new TradeBar(new Bar(2 * MinuteNs, MinuteNs, 101, 101, 101, 101, 2), 1), second);
        Assert.Equal((2, 0), (builder.LateCount, builder.RefusedCount));
    }

    [Fact]
    public void TryAdd_NoQuantity_IsRefused()
    {
        var builder = new TradeBarBuilder(BarPeriod.OneMinute);
        Assert.False(builder.TryAdd(Trade(10, 100, 0), out _));
        Assert.False(builder.TryAdd(Trade(10, 100, -5), out _));
        Assert.Equal((0, 2), (builder.LateCount, builder.RefusedCount));
        Assert.False(builder.TryClose(long.MaxValue, out _));
    }

    [Fact]
    public void TryClose_BeforeTheEnd_KeepsTheBarOpen()
    {
        var builder = new TradeBarBuilder(BarPeriod.OneMinute);
        builder.TryAdd(Trade(-1, 100, 1), out _);
        Assert.False(builder.TryClose(-1, out _));
        Assert.True(builder.TryClose(0, out var ended));
        Assert.Equal(-MinuteNs, ended.Bar.OpenTimeNs);
    }

    [Fact]
    public void New_NoPeriod_IsRefused() => Assert.Throws<ArgumentException>(() => new TradeBarBuilder(default));

    private static TradeTick Trade(long timeNs, long price, long lots) => new(timeNs, price, lots, 0, -1);

    private static List<string> Add(SortedDictionary<string, TradeBarBuilder> builders, JsonElement trade)
    {
        // A price or quantity that is no number is refused before it becomes a trade.
        var symbol = trade.GetProperty("symbol").GetString()!;
        if (!TrySteps(trade.GetProperty("price"), out var ticks)
            || !TrySteps(trade.GetProperty("trade_qty"), out var lots))
        {
            return [];
        }

        if (!builders.TryGetValue(symbol, out var builder))
        {
            builders[symbol] = builder = new TradeBarBuilder(BarPeriod.OneMinute);
        }

        return builder.TryAdd(Trade(trade.GetProperty("ts_ms").GetInt64() * 1_000_000, ticks, lots), out var ended)
            ? [Text(symbol, ended)]
            : [];
    }

    private static List<string> Sweep(SortedDictionary<string, TradeBarBuilder> builders, long nowNs)
    {
        var ended = new List<string>();
        foreach (var (symbol, builder) in builders)
        {
            if (builder.TryClose(nowNs, out var bar))
            {
                ended.Add(Text(symbol, bar));
            }
        }

        return ended;
    }

    private static bool TrySteps(JsonElement value, out long steps)
    {
        steps = 0;
        return decimal.TryParse(
                value.GetString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && DecimalGrid.Parse("0.00000001").TryToSteps(number, out steps);
    }

    private static string Text(string symbol, TradeBar bar)
    {
        var grid = DecimalGrid.Parse("0.00000001");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{symbol} {grid.Format(bar.Bar.OpenTicks)} {grid.Format(bar.Bar.HighTicks)} "
            + $"{grid.Format(bar.Bar.LowTicks)} "
            + $"{grid.Format(bar.Bar.CloseTicks)} {grid.Format(bar.Bar.VolumeLots)} {bar.TradeCount} "
            + $"{bar.Bar.OpenTimeNs / 1_000_000_000}");
    }

    private static string Text(JsonElement candle) => string.Join(
        ' ',
        CandleFields.Select(name => candle.GetProperty(name).GetString()));
}
