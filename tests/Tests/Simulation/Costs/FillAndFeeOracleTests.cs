using System.Globalization;
using System.Text.Json;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Simulation.Costs;

namespace Plimsoll.Tests.Simulation.Costs;

/// <summary>
/// The quant desk's fill, fee and impact cases, all of them: fills by the venue on bars, fees by the presets of
/// <c>--fees</c>, impact by <c>--slippage impact:…</c>.
/// </summary>
public sealed class FillAndFeeOracleTests
{
    [Fact]
    public void Fills_EveryCase_TradeAtTheOraclesPrice()
    {
        var count = 0;
        foreach (var one in Cases("fill-"))
        {
            var input = one.GetProperty("input");
            var bar = input.GetProperty("bar");
            string[] prices = ["open", "high", "low", "close"];
            var words = new List<string> { Text(input, "side")!.ToLowerInvariant(), "1" };
            words.AddRange(Text(input, "stop") is { } stop ? ["stop", Ticks(stop)] : []);
            words.AddRange(Text(input, "limit") is { } limit ? ["limit", Ticks(limit)] : []);
            var isSale = words[0] == "sell";

            // A sale closes a position bought before; a purchase opens one.
            var orders = (isSale ? "0: buy 1\n" : "") + $"1: {string.Join(' ', words)}";
            var bars = "10000 10001 9999 10000; 10000 10001 9999 10000; "
                + string.Join(' ', prices.Select(name => Ticks(Text(bar, name)!)));
            var told = VenueCase.Run(bars, orders, new RunSetup());

            var number = isSale ? 2 : 1;
            var fill = told.Split(" | ").FirstOrDefault(
                line => line.StartsWith($"#{number} {words[0]} 1@", StringComparison.Ordinal));
            var price = fill?.Split('@')[1].Split(' ')[0];
            var expected = one.GetProperty("expected").GetString();
            Assert.True(price == (expected is null ? null : Ticks(expected)), $"{one.GetProperty("id")}: {told}");
            count++;
        }

        Assert.Equal(36, count);
    }

    [Fact]
    public void Fees_EveryCase_EqualThePresets()
    {
        var count = 0;
        foreach (var one in Cases("fee-"))
        {
            var input = one.GetProperty("input");
            var asset = Text(input, "asset")!;
            var side = Text(input, "side") == "BUY" ? OrderSide.Buy : OrderSide.Sell;
            var instrument = RunSetup.Coin(
                asset == "CRYPTO" ? InstrumentKind.Spot : InstrumentKind.Equity, tick: "0.01", lot: "1");
            var expected = one.GetProperty("expected");
            string[] names = asset switch
            {
                "EQUITY" => ["ib-equity", "alpaca-equity"],
                "CRYPTO" => ["ib-crypto", "alpaca-crypto"],
                _ => ["ib-option", "none"],
            };
            string[] keys = ["ib", "alpaca"];
            for (var i = 0; i < keys.Length; i++)
            {
                Assert.True(FeeSchedule.TryParse(names[i], out var schedule));
                var fee = schedule.Fee(
                    instrument, long.Parse(Ticks(Text(input, "price")!), CultureInfo.InvariantCulture),
                    long.Parse(Text(input, "qty")!, CultureInfo.InvariantCulture), side, LiquiditySide.Taker);
                Assert.True(
                    decimal.Parse(fee.ToString(), CultureInfo.InvariantCulture)
                        == decimal.Parse(Text(expected, keys[i])!, CultureInfo.InvariantCulture),
                    $"{one.GetProperty("id")} {keys[i]}: {fee}");
            }

            count++;
        }

        Assert.Equal(16, count);
    }

    [Fact]
    public void Impact_EveryCase_EqualsTheSquareRootRule()
    {
        const double TicksPerUnit = 1e10;
        var count = 0;
        foreach (var one in Cases("impact-"))
        {
            var input = one.GetProperty("input");
            var cap = double.Parse(Text(input, "volume_limit")!, CultureInfo.InvariantCulture) * 100;
            var text = $"impact:{Text(input, "coefficient")},cap={cap.ToString("R", CultureInfo.InvariantCulture)}%";
            Assert.True(SlippageModel.TryParse(text, out var model), text);
            var price = long.Parse(Text(input, "price")!, CultureInfo.InvariantCulture) * (long)TicksPerUnit;
            var facts = new SlippageFacts(
                price, long.Parse(Text(input, "qty")!, CultureInfo.InvariantCulture),
                input.GetProperty("bar_volume").GetInt64(), 1);
            Assert.Equal(one.GetProperty("expected").GetDouble(), model.OffsetTicks(in facts) / TicksPerUnit, 1e-10);
            count++;
        }

        Assert.Equal(10, count);
    }

    private static List<JsonElement> Cases(string prefix)
    {
        var path = ReferenceData.Require("systems/oracles/quant-desk/fill-and-fee-models.json");
        using var file = JsonDocument.Parse(File.ReadAllText(path));
        return [.. file.RootElement.GetProperty("cases").EnumerateArray()
            .Where(one => one.GetProperty("id").GetString()!.StartsWith(prefix, StringComparison.Ordinal))
            .Select(one => one.Clone())];
    }

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();

    private static string Ticks(string price) =>
        (decimal.Parse(price, CultureInfo.InvariantCulture) * 100m).ToString("0", CultureInfo.InvariantCulture);
}
