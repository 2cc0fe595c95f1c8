using System.Globalization;
using System.Text.Json;
using Plimsoll.Research.Statistics;

namespace Plimsoll.Tests.Research.Statistics;

/// <summary>The performance cases of the desk system: the required values, not those of its faulty source.</summary>
public sealed class QuantDeskPerformanceTests(ITestOutputHelper output)
{
    private const string Cases = "systems/oracles/quant-desk/performance-metrics.json";

    [Fact]
    public void Evaluate_AllCases_GiveTheRequiredValues()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(ReferenceData.Require(Cases)));
        var compared = 0;
        foreach (var item in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var report = PerformanceAnalysis.Evaluate(Input(item.GetProperty("input")));
            foreach (var expected in item.GetProperty("expected").EnumerateObject())
            {
                var name = item.GetProperty("id").GetString() + " " + expected.Name;
                var actual = Value(report, expected.Name);
                var value = Number(expected.Value);
                Assert.True(value.HasValue == actual.HasValue, $"{name}: expected {value}, got {actual}");
                Assert.True(
                    value is null || Math.Abs(value.Value - actual!.Value) <= 1e-8,
                    $"{name}: expected {value}, got {actual}");
                compared++;
            }
        }

        output.WriteLine($"compared {compared} required values");
        Assert.Equal(110, compared);
    }

    [Fact]
    public void Evaluate_CasesWhoseSourceIsFaulty_DifferFromTheSource()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(ReferenceData.Require(Cases)));
        var differing = 0;
        foreach (var item in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var report = PerformanceAnalysis.Evaluate(Input(item.GetProperty("input")));
            var faulty = Number(item.GetProperty("source_actual").GetProperty("sharpe"));
            differing += faulty is { } value && Math.Abs(value - report["sharpe"]!.Value) > 1e-3 ? 1 : 0;
        }

        output.WriteLine($"{differing} cases differ from the faulty source");
        Assert.True(differing >= 8);
    }

    private static double? Value(PerformanceReport report, string name) => name switch
    {
        "sharpe" => report["sharpe"],
        "sortino" => report["sortino"],
        "max_drawdown_percent" => 100.0 * report["maxDrawdown"],
        "win_rate" => report["winRate"],
        "profit_factor" => report["profitFactor"],
        "wins" => report["winningTrades"],
        "losses" => report["losingTrades"],
        "flats" => report["breakEvenTrades"],
        "gross_profit" => report["winningProfit"],
        "gross_loss" => -report["losingProfit"],
        "net" => report["tradeNetProfit"],
        _ => throw new InvalidOperationException("no metric for " + name),
    };

    private static PerformanceInput Input(JsonElement input)
    {
        EquityPoint[] points =
        [
            .. input.GetProperty("equity").EnumerateArray().Select(
                point => new EquityPoint(TimeNs(point[0]), Number(point[1])!.Value)),
        ];
        return new PerformanceInput
        {
            StartEquity = Number(input.GetProperty("start_equity"))!.Value,
            FinalEquity = points[^1].Equity,
            PeriodsPerYear = 252.0,
            RiskFreeAnnual = Number(input.GetProperty("risk_free_annual"))!.Value,
            DailyEquity = points,
            Trades = [.. input.GetProperty("trades").EnumerateArray().Select(Trade)],
        };
    }

    private static TradeRecord Trade(JsonElement trade)
    {
        var profit = Number(trade.GetProperty("pnl"))!.Value;
        return new TradeRecord
        {
            InstrumentId = trade.GetProperty("symbol").GetString()!,
            IsLong = trade.GetProperty("side").GetString() == "LONG",
            EntryTimeNs = TimeNs(trade.GetProperty("entry_time")),
            ExitTimeNs = TimeNs(trade.GetProperty("exit_time")),
            EntryPrice = Number(trade.GetProperty("entry_price"))!.Value,
            ExitPrice = Number(trade.GetProperty("exit_price"))!.Value,
            Quantity = Number(trade.GetProperty("quantity"))!.Value,
            GrossProfit = profit,
            Fees = 0.0,
            SlippageCost = 0.0,
            NetProfit = profit,
            MaximumAdverseExcursion = Math.Min(0.0, profit),
            MaximumFavourableExcursion = Math.Max(0.0, profit),
            EntryReason = trade.GetProperty("signal").GetString() ?? string.Empty,
            ExitReason = string.Empty,
            BarsHeld = 0,
        };
    }

    private static long TimeNs(JsonElement element) =>
        (DateTimeOffset.Parse(element.GetString()!, CultureInfo.InvariantCulture) - DateTimeOffset.UnixEpoch).Ticks
        * 100L;

    private static double? Number(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => double.Parse(element.GetString()!, CultureInfo.InvariantCulture),
        _ => element.GetDouble(),
    };
}
