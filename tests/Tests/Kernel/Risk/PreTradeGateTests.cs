using System.Globalization;
using System.Text.Json;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>
/// The steps of a gate in use that are about the identity of an order and about its price; the others are judged beside
/// the other cases of that desk.
/// </summary>
public sealed class PreTradeGateTests
{
    /// <summary>
    /// There a number that a caller chose is refused the second time, whatever stands behind it. Here the kernel gives
    /// the numbers and gives none twice; what is refused is the order itself, sent again within a time. So the order
    /// that first bore the number is sent again and refused, and the other one, a different order, is not.
    /// </summary>
    [Fact]
    public void DuplicateSteps_TheOrderItselfSentAgain_IsRefused()
    {
        var judged = 0;
        foreach (var (input, expected) in Cases())
        {
            var first = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            var rig = new LayerRig(Amount.FromUnits(10_000_000), ["zone=UTC", "duplicate-window=1d"], lot: "1");
            foreach (var (step, code) in input.GetProperty("steps").EnumerateArray().Zip(expected.EnumerateArray()))
            {
                if (step.GetProperty("op").GetString() != "order")
                {
                    continue;
                }

                rig.NowNs += RiskRig.Second;
                var id = step.GetProperty("id").GetString()!;
                if (code.GetString() != "DUPLICATE")
                {
                    first.TryAdd(id, step);
                    _ = rig.Ask(Request(rig, step));
                    continue;
                }

                Assert.Equal(OrderReason.DuplicateOrder, rig.Ask(Request(rig, first[id])).First);
                var other = Request(rig, step) with { Quantity = Quantity.FromLots(7_777) };
                Assert.True(rig.Ask(other).IsAllowed, id);
                judged++;
            }
        }

        Assert.Equal(6, judged);
    }

    /// <summary>
    /// The reference is the last price at which an order of the symbol was approved; here it is the price of the
    /// market, so it is put there. There the collar holds both ways; here only on the side that costs: a purchase far
    /// below the market waits and harms nobody, while a sale down there is refused.
    /// </summary>
    [Fact]
    public void CollarSteps_PriceFarFromTheReference_IsRefusedOnTheSideThatCosts()
    {
        var (refused, harmless, near) = (0, 0, 0);
        foreach (var (input, expected) in Cases())
        {
            var collar = input.GetProperty("collar").GetDecimal() * 100m;
            var reference = new Dictionary<int, string>();
            var rig = new LayerRig(
                Amount.FromUnits(10_000_000), [$"collar={collar.ToString("0.##", CultureInfo.InvariantCulture)}%"],
                lot: "1");
            foreach (var (step, code) in input.GetProperty("steps").EnumerateArray().Zip(expected.EnumerateArray()))
            {
                if (step.GetProperty("op").GetString() != "order")
                {
                    continue;
                }

                var place = Place(step);
                var price = step.GetProperty("price").GetString()!;
                if (reference.TryGetValue(place, out var last))
                {
                    rig.Price(place, last);
                    var ticks = rig.Ticks(place, price);
                    var isAbove = ticks > rig.Ticks(place, last);
                    var buys = rig.Ask(rig.Request(place, OrderSide.Buy, 1, ticks));
                    var sells = rig.Ask(rig.Request(place, OrderSide.Sell, 1, ticks));
                    var isFar = code.GetString() == "PRICE_COLLAR";
                    refused += isFar && isAbove ? 1 : 0;
                    harmless += isFar && !isAbove ? 1 : 0;
                    near += code.GetString() == "APPROVED" ? 1 : 0;
                    if (isFar)
                    {
                        Assert.Equal(OrderReason.PriceBeyondCollar, (isAbove ? buys : sells).First);
                        Assert.True((isAbove ? sells : buys).IsAllowed, $"{price} from {last}");
                    }
                    else if (code.GetString() == "APPROVED")
                    {
                        Assert.True(buys.IsAllowed && sells.IsAllowed, $"{price} from {last}");
                    }
                }

                if (code.GetString() == "APPROVED")
                {
                    reference[place] = price;
                }
            }
        }

        Assert.Equal((5, 11), (refused, harmless));
        Assert.InRange(near, 15, 36);
    }

    private static OrderRequest Request(LayerRig rig, JsonElement step)
    {
        var place = Place(step);
        rig.Price(place, step.GetProperty("price").GetString()!);
        var limit = step.GetProperty("limit");
        return rig.Request(
            place, OrderSide.Buy, step.GetProperty("qty").GetInt32(),
            limit.ValueKind == JsonValueKind.Null ? 0 : rig.Ticks(place, limit.GetString()!));
    }

    private static int Place(JsonElement step) => step.GetProperty("symbol").GetString() == "SPY" ? 0 : 1;

    private static IEnumerable<(JsonElement Input, JsonElement Expected)> Cases()
    {
        var text = File.ReadAllText(ReferenceData.Require("systems/oracles/quant-desk/pre-trade-gate.json"));
        foreach (var one in JsonDocument.Parse(text).RootElement.GetProperty("cases").EnumerateArray())
        {
            yield return (one.GetProperty("input"), one.GetProperty("expected"));
        }
    }
}
