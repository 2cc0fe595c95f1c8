using System.Globalization;
using System.Text.Json;
using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>Breakers, gate and rules of a trading desk in use; required values count where they differ.</summary>
public sealed class QuantDeskOracleTests
{
    private const string Folder = "systems/oracles/quant-desk/";

    [Fact]
    public void FailureBreaker_TripsAtTheLimitAndIsLatched()
    {
        var judged = 0;
        foreach (var (input, expected) in Cases("failure-breaker.json"))
        {
            var board = new BreakerBoard(RiskLimits.None.With(
                LimitName.Failures, Whole(input.GetProperty("max_failures"))));
            var cycles = input.GetProperty("cycles").GetString()!;
            for (var i = 0; i < cycles.Length; i++)
            {
                board.Answer(RiskRig.Second * i, cycles[i] == 'F');
                Assert.Equal(expected[i].GetBoolean(), board[BreakerKind.Failures].IsTripped);
                judged++;
            }
        }

        Assert.True(judged > 100, $"{judged}");
    }

    [Fact]
    public void PatternDayTrader_CountsTradingDaysOfTheCalendar()
    {
        var judged = 0;
        foreach (var (input, expected) in Cases("pattern-day-trader.json"))
        {
            var most = input.GetProperty("max_day_trades").GetInt32();
            var least = Decimal(input.GetProperty("min_equity_usd"));
            var equity = Decimal(input.GetProperty("equity_usd"));
            var ledger = new DayTradeLedger(
                SessionCalendar.Get("XNYS"), input.GetProperty("window_trading_days").GetInt32());
            var row = 0;
            foreach (var request in input.GetProperty("requests").EnumerateArray())
            {
                var day = int.Parse(request[0].GetString()!, CultureInfo.InvariantCulture);
                var isDayTrade = request[1].GetBoolean();
                var count = ledger.Count(day);
                var isAllowed = !isDayTrade || equity >= least || count < most;
                Assert.Equal(expected[row][1].GetInt32(), count);
                Assert.Equal(expected[row][0].GetBoolean(), isAllowed);
                if (isDayTrade && isAllowed)
                {
                    ledger.Add(day);
                }

                row++;
                judged++;
            }
        }

        Assert.True(judged > 100, $"{judged}");
    }

    [Fact]
    public void IntradayDrawdown_FallAndHaltAgree()
    {
        var judged = 0;
        foreach (var (input, expected) in Cases("intraday-drawdown.json"))
        {
            var halt = Decimal(input.GetProperty("halt_percent"));
            var warning = Decimal(input.GetProperty("warning_percent"));
            var board = new BreakerBoard(
                RiskLimits.None.With(LimitName.DayDrawdownShare, Text(halt) + "%")
                    .With(LimitName.BreakerCooldown, "1ms"));
            var day = 20_000;
            var time = 0L;
            var isForced = false;
            board.Mark(0, day, Amount.FromDecimal(Decimal(input.GetProperty("start_equity"))));
            var row = 0;
            foreach (var step in input.GetProperty("steps").EnumerateArray())
            {
                time += RiskRig.Minute;
                switch (step[0].GetString())
                {
                    case "force_halt":
                        // A halt by hand is a pause of the operator, and opens with the new day here as there.
                        isForced = true;
                        break;
                    case "new_day":
                        isForced = false;
                        board.Mark(time, ++day, Amount.FromDecimal(Decimal(step[1])));
                        break;
                    default:
                        board.Mark(time, day, Amount.FromDecimal(Decimal(step[1])));
                        break;
                }

                var fall = 100.0 * (board.DayPeak - board.Equity).ToDouble() / board.DayPeak.ToDouble();
                var isHalted = isForced || board[BreakerKind.DayDrawdown].IsTripped;
                var status = isHalted ? "HALT" : (decimal)fall >= warning ? "WARNING" : "NORMAL";
                Assert.Equal(expected[row][0].GetString(), status);
                Assert.Equal(expected[row][1].GetDouble(), fall, 5e-7);
                row++;
                judged++;
            }
        }

        Assert.Equal(172, judged);
    }

    [Fact]
    public void AntiPyramiding_DecisionsAgree()
    {
        var judged = 0;
        foreach (var (input, expected) in Cases("anti-pyramiding.json"))
        {
            var isLong = input.GetProperty("side").GetString() == "LONG";
            var entry = Decimal(input.GetProperty("avg_entry"));
            var price = Decimal(input.GetProperty("price"));
            var held = Decimal(input.GetProperty("current_notional"));
            var total = held + Decimal(input.GetProperty("add_notional"));
            var profit = held == 0 ? 0m : (price - entry) / entry * (isLong ? 1 : -1);
            var reason = held == 0 ? OrderReason.None : AddingRule.Judge(
                (double)(profit * 1_000_000m), (long)(Decimal(input.GetProperty("max_loss_percent")) * 10_000m),
                input.GetProperty("min_profit_percent").ValueKind == JsonValueKind.Null
                    ? null
                    : (long)(Decimal(input.GetProperty("min_profit_percent")) * 10_000m),
                input.GetProperty("allow_at_breakeven").GetBoolean());
            var share = Decimal(input.GetProperty("max_position_percent")) / 100m;
            var isTooLarge = total > Decimal(input.GetProperty("portfolio")) * share;
            var decision = reason switch
            {
                OrderReason.AddsToLoser => "blocked_losing",
                OrderReason.AddsBelowProfit => "blocked_threshold",
                _ => isTooLarge && held != 0 ? "blocked_max_size" : "allowed",
            };
            Assert.Equal(expected.GetProperty("decision").GetString(), decision);
            judged++;
        }

        Assert.Equal(24, judged);
    }

    /// <summary>
    /// Their one code is the first failing check; here it is in the order of the layers, so it must be among the
    /// reasons told. A collar measures against the last price of the market here and the last approved price there, and
    /// an order id is never given twice here: those two codes are judged in <see cref="PreTradeGateTests"/>.
    /// </summary>
    [Fact]
    public void PreTradeGate_CodesAreAmongTheReasons()
    {
        var judged = 0;
        foreach (var (input, expected) in Cases("pre-trade-gate.json"))
        {
            var rig = new LayerRig(
                Amount.FromDecimal(Decimal(input.GetProperty("account"))), GateLimits(input), lot: "1");
            var row = 0;
            rig.Desk.Mark(rig.NowNs);
            foreach (var step in input.GetProperty("steps").EnumerateArray())
            {
                var code = expected[row++];
                if (step.GetProperty("op").GetString() != "order")
                {
                    rig.Earn(Amount.FromUnits(-6_000));
                    continue;
                }

                var place = step.GetProperty("symbol").GetString() == "SPY" ? 0 : 1;
                rig.NowNs += RiskRig.Second;
                rig.Price(place, step.GetProperty("price").GetString()!);
                if (code.GetString() is "DUPLICATE" or "PRICE_COLLAR")
                {
                    continue;
                }

                var lots = step.GetProperty("qty").GetInt32();
                var answer = rig.Ask(rig.Request(place, OrderSide.Buy, lots));
                judged++;
                if (code.GetString() == "APPROVED" && HoldsMore(input, step))
                {
                    // There an order is measured alone; here what is held already counts with it.
                    Assert.True(answer.All.Contains(OrderReason.ConcentrationReached), $"{answer.All} {step}");
                    rig.Hold(place, lots, rig.Ticks(place, step.GetProperty("price").GetString()!));
                    continue;
                }

                var reasons = GateReasons(code.GetString()!);
                Assert.True(
                    reasons.Length == 0 ? answer.IsAllowed : Array.Exists(reasons, answer.All.Contains),
                    $"{code}: {answer.All} {step}");
                if (step.TryGetProperty("then_filled_position_notional", out _))
                {
                    rig.Hold(place, lots, rig.Ticks(place, step.GetProperty("price").GetString()!));
                }
            }
        }

        Assert.True(judged > 60, $"{judged}");
    }

    [Fact]
    public void KillSwitchAndLimits_WhatAddsRiskIsHeldAndWhatReducesItPasses()
    {
        var judged = 0;
        foreach (var (input, expected) in Cases("kill-switch-and-limits.json"))
        {
            judged += new KillSwitchCase(input).Run(expected);
        }

        Assert.Equal(100, judged);
    }

    private static List<string> GateLimits(JsonElement input)
    {
        var limits = new List<string>
        {
            "zone=UTC",
            "daily-loss=5000",
            "entries-per-day=" + Whole(input.GetProperty("max_orders_per_day")),
            "symbol-share=" + Text(input.GetProperty("per_position").GetDecimal() * 100m) + "%",
            "gross-share=" + Text(input.GetProperty("total").GetDecimal() * 100m) + "%",
        };
        if (input.GetProperty("max_shares").ValueKind != JsonValueKind.Null)
        {
            limits.Add("order-quantity=" + input.GetProperty("max_shares").GetString());
        }

        if (input.GetProperty("max_exposure_usd").ValueKind != JsonValueKind.Null)
        {
            limits.Add("order-value=" + input.GetProperty("max_exposure_usd").GetString());
        }

        return limits;
    }

    private static bool HoldsMore(JsonElement input, JsonElement step) =>
        step.TryGetProperty("then_filled_position_notional", out var held)
        && Decimal(held) > Decimal(input.GetProperty("account")) * input.GetProperty("per_position").GetDecimal();

    // One code for "too large", whichever measure it was.
    private static OrderReason[] GateReasons(string code) => code switch
    {
        "APPROVED" => [],
        "SIZE" =>
        [
            OrderReason.OrderQuantityTooLarge, OrderReason.OrderValueTooLarge, OrderReason.ConcentrationReached,
            OrderReason.GrossExposureReached,
        ],
        "NOTIONAL" => [OrderReason.ConcentrationReached, OrderReason.OrderValueTooLarge],
        "ORDER_COUNT" => [OrderReason.TooManyEntriesToday],
        "DAILY_LOSS" => [OrderReason.DailyLossReached],
        _ => throw new InvalidOperationException(code),
    };

    private static IEnumerable<(JsonElement Input, JsonElement Expected)> Cases(string file)
    {
        var text = File.ReadAllText(ReferenceData.Require(Folder + file));
        foreach (var one in JsonDocument.Parse(text).RootElement.GetProperty("cases").EnumerateArray())
        {
            yield return (one.GetProperty("input"), one.GetProperty("expected"));
        }
    }

    private static string Whole(JsonElement value) => value.GetInt32().ToString(CultureInfo.InvariantCulture);

    private static decimal Decimal(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture)
        : value.GetDecimal();

    private static string Text(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
