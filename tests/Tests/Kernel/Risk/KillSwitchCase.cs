using System.Globalization;
using System.Text.Json;
using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Events;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>
/// One case of the kill switch: requests at an equity, rejections, and switches. Whether a strategy may day-trade is an
/// input there and computed here, so those requests are looked at in the cases of day trades instead.
/// </summary>
internal sealed class KillSwitchCase
{
    private readonly JsonElement input;
    private readonly LayerRig rig;
    private Amount equity;

    public KillSwitchCase(JsonElement input)
    {
        this.input = input;
        equity = Micros(input.GetProperty("start_equity_micros"));
        var limits = new List<string> { "zone=UTC", "failures-window=1s" };
        if (input.GetProperty("daily_loss_limit_micros").GetInt64() is > 0 and var daily)
        {
            limits.Add("daily-loss=" + Units(daily));
            limits.Add("daily-loss-level=3");
        }

        if (input.GetProperty("reject_storm").GetInt32() is > 0 and var storm)
        {
            limits.Add("failures-in-window=" + storm.ToString(CultureInfo.InvariantCulture));
        }

        rig = new LayerRig(equity, limits, lot: "1");
        rig.Price(0, "100");
    }

    /// <summary>Plays it.</summary>
    /// <returns>How many answers were compared.</returns>
    public int Run(JsonElement expected)
    {
        var judged = 0;
        var row = 0;
        var isOff = false;
        var most = input.GetProperty("max_drawdown_limit_micros").GetInt64();
        var peak = equity;
        rig.NowNs = TimeOf(input.GetProperty("start_day").GetInt32());
        rig.Desk.Mark(rig.NowNs);
        foreach (var step in input.GetProperty("steps").EnumerateArray())
        {
            var answer = expected[row++];
            if (step.GetProperty("op").GetString() == "reject")
            {
                rig.Desk.OnAnswer(default, rig.NowNs, isFailure: true);
                continue;
            }

            var now = TimeOf(step.GetProperty("day").GetInt32()) + (row * RiskRig.Minute);
            rig.NowNs = now;
            var asked = Micros(step.GetProperty("equity_micros"));
            // The day begins with the equity of its first request.
            rig.Earn(asked - equity);
            equity = asked;
            peak = Amount.Max(peak, equity);
            if (step.GetProperty("kill_switch").ValueKind != JsonValueKind.Null)
            {
                // The answer of this step is that of the switch, not of the request.
                isOff = true;
                rig.Take(OperatorOrderKind.KillPositions);
                continue;
            }

            var reduces = step.GetProperty("risk_reducing").GetBoolean()
                || step.GetProperty("request").GetString() is not ("NewOrder" or "ModifyOrder");
            var isAbsolute = most > 0 && peak - equity >= Micros(most);
            if (!step.GetProperty("pdt_ok").GetBoolean() || isAbsolute
                || input.GetProperty("reject_storm").GetInt32() == 0)
            {
                isOff |= isAbsolute;
                rig.Book.Latch.Engage(isOff ? LatchLevel.Flatten : LatchLevel.Open, default);
                continue;
            }

            judged++;
            var allows = answer[0].GetString() == "Allow";
            var ours = reduces || rig.Ask(rig.Request(0, OrderSide.Buy, 1)).IsAllowed;
            Assert.True(ours == allows || IsStricter(step, ours), $"{answer} {step}");
        }

        return judged;
    }

    // An account below zero takes no new risk here, whatever else holds.
    private static bool IsStricter(JsonElement step, bool ours) =>
        !ours && step.GetProperty("equity_micros").GetInt64() <= 0;

    private static long TimeOf(int day) => new DateTimeOffset(
        day / 10_000, day / 100 % 100, day % 100, 12, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds() * RiskRig.Second;

    private static Amount Micros(JsonElement value) => Micros(value.GetInt64());

    private static Amount Micros(long value) => Amount.FromAtto((Int128)value * 1_000_000_000_000);

    private static string Units(long micros) => (micros / 1_000_000m).ToString(
        "0.######", CultureInfo.InvariantCulture);
}
