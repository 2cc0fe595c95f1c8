using Plimsoll.Kernel.Brackets;
using Plimsoll.Kernel.Invariants;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Kernel;

/// <summary>What a run tells of its intents, each by hand.</summary>
public sealed class DecisionTests
{
    [Fact]
    public void Enter_WithNotes_TellsInputsAllocationAndAnswerBeforeTheOrder()
    {
        var told = new List<(DecisionRecord Decision, string Inputs, int OrdersBefore)>();
        var run = Run(
            told, static (self, index) =>
            {
                if (self.Count == 2)
                {
                    self.Say("fast", 1.5);
                    self.Say("slow", 9.0);
                    self.Say("fast", 2.5);
                    self.Enter(index);
                }
            },
            new RunSetup { Sizing = "percent:50", Cash = 10_000 });

        var (decision, inputs, before) = Assert.Single(told);
        Assert.Equal("fast=2.5 slow=9", inputs);
        Assert.Equal(0, before);
        Assert.Equal((IntentKind.Entry, 1L, 3L), (decision.Kind, decision.Order.Value, decision.EventNumber));
        Assert.Equal((Amount.FromUnits(10_000), Amount.FromUnits(10_000)), (decision.Equity, decision.FreeCash));
        Assert.Equal(Amount.FromUnits(5_000), decision.Request.QuoteBudget);
        Assert.Equal("percent:50", decision.Sizing.ToString());
        Assert.True(decision.Answer.IsAllowed);
        Assert.True(decision.Answer.All.IsEmpty);
        Assert.Equal((1.0, 0L), (decision.DataValidity, decision.PositionLots));
        Assert.Single(run.Fills);
    }

    [Fact]
    public void Note_OfAnEarlierEvent_IsForgotten()
    {
        var told = new List<(DecisionRecord Decision, string Inputs, int OrdersBefore)>();
        _ = Run(told, static (self, index) =>
        {
            self.Say("bar " + (char)('a' + self.Count), self.Count);
            if (self.Count is 1 or 3)
            {
                self.Put(Order(index, OrderSide.Buy, 1));
                self.Put(Order(index, OrderSide.Buy, 2));
            }
        });

        Assert.Equal(["bar b=1", "bar b=1", "bar d=3", "bar d=3"], told.Select(static one => one.Inputs));
        Assert.All(told, static one => Assert.Equal(IntentKind.Order, one.Decision.Kind));
    }

    [Fact]
    public void Submit_Refused_TellsEveryReasonAndLayerAndTheNumberItGot()
    {
        var told = new List<(DecisionRecord Decision, string Inputs, int OrdersBefore)>();
        _ = Run(told, static (self, index) =>
        {
            if (self.Count == 1)
            {
                self.Put(Order(index, OrderSide.Sell, 5));
            }
        });

        var decision = Assert.Single(told).Decision;
        Assert.Equal(OrderReason.ShortNotAllowed, decision.Answer.First);
        Assert.True(decision.Answer.All.Contains(OrderReason.ShortNotAllowed));
        Assert.Equal(ReasonLayers.LayerOf(OrderReason.ShortNotAllowed), decision.Answer.Layer);
        Assert.Equal(1, decision.Order.Value);
    }

    [Fact]
    public void Intents_OfEveryKind_AreTold()
    {
        var told = new List<(DecisionRecord Decision, string Inputs, int OrdersBefore)>();
        OrderId limit = default;
        var setup = new RunSetup { Instruments = [RunSetup.Coin(InstrumentKind.Perpetual)], LeverageMax = 5 };
        _ = Run(
            told, (self, index) =>
            {
                switch (self.Count)
                {
                    case 0:
                        limit = self.Put(Order(index, OrderSide.Buy, 3) with
                        {
                            Type = OrderType.Limit, LimitPrice = Price.FromTicks(10),
                            LifetimeNs = 3 * 60_000_000_000L,
                        });
                        break;
                    case 1:
                        Assert.Equal(OrderReason.None, self.Move(limit, 11, 4));
                        Assert.NotEqual(OrderReason.None, self.Move(limit, 12, 5));
                        break;
                    case 5:
                        self.Bracket(new BracketRequest
                        {
                            Entry = Order(index, OrderSide.Buy, 8),
                            StopPrice = Price.FromTicks(50),
                            Targets = [new BracketTarget(Price.FromTicks(500), 1_000_000)],
                        });
                        break;
                    case 8:
                        _ = self.Both(Limit(index, 9), Limit(index, 8));
                        break;
                    case 10:
                        self.Leave(index);
                        break;
                    case 14:
                        self.Put(Order(index, OrderSide.Buy, 2));
                        break;
                    case 17:
                        self.Leave(index);
                        break;
                    default:
                        break;
                }
            },
            setup);

        Assert.Equal(
            [
                IntentKind.Order, IntentKind.Change, IntentKind.Change, IntentKind.Lifetime, IntentKind.BracketEntry,
                IntentKind.Stop, IntentKind.Target, IntentKind.Pair, IntentKind.Pair, IntentKind.BracketExit,
                IntentKind.Cancel, IntentKind.Cancel, IntentKind.Order, IntentKind.Exit,
            ],
            told.Select(static one => one.Decision.Kind));
        Assert.Equal(4, told[1].Decision.Request.Quantity.Lots);
        Assert.Equal(OrderReason.TooLateToChange, told[2].Decision.Answer.First);
        Assert.Equal([1L, 1L, 1L], told.Skip(4).Take(3).Select(static one => one.Decision.Bracket.Value));
        Assert.True(told[7].Decision.Bracket.IsNone);
    }

    [Fact]
    public void Cancel_AskedTwiceAndOnceForAll_IsToldOnceAnOrder()
    {
        var told = new List<(DecisionRecord Decision, string Inputs, int OrdersBefore)>();
        List<OrderId> placed = [];
        _ = Run(told, (self, index) =>
        {
            switch (self.Count)
            {
                case 0:
                    placed.Add(self.Put(Limit(index, 9)));
                    placed.Add(self.Put(Limit(index, 8)));
                    break;
                case 3:
                    self.Say("tired", 1);
                    self.Stop(placed[1]);
                    self.Stop(placed[1]);
                    self.StopAll(index);
                    break;
                case 5:
                    // Nobody knows them any more.
                    self.Stop(placed[0]);
                    self.StopAll(index);
                    break;
                default:
                    break;
            }
        });

        Assert.Equal(
            [IntentKind.Order, IntentKind.Order, IntentKind.Cancel, IntentKind.Cancel],
            told.Select(static one => one.Decision.Kind));
        Assert.Equal([placed[1], placed[0]], told.Skip(2).Select(static one => one.Decision.Order));
        Assert.All(told.Skip(2), static one => Assert.Contains("tired", one.Inputs, StringComparison.Ordinal));
        Assert.All(told.Skip(2), static one => Assert.True(one.Decision.Answer.IsAllowed));
    }

    [Fact]
    public void Forced_MarginGone_IsToldAsForced()
    {
        var told = new List<(DecisionRecord Decision, string Inputs, int OrdersBefore)>();
        var setup = new RunSetup
        {
            Instruments = [RunSetup.Coin(InstrumentKind.Future)], Cash = 1_000, Margin = "rate:10%/5%",
        };
        _ = Run(
            told, static (self, index) =>
            {
                if (self.Count == 0)
                {
                    self.Put(Order(index, OrderSide.Buy, 60));
                }
            },
            setup, falls: true);

        Assert.Equal([IntentKind.Order, IntentKind.Forced], told.Select(static one => one.Decision.Kind));
        Assert.Equal("liquidation", told[1].Decision.Request.Reason);
        Assert.Equal(60, told[1].Decision.PositionLots);
    }

    [Fact]
    public void Note_TooManyOrBadNames_IsRefused()
    {
        var seen = new List<string>();
        _ = Run([], (self, _) =>
        {
            if (self.Count != 0)
            {
                return;
            }

            seen.Add(Assert.Throws<ArgumentException>(() => self.Say("", 1)).Message);
            seen.Add(Assert.Throws<ArgumentException>(() => self.Say(new string('x', 33), 1)).Message);
            for (var i = 0; i < Limits.InputsMax; i++)
            {
                self.Say("n" + (char)('a' + i), i);
            }

            seen.Add(Assert.Throws<InvalidOperationException>(() => self.Say("one more", 1)).Message);
        });
        Assert.Equal(3, seen.Count);
    }

    [Fact]
    public void Run_NobodyListens_TellsNothingAndEndsTheSame()
    {
        static void Act(ActingStrategy self, InstrumentIndex index)
        {
            self.Say("count", self.Count);
            self.Put(Order(index, self.Count % 2 == 0 ? OrderSide.Buy : OrderSide.Sell, 1));
        }

        var told = new List<(DecisionRecord Decision, string Inputs, int OrdersBefore)>();
        var heard = new RunSetup { Deciding = one => told.Add((one, "", 0)) };
        var (with, log) = heard.Run([Bars(false)], 10, new ActingStrategy { Act = Act });
        var (without, silent) = new RunSetup().Run([Bars(false)], 10, new ActingStrategy { Act = Act });

        Assert.Equal(20, told.Count);
        Assert.Equal(with.StateHash(), without.StateHash());
        Assert.NotEmpty(log.Snapshots);
        Assert.Empty(silent.Snapshots);
        Assert.All(log.Snapshots, static one => Assert.True(one.IsBalanced));
        Assert.Equal(with.Account, log.Snapshots[^1]);
    }

    private static RunLog Run(
        List<(DecisionRecord Decision, string Inputs, int OrdersBefore)> told,
        Action<ActingStrategy, InstrumentIndex> act,
        RunSetup? setup = null, bool falls = false)
    {
        RunLog? log = null;
        var hearing = (setup ?? new RunSetup()) with
        {
            Deciding = one => told.Add((one, Words(one.Inputs), log!.Orders.Count)),
        };
        var (kernel, loop, notes) = hearing.Wire([Bars(falls)], new ActingStrategy { Act = act });
        log = notes;
        loop.Start();
        while (!loop.IsAtEnd)
        {
            loop.Run(100);
        }

        loop.Finish();
        Assert.True(kernel.Account.IsBalanced);
        return notes;
    }

    private static string Words(DecisionInputs inputs) => string.Join(' ', Enumerable.Range(0, inputs.Count)
        .Select(i => FormattableString.Invariant($"{inputs.Name(i)}={inputs.Value(i)}")));

    private static List<Bar> Bars(bool falls) => [.. Enumerable.Range(0, 20).Select(i =>
    {
        var open = RunSetup.StartNs + (i * 60_000_000_000L);
        var price = falls && i > 2 ? 85 : 100;
        return new Bar(open + 60_000_000_000, open, price, price, price, price, 1_000);
    })];

    private static OrderRequest Limit(InstrumentIndex instrument, long ticks) =>
        Order(instrument, OrderSide.Buy, 1) with { Type = OrderType.Limit, LimitPrice = Price.FromTicks(ticks) };

    private static OrderRequest Order(InstrumentIndex instrument, OrderSide side, long lots) => new()
    {
        Instrument = instrument, Side = side, Type = OrderType.Market, Quantity = Quantity.FromLots(lots),
        Reason = "test",
    };
}
