using System.Text.Json;
using Plimsoll.Model.Values;
using Plimsoll.Research.Reports;
using Plimsoll.Research.Results;

namespace Plimsoll.Tests.Research.Reports;

public sealed class MarketMakingSectionTests
{
    [Fact]
    public void Render_RunThatMadeAMarket_HasTheSectionAndItsLink()
    {
        var page = ReportText.Page(Made());
        var section = page.Descendants("section").Single(one => one.Attribute("id")!.Value == "market-making");
        var text = section.Value;
        Assert.Contains("Spread captured by resting orders+12.50", text);
        Assert.Contains("Inventory: what the mid did to it−4.00", text);
        Assert.Contains("Profit+5.50", text);
        Assert.Contains("A fill stood 2.5 ticks from the mid on average and cost 0.6 ticks in fees", text);
        Assert.Contains("five seconds later 1.25 ticks of it were left, 0.65 after fees. The spread paid", text);
        Assert.Contains("40 orders rested, 7 were moved, 10 filled at least in part (25.0%;", text);
        Assert.Contains("waited 3.500 seconds in the middle", text);
        Assert.Contains("#market-making", page.Descendants("nav").Single().ToString());
        Assert.Contains("inventory-chart-1", section.ToString());
    }

    [Fact]
    public void Render_LossAfterFees_SaysSo()
    {
        var result = Made();
        var maker = result.MarketMaking[0] with { FeeTicks = 2 };
        var text = ReportText.Page(result with { MarketMaking = [maker] }).ToString();
        Assert.Contains("The spread did not pay for fees and adverse moves", text);
    }

    [Fact]
    public void Render_OtherRuns_HaveNeitherSectionNorLink()
    {
        var page = ReportText.Page(SampleResult.Year()).ToString();
        Assert.DoesNotContain("market-making", page);
        Assert.DoesNotContain("marketMaking", Json(SampleResult.Year()));
    }

    [Fact]
    public void Json_RunThatMadeAMarket_HasTheExactParts()
    {
        using var document = JsonDocument.Parse(Json(Made()));
        var maker = document.RootElement.GetProperty("marketMaking")[0];
        Assert.Equal("12.5", maker.GetProperty("spreadCapturedExact").GetString());
        Assert.Equal("5.5", maker.GetProperty("netProfitExact").GetString());
        Assert.Equal(5, maker.GetProperty("markouts")[0].GetProperty("horizonSeconds").GetDouble());
        Assert.Equal(3, maker.GetProperty("inventoryPath").GetArrayLength());
        string[] names = [.. maker.EnumerateObject().Select(one => one.Name)];
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    private static string Json(RunResult result) =>
        System.Text.Encoding.UTF8.GetString(ResultJson.Render(result, [], "0", []).Content.Span);

    private static RunResult Made() => SampleResult.Year() with
    {
        MarketMaking =
        [
            new MakerResult
            {
                InstrumentId = "COIN0.TEST",
                OrdersRested = 40,
                OrdersReplaced = 7,
                OrdersFilled = 10,
                MakerFills = 12,
                QuantityFillRatio = 0.2,
                SpreadCaptured = Amount.FromAtto((Int128)12_500_000_000_000_000_000),
                InventoryProfit = Amount.FromUnits(-4),
                Fees = Amount.FromUnits(3),
                HalfSpreadTicks = 2.5,
                FeeTicks = 0.6,
                QueueWaitMeanSeconds = 4,
                QueueWaitMedianSeconds = 3.5,
                QueueWaitHighSeconds = 9,
                Markouts = [new MakerMarkout(5, "both", 12, -1.25, 0.3, -0.9, -6, 1.25)],
                InventoryPath =
                [
                    new MakerInventoryPoint(1_000_000_000, 1, 100), new MakerInventoryPoint(2_000_000_000, -1, 101),
                    new MakerInventoryPoint(5_000_000_000, 0, 100),
                ],
            },
        ],
    };
}
