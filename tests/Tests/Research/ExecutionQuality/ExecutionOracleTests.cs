using System.Globalization;
using System.Text.Json;
using Plimsoll.Research.ExecutionQuality;

namespace Plimsoll.Tests.Research.ExecutionQuality;

/// <summary>
/// The quant desk's slippage and execution-quality cases, all of them, against the required values (not those of its
/// source, which truncated basis points, bucketed by UTC and let working orders lower the fill rate).
/// </summary>
public sealed class ExecutionOracleTests
{
    [Fact]
    public void Slippage_EveryCase_EqualsTheRequiredFigures()
    {
        var count = 0;
        foreach (var one in Cases("slippage.json"))
        {
            var orders = one.GetProperty("input").GetProperty("executions").EnumerateArray().Select(row =>
                new ExecutedOrder(
                    Text(row, "side") == "BUY", Number(row, "qty"), Number(row, "expected"), Number(row, "actual"),
                    OrderOutcome.Filled, row.GetProperty("fill_ms").GetDouble() / 1_000,
                    DateTimeOffset.Parse(Text(row, "time"), CultureInfo.InvariantCulture).ToUnixTimeSeconds()
                        * 1_000_000_000)).ToArray();
            var expected = one.GetProperty("expected");

            var summary = SlippageSummary.Of(orders, ExchangeClock.NewYork);

            Assert.Equal(expected.GetProperty("count").GetInt32(), summary.Count);
            Assert.Equal(expected.GetProperty("mean_bps").GetDouble(), summary.MeanBasisPoints!.Value, 1e-6);
            Assert.Equal(expected.GetProperty("median_bps").GetDouble(), summary.MedianBasisPoints!.Value, 1e-6);
            Assert.Equal(Number(expected, "total_usd"), summary.TotalMoney, 1e-6);
            Assert.Equal(Counts(expected.GetProperty("by_size")), summary.BySize);
            Assert.Equal(Counts(expected.GetProperty("by_time")), summary.ByTime);
            count++;
        }

        Assert.Equal(10, count);
    }

    [Fact]
    public void Monitor_EveryCase_EqualsTheRequiredFigures()
    {
        var count = 0;
        foreach (var one in Cases("execution-quality.json"))
        {
            var input = one.GetProperty("input");
            var orders = input.GetProperty("orders").EnumerateArray().Select(row => new ExecutedOrder(
                Text(row, "side") == "BUY", Number(row, "qty"), Number(row, "expected"),
                row.GetProperty("fill").ValueKind == JsonValueKind.Null ? null : Number(row, "fill"),
                Text(row, "result") switch
                {
                    "FILLED" => OrderOutcome.Filled, "REJECTED" => OrderOutcome.Rejected,
                    "PENDING" => OrderOutcome.Working, _ => OrderOutcome.Canceled,
                },
                row.GetProperty("seconds").ValueKind == JsonValueKind.Null
                    ? null
                    : row.GetProperty("seconds").GetDouble())).ToArray();
            var limits = new ExecutionLimits
            {
                FillRate = input.GetProperty("fill_rate_threshold").GetDouble(),
                SlippageBasisPoints = input.GetProperty("slippage_bps_threshold").GetDouble(),
                FillSeconds = input.GetProperty("fill_seconds_threshold").GetDouble(),
                SamplesMin = input.GetProperty("min_samples").GetInt32(),
            };
            var expected = one.GetProperty("expected");

            var monitor = ExecutionMonitor.Of(orders, limits);

            Assert.Equal(expected.GetProperty("fill_rate").GetDouble(), monitor.FillRate!.Value, 1e-8);
            Assert.Equal(expected.GetProperty("mean_fill_seconds").GetDouble(), monitor.MeanFillSeconds!.Value, 1e-6);
            Assert.Equal(
                expected.GetProperty("mean_slippage_bps").GetDouble(), monitor.MeanSlippageBasisPoints!.Value, 1e-6);
            Assert.Equal(Number(expected, "slippage_usd"), monitor.SlippageMoney, 1e-6);
            Assert.Equal(
                expected.GetProperty("alerts").EnumerateArray().Select(alert => $"{alert[0]} {alert[1]}").Order(),
                monitor.Alerts.Select(alert => $"{(alert.IsCritical ? "CRITICAL" : "WARNING")} {alert.Name}").Order());
            count++;
        }

        Assert.Equal(10, count);
    }

    [Fact]
    public void Monitor_NothingFinished_IsUndefinedAndSilent()
    {
        var monitor = ExecutionMonitor.Of(
            [new ExecutedOrder(true, 1, 10, null, OrderOutcome.Working)], new ExecutionLimits { SamplesMin = 0 });
        Assert.Null(monitor.FillRate);
        Assert.Null(monitor.MeanFillSeconds);
        Assert.Null(monitor.MeanSlippageBasisPoints);
        Assert.Empty(monitor.Alerts);
        Assert.Null(SlippageSummary.Of([], ExchangeClock.Utc).MedianBasisPoints);
    }

    private static List<JsonElement> Cases(string file)
    {
        var path = ReferenceData.Require("systems/oracles/quant-desk/" + file);
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(one => one.Clone())];
    }

    private static Dictionary<string, int> Counts(JsonElement of) =>
        of.EnumerateObject().ToDictionary(each => each.Name, each => each.Value.GetInt32());

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;

    private static double Number(JsonElement of, string name) =>
        double.Parse(Text(of, name), CultureInfo.InvariantCulture);
}
