using System.Globalization;
using System.Text.Json;
using Plimsoll.Kernel.Allocation;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Tests.Kernel.Risk;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Kernel.Allocation;

/// <summary>Sizes of two desks in use. Corrected values count where there are any.</summary>
public sealed class SizingOracleTests
{
    private const string Desk = "systems/oracles/quant-desk/";
    private const string Lab = "systems/oracles/avwap/";

    private static readonly Instrument Share = RunSetup.Coin(InstrumentKind.Equity, tick: "0.01");

    /// <summary>All methods, caps and buying powers. Less than one share is no trade, as the case requires.</summary>
    [Fact]
    public void PositionSizing_EveryMethod_GivesTheSharesOfTheCase()
    {
        var judged = 0;
        foreach (var (id, input, expected) in Cases("position-sizing.json"))
        {
            var price = Number(input, "price")!.Value;
            var equity = Number(input, "equity")!.Value;
            var caps = $",max={Text(input, "max_position_percent")}%"
                + (Number(input, "max_notional") is { } most ? $",max-value={Plain(most)}" : "");
            var facts = Facts(price, equity) with
            {
                FreeCash = Amount.FromDecimal(Number(input, "buying_power") ?? equity * 100m),
                RangeTicks = Number(input, "atr") is { } range ? (double)range * 100.0 : null,
            };
            Assert.Equal((id, expected.GetProperty("shares").GetInt64()), (id, Shares(RuleOf(input) + caps, facts)));
            Assert.Equal(
                expected.GetProperty("max_shares").GetInt64(),
                Shares("value:1000000000" + caps, facts with { FreeCash = Amount.FromUnits(2_000_000_000) }));
            judged++;
        }

        Assert.Equal(30, judged);
    }

    /// <summary>
    /// A share for each position and one for all together, with a least value. A quantity that a strategy names is
    /// judged by the limits; there too small a value is wrong, here no quantity is refused for being small.
    /// </summary>
    [Fact]
    public void NotionalSizing_SizeAndProposal_AgreeWithTheCase()
    {
        var judged = 0;
        foreach (var (id, input, expected) in Cases("notional-sizing.json"))
        {
            var account = Number(input, "account")!.Value;
            var each = Number(input, "max_per_position")!.Value * 100m;
            var total = Number(input, "max_total")!.Value * 100m;
            var held = account * Number(input, "existing_exposure")!.Value;
            var facts = Facts(Number(input, "price")!.Value, account) with
            {
                FreeCash = Amount.FromDecimal(account), Exposure = Amount.FromDecimal(held),
            };
            var rule = $"percent:{Plain(each)},total={Plain(total)}%,min-value={Text(input, "min_position_value")}";
            Assert.Equal((id, expected.GetProperty("size").GetInt64()), (id, Shares(rule, facts)));

            var rig = new LayerRig(
                Amount.FromDecimal(account),
                [$"symbol-share={Plain(each)}%", $"gross-share={Plain(total)}%", "positions=none"]);
            rig.Price(0, Text(input, "price"));
            rig.Price(1, "1");
            rig.Hold(1, rig.Lots(1, Plain(held)), rig.Ticks(1, "1"));
            var proposed = input.GetProperty("proposed_shares").GetInt64().ToString(CultureInfo.InvariantCulture);
            var lots = rig.Lots(0, proposed);
            var isValid = rig.Ask(rig.Request(0, OrderSide.Buy, lots)).IsAllowed;
            Assert.Equal((id, expected.GetProperty("proposed_valid").GetBoolean()), (id, isValid));
            judged++;
        }

        Assert.Equal(20, judged);
    }

    /// <summary>A quantity, a factor of the regime, then the caps: what is scaled to nothing stays nothing.</summary>
    [Fact]
    public void RiskAdjustedQuantity_FactorAndCaps_GiveTheCorrectedQuantity()
    {
        var judged = 0;
        foreach (var row in Rows(Lab + "risk_adjusted_qty.csv"))
        {
            var rule = $"fixed:{row["base_qty"]},regime=0:{row["risk_multiplier"]}";
            if (row["per_position_cap"].Length != 0)
            {
                rule += $",max={Plain(Parse(row["per_position_cap"]) * 100m)}%";
            }

            if (row["max_gross_exposure"].Length != 0)
            {
                // Up to 1 it was meant as a share there; here the two have names of their own.
                var gross = Parse(row["max_gross_exposure"]);
                rule += gross <= 1m ? $",total={Plain(gross * 100m)}%" : $",total-value={Plain(gross)}";
            }

            var facts = Facts(Parse(row["price"]), Parse(row["account_equity"])) with
            {
                Exposure = row["gross_exposure"].Length == 0
                    ? Amount.Zero
                    : Amount.FromDecimal(Parse(row["gross_exposure"])),
            };
            Assert.Equal(
                (rule, row["corrected_qty"]), (rule, Shares(rule, facts).ToString(CultureInfo.InvariantCulture)));
            judged++;
        }

        Assert.Equal(180, judged);
    }

    /// <summary>Volatility out of the closes themselves, then the share of equity that it leaves.</summary>
    [Fact]
    public void DynamicExposure_VolatilityOfTheCloses_GivesTheShareOfTheCase()
    {
        var judged = 0;
        var closes = new Dictionary<string, List<(int Day, long Ticks)>>();
        foreach (var row in Rows(Lab + "dynamic_exposure.csv"))
        {
            if (!closes.TryGetValue(row["symbol"], out var days))
            {
                days = [.. Rows($"data/equity/daily/{row["symbol"]}.csv")
                    .Where(static day => string.CompareOrdinal(day["date"], "2018-01-02") >= 0)
                    .Select(static day => (
                        int.Parse(day["date"].Replace("-", "", StringComparison.Ordinal), CultureInfo.InvariantCulture),
                        (long)(Parse(day["close"]) * 10_000m)))];
                closes[row["symbol"]] = days;
            }

            var gauge = new VolatilityGauge(int.Parse(row["returns_used"], CultureInfo.InvariantCulture));
            var last = int.Parse(row["end_index"], CultureInfo.InvariantCulture);
            for (var i = Math.Max(0, last - 30); i <= last; i++)
            {
                gauge.Take(days[i].Day, days[i].Ticks, isDayOver: true);
            }

            var realised = gauge.Value(252)!.Value;
            var target = double.Parse(row["target_exposure"], CultureInfo.InvariantCulture);
            var regime = double.Parse(row["regime_multiplier"], CultureInfo.InvariantCulture);
            Assert.Equal(double.Parse(row["realized_vol"], CultureInfo.InvariantCulture), realised, 1e-12);
            Assert.Equal(target, ExposureScale.ByVolatility(0.15, realised, regime), 1e-9);
            Assert.True(Sizing.TryParse(
                $"percent:100,volatility=15%,regime=4:{row["regime_multiplier"]}", out var rule), row["symbol"]);
            var facts = Facts(100m, 1_000_000m) with { Volatility = realised, Regime = 4 };
            var budget = Allocator.Entry(rule, Share, default, OrderSide.Buy, in facts, "in").QuoteBudget;
            Assert.Equal(target * 1_000_000, budget.ToDouble(), 1.0);
            judged++;
        }

        Assert.Equal(104, judged);
    }

    private static string RuleOf(JsonElement input)
    {
        var risk = Text(input, "risk_per_trade_percent");
        return input.GetProperty("method").GetString() switch
        {
            "VOLATILITY_ADJUSTED" => Number(input, "atr") is null
                ? $"risk:{risk}/2%"
                : $"risk:{risk}/{Text(input, "atr_multiplier")}atr",
            "FIXED_DOLLAR" => $"percent:{risk}",
            "FIXED_PERCENT" => $"percent:{Text(input, "max_position_percent")}",
            "KELLY" => $"kelly:{Text(input, "win_rate")}/{Text(input, "win_loss_ratio")}",
            var other => throw new InvalidOperationException(other),
        };
    }

    private static SizingFacts Facts(decimal price, decimal equity) => new()
    {
        Equity = Amount.FromDecimal(equity),
        FreeCash = Amount.FromDecimal(equity * 100m),
        LastTicks = (long)(price * 100m),
        Regime = 0,
    };

    /// <summary>What the order comes to in whole shares at the last price.</summary>
    private static long Shares(string text, SizingFacts facts)
    {
        Assert.True(Sizing.TryParse(text, out var sizing), text);
        var request = Allocator.Entry(sizing, Share, default, OrderSide.Buy, in facts, "in");
        return request.Quantity.IsZero
            ? request.QuoteBudget.DivideToWhole(Share.Notional(facts.LastTicks, 1))
            : request.Quantity.Lots;
    }

    private static IEnumerable<(string Id, JsonElement Input, JsonElement Expected)> Cases(string file)
    {
        var text = File.ReadAllText(ReferenceData.Require(Desk + file));
        foreach (var one in JsonDocument.Parse(text).RootElement.GetProperty("cases").EnumerateArray())
        {
            yield return (one.GetProperty("id").GetString()!, one.GetProperty("input"), one.GetProperty("expected"));
        }
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadAllLines(ReferenceData.Require(file));
        var names = lines[0].Split(',');
        foreach (var line in lines.Skip(1).Where(static line => line.Length != 0))
        {
            var cells = line.Split(',');
            yield return names.Zip(cells).ToDictionary(static pair => pair.First, static pair => pair.Second);
        }
    }

    private static string Text(JsonElement input, string name) => Plain(Number(input, name)!.Value);

    private static decimal? Number(JsonElement input, string name) => input.GetProperty(name) switch
    {
        { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => Parse(text.GetString()!),
        var number => number.GetDecimal(),
    };

    private static decimal Parse(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Plain(decimal value) => value.ToString("0.########", CultureInfo.InvariantCulture);
}
