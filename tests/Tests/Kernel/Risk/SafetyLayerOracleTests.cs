using System.Globalization;
using System.Text.Json;
using Plimsoll.Model.Events;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>
/// The safety layers of a system in use: where its answer and the corrected one differ, the corrected one counts.
/// Answered otherwise on purpose: a confidence outside 0 to 1 is refused by what computes the size and reaches no
/// layer; and a breaker that is cooling and one that waits for a person give the reason of the breaker alike.
/// </summary>
public sealed class SafetyLayerOracleTests
{
    private const string File = "systems/oracles/mexc-crypto/safety-layers.json";

    private static readonly string[] Defaults =
        ["positions=5", "symbol-positions=1", "gross-share=30%", "zone=UTC"];

    [Fact]
    public void Cases_AllAgreeWithTheCorrectedAnswer()
    {
        using var document = JsonDocument.Parse(System.IO.File.ReadAllText(ReferenceData.Require(File)));
        var judged = 0;
        foreach (var one in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var id = one.GetProperty("id").GetString()!;
            var corrected = one.GetProperty("corrected");
            var input = one.GetProperty("in");
            if (id.StartsWith("confidence-0.0", StringComparison.Ordinal))
            {
                continue;
            }

            var answer = Judge(input);
            judged++;
            var isApproved = corrected.GetProperty("approved").GetBoolean();
            Assert.True(answer.IsAllowed == isApproved, $"{id}: {answer.All}");
            if (!isApproved)
            {
                var expected = corrected.GetProperty("reasons").EnumerateArray().Select(
                    reason => ReasonOf(reason.GetString()!, input)).ToList();
                Assert.True(
                    expected.SequenceEqual(ReasonsOf(answer)),
                    $"{id}: {answer.All}, expected {string.Join(", ", expected)}");
            }
        }

        Assert.Equal(48, judged);
    }

    private static List<OrderReason> ReasonsOf(Plimsoll.Kernel.Records.RiskAnswer answer)
    {
        var list = new List<OrderReason>();
        for (var reason = answer.All.Next(OrderReason.None); reason != OrderReason.None;
            reason = answer.All.Next(reason))
        {
            list.Add(reason);
        }

        return list;
    }

    private static OrderReason ReasonOf(string code, JsonElement input) => code switch
    {
        "KILL_LATCH" => OrderReason.KillLatched,
        "BREAKER_COOLDOWN" or "BREAKER_MANUAL_RESET" => OrderReason.DrawdownReached,
        "BREAKER_DAILY_LOSS" => OrderReason.DailyLossReached,
        "MAX_OPEN_POSITIONS" => OrderReason.TooManyPositions,
        "MAX_PER_SYMBOL" => OrderReason.TooManyInInstrument,
        "SYMBOL_QUANTITY" => OrderReason.InstrumentQuantityReached,
        "TOTAL_EXPOSURE" => OrderReason.GrossExposureReached,
        "PRICE_MISSING" => OrderReason.ExposureUnknown,
        _ => throw new InvalidOperationException(code + input),
    };

    private static Plimsoll.Kernel.Records.RiskAnswer Judge(JsonElement input)
    {
        var config = input.GetProperty("config");
        var state = input.GetProperty("state");
        var signal = input.GetProperty("signal");
        var symbol = signal.GetProperty("symbol").GetString()!;
        var balance = Text(input.GetProperty("balance"));
        var isTripped = state.TryGetProperty("circuit_breaker_active", out var active) && active.GetBoolean();
        var rig = new LayerRig(Parse(balance), Limits(config, state, symbol, isTripped), lot: "0.00000001");
        var symbols = new List<string> { symbol };
        var now = input.GetProperty("now").GetInt64() * RiskRig.Second;
        Prepare(rig, state, isTripped, now, Parse(balance));
        rig.NowNs = now;
        rig.Price(0, Text(signal.GetProperty("price")));
        Positions(rig, state, symbols, input.GetProperty("pending"));
        var kill = input.GetProperty("kill_value").GetString()!;
        if (kill is not ("<missing>" or "" or "0" or "false"))
        {
            rig.Take(OperatorOrderKind.KillEntries);
        }

        var held = rig.Book.Account.Books[0].Positions[0].Lots;
        var side = signal.GetProperty("side").GetString() == "BUY" ? OrderSide.Buy : OrderSide.Sell;
        var confidence = signal.GetProperty("confidence").GetDecimal();
        var price = signal.GetProperty("price").GetDecimal();
        var quantity = decimal.Floor(
            input.GetProperty("balance").GetDecimal() * 0.10m * confidence / price * 100_000_000m);
        var reduces = held != 0 && (held > 0) == (side == OrderSide.Sell);
        var lots = reduces ? Math.Min(Math.Abs(held), (long)quantity) : (long)quantity;
        return rig.Ask(rig.Request(0, side, lots) with { IsReduceOnly = reduces });
    }

    private static List<string> Limits(JsonElement config, JsonElement state, string symbol, bool isTripped)
    {
        // Their breaker stays tripped over days; here that is the one on the fall from the peak.
        var isLosing = state.TryGetProperty("daily_pnl", out var pnl) && pnl.GetDecimal() < 0;
        var limits = Defaults.Append(isTripped && !isLosing ? "drawdown=5%" : "daily-loss-share=5%").ToList();
        if (config.TryGetProperty("circuit_breaker_auto_reset", out var auto) && auto.GetBoolean())
        {
            limits.Add("auto-reset=true");
        }

        if (config.TryGetProperty("max_positions_per_symbol", out var count))
        {
            limits.Add($"symbol-positions={count.GetInt32()}");
        }

        if (config.TryGetProperty("per_symbol_limits", out var map) && map.TryGetProperty(symbol, out var most))
        {
            limits.Add("symbol-quantity=" + Text(most));
        }

        return limits;
    }

    // A loss that is won back leaves the breaker tripped; a loss that stays is that of the day.
    private static void Prepare(LayerRig rig, JsonElement state, bool isTripped, long now, Amount balance)
    {
        rig.NowNs = now;
        if (isTripped)
        {
            var at = state.TryGetProperty("circuit_breaker_triggered_at", out var when)
                && when.ValueKind == JsonValueKind.Number ? when.GetInt64() * RiskRig.Second : now;
            rig.NowNs = at;
            rig.Desk.Mark(at);
            var loss = balance.Scale(6, 100);
            rig.Earn(-loss);
            rig.Earn(loss);
            rig.NowNs = now;
        }

        rig.Desk.Mark(now);
        if (state.TryGetProperty("daily_pnl", out var pnl) && pnl.GetDecimal() != 0)
        {
            rig.Earn(Amount.FromDecimal(pnl.GetDecimal()));
        }
    }

    private static void Positions(LayerRig rig, JsonElement state, List<string> symbols, JsonElement pending)
    {
        if (state.TryGetProperty("positions", out var positions))
        {
            foreach (var position in positions.EnumerateObject())
            {
                var place = PlaceOf(symbols, position.Name);
                var isPriced = state.GetProperty("last_prices").TryGetProperty(position.Name, out var last);
                var quantity = position.Value.GetDecimal();
                // Dust: below the smallest lot there is nothing.
                var lots = Math.Abs(quantity) <= 0.000001m ? 0 : (long)(quantity * 100_000_000m);
                var ticks = isPriced ? (long)(last.GetDecimal() * 100m) : 100;
                if (isPriced && place != 0)
                {
                    rig.Price(place, Text(last));
                }

                rig.Hold(place, lots, ticks);
                if (!isPriced && place != 0)
                {
                    rig.Book.Account.Books[place].HasPrice = false;
                }
            }
        }

        foreach (var order in pending.EnumerateArray())
        {
            var place = PlaceOf(symbols, order.GetProperty("symbol").GetString()!);
            var price = order.TryGetProperty("price", out var limit) ? Text(limit) : "1";
            if (place != 0 && !rig.Book.Account.Books[place].HasPrice)
            {
                rig.Price(place, price);
            }

            var side = order.TryGetProperty("side", out var word) && word.GetString() == "SELL"
                ? OrderSide.Sell
                : OrderSide.Buy;
            rig.Work(place, side, (long)(order.GetProperty("quantity").GetDecimal() * 100_000_000m));
        }
    }

    private static int PlaceOf(List<string> symbols, string symbol)
    {
        if (!symbols.Contains(symbol))
        {
            symbols.Add(symbol);
        }

        return symbols.IndexOf(symbol);
    }

    private static string Text(JsonElement number) =>
        number.GetDecimal().ToString("0.##################", CultureInfo.InvariantCulture);

    private static Amount Parse(string text) => Amount.TryParse(text, out var amount)
        ? amount
        : throw new FormatException(text);
}
