using System.Text.Json;
using Plimsoll.Model.Orders;
using Plimsoll.Simulation.Paper;

namespace Plimsoll.Tests.Simulation.Paper;

/// <summary>
/// The paper executor's cases and the depth cost model's, all of them. Deliberately different: fees are taken of the
/// executed value, and a limit order that crosses pays the taker's fee, as the notes of the cost model's cases require.
/// </summary>
public sealed class PaperOracleTests
{
    [Fact]
    public void Executor_EveryCase_EqualsTheOracle()
    {
        var count = 0;
        foreach (var one in Cases("executor.json"))
        {
            var input = one.GetProperty("in");
            var draws = new Queue<double>(
                input.GetProperty("unit_draws").EnumerateArray().Select(each => each.GetDouble()));
            var executor = new PaperExecutor(Profile(input.GetProperty("config_overrides")), draws.Dequeue);
            var results = one.GetProperty("out").GetProperty("results").EnumerateArray().ToArray();
            var place = 0;
            foreach (var row in input.GetProperty("orders").EnumerateArray())
            {
                var limit = row.GetProperty("limit_price");
                var order = new PaperOrder(
                    row.GetProperty("symbol").GetString()!,
                    row.GetProperty("side").GetString() == "BUY" ? OrderSide.Buy : OrderSide.Sell,
                    row.GetProperty("order_type").GetString() == "MARKET",
                    row.GetProperty("quantity").GetDouble(),
                    limit.ValueKind == JsonValueKind.Null ? null : limit.GetDouble());
                RequireEqual(results[place++], executor.Execute(in order), one.GetProperty("id").GetString()!);
                count++;
            }

            RequireStatistics(one.GetProperty("out").GetProperty("statistics"), executor.Statistics);
        }

        Assert.Equal(90, count);
    }

    [Fact]
    public void CostModel_EveryCase_EqualsTheOracleButForTheFees()
    {
        var count = 0;
        foreach (var one in Cases("cost-model.json"))
        {
            var input = one.GetProperty("in");
            var expected = one.GetProperty("out");
            switch (input.GetProperty("kind").GetString())
            {
                case "market":
                    var market = Model(input).Market(Side(input), Of(input, "current_price"), Of(input, "size"));
                    RequireFill(expected, market);
                    break;
                case "limit":
                    var limit = new DepthCostModel(1, 0).Limit(
                        Side(input), Of(input, "current_price"), Of(input, "limit_price"), Of(input, "size"));
                    RequireFill(expected, limit);
                    Assert.Equal(limit.FilledSize > 0, limit.IsTaker);
                    break;
                case "funding":
                    var rate = input.GetProperty("funding_rate");
                    var funding = rate.ValueKind == JsonValueKind.Null
                        ? DepthCostModel.Funding(Of(input, "position_value"), Of(input, "hours_held"))
                        : DepthCostModel.Funding(
                            Of(input, "position_value"), Of(input, "hours_held"), rate.GetDouble());
                    Near(expected.GetDouble(), funding);
                    break;
                default:
                    RequireRoundTrip(input, expected);
                    break;
            }

            count++;
        }

        Assert.Equal(28, count);
    }

    private static void RequireFill(JsonElement expected, DepthFill fill)
    {
        Near(Of(expected, "avg_fill_price"), fill.AveragePrice);
        Near(Of(expected, "filled_size"), fill.FilledSize);
        Near(Of(expected, "fill_ratio"), fill.FillRatio);
        Near(Of(expected, "slippage_bps"), fill.SlippageBasisPoints);
        Assert.Equal(expected.GetProperty("partial_fill").GetBoolean(), fill.FillRatio is > 0 and < 1);
        Near(fill.FilledSize * fill.AveragePrice * 0.0006, fill.Fees);
    }

    private static void RequireRoundTrip(JsonElement input, JsonElement expected)
    {
        var (entry, exit) = (Of(input, "entry_price"), Of(input, "exit_price"));
        var size = Of(input, "size");
        var cost = Model(input).RoundTrip(entry, exit, size);
        Near(Of(expected, "entry_slippage"), cost.EntrySlippage);
        Near(Of(expected, "exit_slippage"), cost.ExitSlippage);
        Near(((entry * size) + cost.EntrySlippage) * 0.0006, cost.EntryFees);
        Near(((exit * size) - cost.ExitSlippage) * 0.0006, cost.ExitFees);
        Near(cost.EntrySlippage + cost.EntryFees + cost.ExitSlippage + cost.ExitFees, cost.Total);
        var moved = cost.EntryFees - Of(expected, "entry_fees") + cost.ExitFees - Of(expected, "exit_fees");
        Near(Of(expected, "total_cost") + moved, cost.Total);
        Near(Of(expected, "cost_bps") + (moved / ((entry + exit) * size / 2) * 10_000), cost.BasisPoints);
    }

    private static void RequireEqual(JsonElement expected, PaperResult result, string id)
    {
        Assert.True(expected.GetProperty("status").GetString() == result.Status, id);
        Assert.Equal(expected.GetProperty("draws_used").GetInt32(), result.DrawCount);
        Assert.Equal(expected.GetProperty("latency_ms").GetInt32(), result.LatencyMs);
        Near(Of(expected, "filled_quantity"), result.FilledQuantity);
        if (result.Price is not { } price)
        {
            Assert.Equal(expected.GetProperty("rejection_reason").GetString(), result.RejectionReason);
            Assert.Equal(JsonValueKind.Null, expected.GetProperty("price").ValueKind);
            return;
        }

        Assert.Equal(Of(expected, "price"), price, 1e-8);
        Near(Of(expected, "base_price"), result.BasePrice);
        Near(Of(expected, "slippage_pct"), result.SlippagePercent);
        Near(Of(expected, "fee_pct"), result.FeePercent);
        Near(Of(expected, "fee_amount"), result.FeeAmount);
        Assert.Equal(expected.GetProperty("fee_type").GetString(), result.FeeType);
        Assert.Equal(expected.GetProperty("is_partial").GetBoolean(), result.IsPartial);
    }

    private static void RequireStatistics(JsonElement expected, PaperStatistics statistics)
    {
        Assert.Equal(expected.GetProperty("total_orders").GetInt32(), statistics.TotalOrders);
        Assert.Equal(expected.GetProperty("filled_orders").GetInt32(), statistics.FilledOrders);
        Assert.Equal(expected.GetProperty("partial_fills").GetInt32(), statistics.PartialFills);
        Assert.Equal(expected.GetProperty("rejected_orders").GetInt32(), statistics.RejectedOrders);
        Near(Of(expected, "fill_rate"), statistics.FillRate);
        Near(Of(expected, "total_fees_usdt"), statistics.TotalFees);
        Near(Of(expected, "total_volume_usdt"), statistics.TotalVolume);
        Near(Of(expected, "average_fee_pct"), statistics.AverageFeePercent);
    }

    private static PaperProfile Profile(JsonElement overrides)
    {
        var profile = PaperProfile.Usual;
        foreach (var one in overrides.EnumerateObject())
        {
            var value = one.Value.GetDouble();
            profile = one.Name switch
            {
                "success_rate" => profile with { SuccessRate = value },
                "partial_fill_probability" => profile with { PartialFillProbability = value },
                "maker_fee_pct" => profile with { MakerFeePercent = value },
                "taker_fee_pct" => profile with { TakerFeePercent = value },
                "min_slippage_pct" => profile with { SlippageMinPercent = value },
                "max_slippage_pct" => profile with { SlippageMaxPercent = value },
                _ => throw new InvalidOperationException(one.Name),
            };
        }

        return profile;
    }

    private static List<JsonElement> Cases(string file)
    {
        var path = ReferenceData.Require("systems/oracles/mexc-crypto/" + file);
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(one => one.Clone())];
    }

    private static DepthCostModel Model(JsonElement input) =>
        new(Of(input, "order_book_depth"), Of(input, "volatility"));

    private static OrderSide Side(JsonElement input) =>
        input.GetProperty("side").GetString() is "buy" or "long" ? OrderSide.Buy : OrderSide.Sell;

    private static double Of(JsonElement of, string name) => of.GetProperty(name).GetDouble();

    private static void Near(double expected, double actual) =>
        Assert.Equal(expected, actual, Math.Max(Math.Abs(expected) * 1e-12, 1e-15));
}
