using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>
/// Random worlds of orders, fills, rejections, lost orders, changes and operators: the worst case never passes its
/// limits, no entry passes a latch, no exit is held up.
/// </summary>
public sealed class RiskPropertyTests
{
    private const int Strategies = 2;
    private const int Instruments = 3;
    private const long QuantityMax = 12;
    private const long GrossMax = 3_000;
    private const int PositionsMax = 2;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Worlds_WorstCase_NeverPassesItsLimits(int seed)
    {
        for (var world = 0; world < 40; world++)
        {
            var random = new SeededRandom((ulong)((seed * 1_000) + world));
            var rig = new RiskRig(
                Strategies, Instruments, 1_000_000, $"symbol-quantity={QuantityMax}", $"gross={GrossMax}",
                $"positions={PositionsMax}", "strategy.1.gross=1000");
            for (var step = 0; step < 120; step++)
            {
                Step(rig, random, allowsKill: false);
                CheckWorstCase(rig);
            }
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Worlds_UnderAnyLimits_ExitsAlwaysPass(int seed)
    {
        for (var world = 0; world < 40; world++)
        {
            var random = new SeededRandom((ulong)((seed * 1_000) + world));
            var rig = new RiskRig(
                Strategies, Instruments, 1_000_000, "symbol-quantity=12", "gross=3000", "positions=2",
                "daily-loss=50", "entries-per-day=20", "order-rate=5", "repeats=6", "stale=1s", "no-shorts=true",
                "collar-ticks=5", "aggressive-value=2000", "consecutive-losses=2", "failures=3");
            for (var step = 0; step < 120; step++)
            {
                Step(rig, random, allowsKill: true);
                CheckExits(rig);
            }
        }
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public void Worlds_WhileLatched_NoEntryGoesOut(int seed)
    {
        for (var world = 0; world < 40; world++)
        {
            var random = new SeededRandom((ulong)((seed * 1_000) + world));
            var rig = new RiskRig(Strategies, Instruments, 1_000_000, "positions=3");
            for (var step = 0; step < 150; step++)
            {
                var wasLatched = rig.Kernel.Risk.Latch != LatchLevel.Open;
                var before = rig.Gateway.Commands.Count;
                var held = Held(rig);
                Step(rig, random, allowsKill: true);
                if (!wasLatched || rig.Kernel.Risk.Latch == LatchLevel.Open)
                {
                    continue;
                }

                foreach (var command in rig.Gateway.Commands.Skip(before))
                {
                    AssertNoEntry(command, held);
                }
            }
        }
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public void Worlds_AfterEachEvent_SumsKeptUpAreThoseMadeAnew(int seed)
    {
        var comparisons = 0;
        for (var world = 0; world < 20; world++)
        {
            var random = new SeededRandom((ulong)((seed * 1_000) + world));
            var rig = new RiskRig(
                Strategies, Instruments, 1_000_000, "gross=50000", "positions=3", "no-self-cross=true",
                "strategy.1.gross=9000");
            var truth = Truth(rig);
            for (var step = 0; step < 150; step++)
            {
                Step(rig, random, allowsKill: true);
                truth.Check();
                if (step % 50 == 49)
                {
                    comparisons += truth.Comparisons;
                    Truth(rig.Restored()).Check();
                    truth = Truth(rig);
                }
            }
        }

        Assert.InRange(comparisons, 5_000, int.MaxValue);
    }

    private static WorkingTruth Truth(RiskRig rig) =>
        new(rig.Kernel.Risk.Book, rig.Kernel.Risk.Orders, [-1, -1, -1]);

    private static void AssertNoEntry(Command command, long[,] held)
    {
        if (command.Kind != CommandKind.SubmitOrder || command.Request.IsReduceOnly)
        {
            return;
        }

        var position = held[command.Strategy.Value, command.Request.Instrument.Value];
        var signed = command.Request.Side == OrderSide.Buy
            ? command.Request.Quantity.Lots
            : -command.Request.Quantity.Lots;
        Assert.True(
            position != 0 && (position > 0) != (signed > 0) && Math.Abs(signed) <= Math.Abs(position),
            $"an entry of {signed} went out under the latch, the position was {position}");
    }

    private static long[,] Held(RiskRig rig)
    {
        var held = new long[Strategies, Instruments];
        for (var s = 0; s < Strategies; s++)
        {
            for (var i = 0; i < Instruments; i++)
            {
                held[s, i] = rig.Kernel.PositionLots(new StrategyIndex(s), new InstrumentIndex(i));
            }
        }

        return held;
    }

    private static void Step(RiskRig rig, SeededRandom random, bool allowsKill)
    {
        var strategy = (int)(random.NextBits() % Strategies);
        var instrument = (int)(random.NextBits() % Instruments);
        var side = random.NextInt32(2) == 0 ? OrderSide.Buy : OrderSide.Sell;
        switch (random.NextBits() % 12)
        {
            case 0 or 1 or 2 or 3:
                var limit = random.NextInt32(2) == 0 ? 0 : 95 + (long)(random.NextBits() % 11);
                rig.Place(RiskRig.Request(side, 1 + (long)(random.NextBits() % 8), limit, instrument), strategy);
                break;
            case 4 or 5:
                FillOne(rig, random);
                break;
            case 6:
                Answer(rig, random, EventKind.OrderRejected);
                break;
            case 7:
                Answer(rig, random, EventKind.OrderUnknown);
                break;
            case 8:
                Answer(rig, random, EventKind.OrderCanceled);
                break;
            case 9:
                rig.Strategies[strategy].Amend(
                    rig.LastId, new OrderChange { Quantity = Quantity.FromLots(1 + (long)(random.NextBits() % 12)) });
                break;
            case 10 when allowsKill:
                rig.Order((OperatorOrderKind)(1 + (random.NextBits() % 9)), strategy: strategy);
                break;
            default:
                rig.Wait((long)(random.NextBits() % 4) * RiskRig.Second / 2);
                rig.Price(100, instrument);
                break;
        }
    }

    private static List<Command> Open(RiskRig rig) => [.. rig.Gateway.Commands.Where(command =>
        command.Kind == CommandKind.SubmitOrder
        && !rig.Log.Orders.Last(view => view.Id == command.Order).IsFinal)];

    private static void FillOne(RiskRig rig, SeededRandom random)
    {
        var open = Open(rig);
        if (open.Count == 0)
        {
            return;
        }

        var command = open[(int)(random.NextBits() % (ulong)open.Count)];
        var view = rig.Log.Orders.Last(one => one.Id == command.Order);
        var rest = view.Request.Quantity.Lots - view.Filled.Lots;
        var held = rig.Kernel.PositionLots(command.Strategy, command.Request.Instrument);
        if (command.Request.IsReduceOnly)
        {
            // A venue gives a reduce-only order no more than there is to reduce.
            var most = command.Request.Side == OrderSide.Sell ? held : -held;
            rest = Math.Min(rest, Math.Max(0, most));
        }

        if (rest > 0)
        {
            var lots = 1 + (long)(random.NextBits() % (ulong)rest);
            var price = command.Request.HasLimit ? command.Request.LimitPrice.Ticks : 100;
            rig.Fill(command.Order, command.Request.Side, lots, price, command.Request.Instrument.Value);
        }
    }

    private static void Answer(RiskRig rig, SeededRandom random, EventKind kind)
    {
        var open = Open(rig);
        if (open.Count != 0)
        {
            var command = open[(int)(random.NextBits() % (ulong)open.Count)];
            rig.Say(kind, command.Order, command.Request.Instrument.Value);
        }
    }

    // Computed apart from the kernel, from what went out and what came back.
    private static void CheckWorstCase(RiskRig rig)
    {
        var buys = new long[Strategies, Instruments];
        var sells = new long[Strategies, Instruments];
        foreach (var command in Open(rig).Where(static one => !one.Request.IsReduceOnly))
        {
            var view = rig.Log.Orders.Last(one => one.Id == command.Order);
            var sums = command.Request.Side == OrderSide.Buy ? buys : sells;
            sums[command.Strategy.Value, command.Request.Instrument.Value] +=
                Math.Max(0, view.Request.Quantity.Lots - view.Filled.Lots);
        }

        var gross = new long[Strategies];
        for (var i = 0; i < Instruments; i++)
        {
            var up = 0L;
            var down = 0L;
            for (var s = 0; s < Strategies; s++)
            {
                var held = rig.Kernel.PositionLots(new StrategyIndex(s), new InstrumentIndex(i));
                up += Math.Max(0, held + buys[s, i]);
                down += Math.Min(0, held - sells[s, i]);
                gross[s] += 100 * Math.Max(Math.Abs(held + buys[s, i]), Math.Abs(held - sells[s, i]));
            }

            Assert.InRange(up, -QuantityMax, QuantityMax);
            Assert.InRange(down, -QuantityMax, QuantityMax);
        }

        Assert.InRange(gross.Sum(), 0, GrossMax);
        Assert.InRange(gross[1], 0, 1_000);
    }

    private static void CheckExits(RiskRig rig)
    {
        for (var s = 0; s < Strategies; s++)
        {
            for (var i = 0; i < Instruments; i++)
            {
                var held = rig.Kernel.PositionLots(new StrategyIndex(s), new InstrumentIndex(i));
                if (held == 0)
                {
                    continue;
                }

                var side = held > 0 ? OrderSide.Sell : OrderSide.Buy;
                Assert.Equal(OrderReason.None, rig.Reduce(side, 1, i, s));
                rig.Say(EventKind.OrderCanceled, rig.LastId, i);
            }
        }
    }
}
