using Plimsoll.Kernel;
using Plimsoll.Kernel.Brackets;
using Plimsoll.Kernel.Orders;
using Plimsoll.Kernel.Positions;
using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Kernel.Brackets;

/// <summary>
/// Order desk and brackets against an erratic venue, with a restart from saved state whenever the test wants one. After
/// every step the promises of a bracket are checked; the first that is broken is named.
/// </summary>
internal sealed class BracketWorld
{
    private readonly Func<ILegDesk, BracketRules> makeRules;
    private readonly RunSetup setup = new()
    {
        Cash = 100_000_000, LeverageMax = 1_000, Instruments = [RunSetup.Coin(InstrumentKind.Perpetual)],
    };

    private readonly KernelConfiguration configuration;
    private readonly RunPhase phase = new() { IsWarmUp = false };
    private readonly TestRandom random;
    private OrderDesk desk;
    private LegDesk legs;
    private long eventNumber;

    public BracketWorld(ulong seed, Func<ILegDesk, BracketRules>? makeRules = null)
    {
        this.makeRules = makeRules ?? (legDesk => new BracketRules(legDesk));
        random = new TestRandom(seed);
        Venue = new ErraticVenue(random) { TimeNs = RunSetup.StartNs };
        Assert.True(Plimsoll.Kernel.Allocation.Sizing.TryParse("all-in", out var sizing));
        configuration = setup.Configuration(sizing);
        Account = new AccountBook(
            [.. setup.Instruments], 2, configuration.Currency, Amount.FromUnits(setup.Cash));
        Account.OnPrice(Account.Book(default), 100);
        (desk, legs, Brackets) = Build();
    }

    public ErraticVenue Venue { get; }

    public AccountBook Account { get; }

    public BracketDesk Brackets { get; private set; }

    public RunLog Log { get; } = new();

    public long Steps { get; private set; }

    public int Restarts { get; private set; }

    public long Position => Account.Book(default).Positions[0].Lots;

    public long Duplicates { get; private set; }

    public string? Broken { get; private set; }

    public OrderStore Orders => desk.Orders;

    /// <summary>So many random steps, then everything comes to rest; false when a promise was broken.</summary>
    public bool Run(int steps)
    {
        Venue.IsErratic = true;
        for (var i = 0; i < steps && Broken is null; i++)
        {
            Step();
            Check();
        }

        ComeToRest();
        Duplicates += desk.Reports.DuplicateCount;
        return Broken is null;
    }

    public void Restart()
    {
        var state = new StateBuffer();
        OrderState.Save(state, desk.Orders);
        desk.Reports.Ledger.Save(state);
        Brackets.Save(state);
        Duplicates += desk.Reports.DuplicateCount;
        (desk, legs, Brackets) = Build();
        OrderState.Restore(state, desk.Orders);
        desk.Reports.Ledger.Restore(state);
        Brackets.Restore(state);
        legs.Moment = new KernelMoment(Venue.TimeNs, ++eventNumber);
        Brackets.SettleAll();
        Restarts++;
    }

    public void Deliver(in Event e)
    {
        legs.Moment = new KernelMoment(e.TimeNs, ++eventNumber);
        if (!desk.Reports.Admits(in e) || !desk.Reports.Take(in e, out var order, out var fill) || order is null)
        {
            return;
        }

        Brackets.OnReport(order, e.Kind, fill.Quantity.Lots);
    }

    public BracketId Place(long lots, OrderSide side = OrderSide.Buy, params BracketTarget[] targets)
    {
        legs.Moment = new KernelMoment(Venue.TimeNs, ++eventNumber);
        var up = side == OrderSide.Buy ? 1 : -1;
        return Brackets.Place(default, new BracketRequest
        {
            Entry = new OrderRequest
            {
                Instrument = default, Side = side, Type = OrderType.Limit, LimitPrice = Price.FromTicks(100),
                Quantity = Quantity.FromLots(lots),
            },
            StopPrice = Price.FromTicks(100 - (10 * up)),
            Targets = targets.Length != 0 ? targets : [new BracketTarget(Price.FromTicks(100 + (10 * up)))],
        });
    }

    private (OrderDesk Desk, LegDesk Legs, BracketDesk Brackets) Build()
    {
        var book = new RiskBook(
            new RiskConfiguration(), Account, 1, configuration.DayCalendar, new MarketFacts([]));
        var newDesk = new OrderDesk(
            configuration, Account, new MarginWatch(Account, Log), Venue, Log,
            new RiskDesk(book, Log, configuration.StartCash), 1);
        var newLegs = new LegDesk(newDesk, Account, phase);
        return (newDesk, newLegs, new BracketDesk(newLegs, makeRules(newLegs)));
    }

    private void Step()
    {
        Steps++;
        Venue.TimeNs++;
        switch (random.Next(16))
        {
            case 0 when Brackets.Live.Count < 3:
                desk.Reports.Resume(default);
                PlaceSome();
                break;
            case 1 when random.Chance(12):
                Restart();
                break;
            case 2 when random.Chance(10):
                Venue.CancelSome();
                break;
            case 3 when Brackets.Live.Count != 0:
                Meddle(Brackets.Live[random.Next(Brackets.Live.Count)]);
                break;
            case 4 or 5 or 6:
                Venue.FillSome(2);
                break;
            case 7 or 8 or 9 or 10:
                Venue.TakeCommand();
                break;
            case 11 when random.Chance(8):
                Attend();
                break;
            default:
                if (Venue.TryTell(out var report))
                {
                    Deliver(in report);
                }

                break;
        }
    }

    private void PlaceSome()
    {
        var up = random.Chance(2) ? 1 : -1;
        var side = up > 0 ? OrderSide.Buy : OrderSide.Sell;
        if (Brackets.Live.Count != 0 && Brackets.Live[0].Side != side)
        {
            return;
        }

        _ = random.Chance(2)
            ? Place(1 + random.Next(20), side)
            : Place(
                1 + random.Next(20), side, new BracketTarget(Price.FromTicks(100 + (5 * up)), 500_000),
                new BracketTarget(Price.FromTicks(100 + (9 * up)), 300_000));
    }

    private void Meddle(Bracket bracket)
    {
        legs.Moment = new KernelMoment(Venue.TimeNs, ++eventNumber);
        var id = new BracketId(bracket.Number);
        switch (random.Next(24))
        {
            case 0:
                _ = Brackets.Close(default, id, "enough");
                break;
            case < 4:
                _ = Brackets.AmendStop(default, id, Price.FromTicks(90 + random.Next(5)), default);
                break;
            case < 6:
                _ = Brackets.AmendTarget(default, id, 0, Price.FromTicks(104 + random.Next(5)));
                break;
            case < 8:
                desk.Cancel(legs.Moment, default, bracket.Entry);
                break;
            default:
                break;
        }
    }

    private void Attend()
    {
        legs.Moment = new KernelMoment(Venue.TimeNs, ++eventNumber);
        Brackets.Attend();
    }

    /// <summary>The venue behaves from now on: what is under way arrives, and everything must fit.</summary>
    private void ComeToRest()
    {
        Venue.IsErratic = false;
        for (var round = 0; round < 400 && Broken is null; round++)
        {
            Venue.TimeNs++;
            while (Venue.TryTell(out var report))
            {
                Deliver(in report);
            }

            Venue.TakeCommand();
            if (round % 8 == 0)
            {
                Venue.FillMarketOrders();
                Attend();
            }

            Check();
        }

        if (Broken is not null)
        {
            return;
        }

        var open = Brackets.Live.Sum(bracket => Math.Max(0, bracket.OpenLots));
        Broken = !Venue.IsQuiet ? "commands and reports without end"
            : Position != Venue.Position ? $"the kernel holds {Position}, the venue {Venue.Position}"
            : Math.Abs(Position) != open ? $"brackets look after {open} of {Position}"
            : Position == 0 && Venue.WorkingLegs != 0 ? "an orphan leg at the venue"
            : Position != 0 && Venue.CoveringLots < Math.Abs(Position) ? "a position without a stop at the venue"
            : null;
    }

    private void Check()
    {
        for (var i = 0; i < Brackets.Live.Count && Broken is null; i++)
        {
            Broken = FaultOf(Brackets.Live[i]);
        }

        for (var i = 0; i < Orders.Count && Broken is null; i++)
        {
            Broken = OrderLife.IsFinal(Orders[i].Status) ? $"order {Orders[i].Id.Value} works and is over" : null;
        }
    }

    private string? FaultOf(Bracket bracket)
    {
        var stop = legs.WorkingLots(bracket.GroupOf(BracketRole.Stop));
        var exit = legs.WorkingLots(bracket.GroupOf(BracketRole.Exit));
        var targets = 0L;
        for (var i = 0; i < bracket.Targets.Length; i++)
        {
            targets += legs.WorkingLots(bracket.GroupOf(BracketRole.FirstTarget + i));
        }

        var open = bracket.OpenLots;
        if (open > 0 && stop + exit < open && !bracket.NeedsAttention)
        {
            return $"bracket {bracket.Number} holds {open}, covered {stop} + {exit} ({bracket.Phase})";
        }

        if (open <= 0 && stop + exit + targets > 0)
        {
            return $"bracket {bracket.Number} holds nothing, and {stop + exit + targets} lots of legs work";
        }

        if (stop > bracket.EntryLots || targets > bracket.EntryLots)
        {
            return $"bracket {bracket.Number}: legs {stop} and {targets} for an entry of {bracket.EntryLots}";
        }

        return open < 0 ? $"bracket {bracket.Number} closed {-open} too many, and nobody said so" : null;
    }
}
