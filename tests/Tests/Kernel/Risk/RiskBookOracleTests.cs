using System.Text.Json;
using Plimsoll.Kernel.Positions;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>
/// The book of a crypto venue's safety service: positions, equity out of fills, and a day's drawdown that trips a
/// breaker. Marked at the last fill, as there; elsewhere the market's prices mark.
/// </summary>
public sealed class RiskBookOracleTests
{
    private const double Close = 1e-8;

    [Fact]
    public void RiskBook_FillsAndDays_GiveEveryFigureOfTheCases()
    {
        var judged = 0;
        foreach (var one in Cases())
        {
            var input = one.GetProperty("in");
            var start = Amount.FromDecimal(input.GetProperty("initial_balance").GetDecimal());
            var world = new World(start, input.GetProperty("max_daily_drawdown_pct").GetDecimal());
            var row = 0;
            foreach (var step in input.GetProperty("events").EnumerateArray())
            {
                if (step.GetProperty("kind").GetString() == "new_day")
                {
                    world.BeginDay();
                }
                else
                {
                    world.Fill(step);
                }

                world.Check(one.GetProperty("out")[row++], start);
                judged++;
            }
        }

        Assert.Equal(72, judged);
    }

    private static IEnumerable<JsonElement> Cases() => JsonDocument
        .Parse(File.ReadAllText(ReferenceData.Require(
            "systems/oracles/mexc-crypto/risk-book-and-failure-breaker.json")))
        .RootElement.GetProperty("cases").EnumerateArray()
        .Where(static one => one.GetProperty("id").GetString()!.StartsWith("book", StringComparison.Ordinal));

    private sealed class World
    {
        private static readonly string[] Symbols = ["BTCUSDT", "ETHUSDT"];
        private readonly AccountBook account;
        private readonly BreakerBoard board;
        private int day = 1;
        private long time;
        private double worst;

        public World(Amount cash, decimal drawdown)
        {
            account = new AccountBook(
                [.. Symbols.Select(static (_, i) => RunSetup.Coin(
                    InstrumentKind.Perpetual, tick: "0.01", lot: "0.0001", number: i))],
                1, Currency.Of("USD"), cash);
            board = new BreakerBoard(RiskLimits.None
                .With(LimitName.DayDrawdownShare, $"{drawdown * 100m:0.##}%").With(LimitName.BreakerCooldown, "1ms"));
            board.Mark(0, day, cash);
        }

        public void BeginDay()
        {
            worst = 0;
            board.Mark(time += RiskRig.Day, ++day, account.Equity);
        }

        public void Fill(JsonElement step)
        {
            var place = Array.IndexOf(Symbols, step.GetProperty("symbol").GetString());
            Assert.InRange(place, 0, 1);
            var ticks = (long)(step.GetProperty("price").GetDecimal() * 100m);
            var fill = new FillRecord(
                time, new OrderId(1), new ExecutionId(++time), default, new InstrumentIndex(place),
                step.GetProperty("side").GetString() == "BUY" ? OrderSide.Buy : OrderSide.Sell, Price.FromTicks(ticks),
                Quantity.FromLots((long)(step.GetProperty("quantity").GetDecimal() * 10_000m)), Amount.Zero,
                LiquiditySide.Taker);
            account.Apply(in fill, "case", out _);
            account.OnPrice(account.Books[place], ticks);
            board.Mark(time, day, account.Equity);
        }

        public void Check(JsonElement expected, Amount start)
        {
            var peak = board.DayPeak.ToDouble();
            var fall = (peak - account.Equity.ToDouble()) / peak;
            worst = Math.Max(worst, fall);
            var totals = account.Totals;
            var open = 0;
            for (var i = 0; i < Symbols.Length; i++)
            {
                var position = account.Books[i].Positions[0];
                open += position.Lots == 0 ? 0 : 1;
                Assert.Equal(
                    Figure(expected.GetProperty("positions"), Symbols[i]), position.Lots / 10_000.0, Close);
                if (position.Lots != 0)
                {
                    // What the open position cost; a position's own average is that of all its entries.
                    var cost = account.Books[i].Basis.ToDouble() / (position.Lots / 10_000.0);
                    Near(Figure(expected.GetProperty("avg_prices"), Symbols[i]), cost);
                }
            }

            Assert.Equal(expected.GetProperty("open_positions").GetInt32(), open);
            Near(Figure(expected, "equity"), account.Equity.ToDouble());
            Near(Figure(expected, "peak_equity"), peak);
            Near(Figure(expected, "realized_pnl"), totals.Realised.ToDouble());
            Near(Figure(expected, "unrealized_pnl"), totals.Unrealised.ToDouble());
            Near(Figure(expected, "total_exposure"), account.GrossExposure.ToDouble());
            Near(Figure(expected, "daily_pnl"), (account.Equity - board.DayStart).ToDouble());
            Assert.Equal(start + totals.Realised + totals.Unrealised, account.Equity);
            Assert.Equal(Figure(expected, "current_drawdown_pct"), fall, Close);
            Assert.Equal(Figure(expected, "max_drawdown_pct"), worst, Close);
            Assert.Equal(
                expected.GetProperty("drawdown_breaker").GetBoolean(), board[BreakerKind.DayDrawdown].IsTripped);
        }

        private static double Figure(JsonElement of, string name) =>
            of.TryGetProperty(name, out var value) ? value.GetDouble() : 0.0;

        private static void Near(double expected, double actual) =>
            Assert.Equal(expected, actual, Close * Math.Max(1.0, Math.Abs(expected)));
    }
}
