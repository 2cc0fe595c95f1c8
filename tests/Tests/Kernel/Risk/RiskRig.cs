using Plimsoll.Kernel;
using Plimsoll.Kernel.Allocation;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Risk;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Tests.Kernel.Orders;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>A kernel under limits whose venue is the test itself: futures of one unit, a tick is worth one.</summary>
internal sealed class RiskRig
{
    public const long Second = 1_000_000_000;
    public const long Minute = 60 * Second;
    public const long Hour = 60 * Minute;
    public const long Day = 24 * Hour;
    private readonly Func<RiskRig> makeAgain;
    private long executions;

    public RiskRig(params string[] limits)
        : this(1, 3, 1_000_000, limits)
    {
    }

    public RiskRig(int strategies, int instruments, long cash, params string[] limits)
        : this(strategies, instruments, cash, StrategyFailure.EndRun, RiskText.ParseExact(limits), null)
    {
    }

    public RiskRig(
        int strategies, int instruments, long cash, StrategyFailure failure, RiskConfiguration? risk,
        Func<int, Strategy>? make, bool hasPrices = true)
    {
        makeAgain = () => new RiskRig(strategies, instruments, cash, failure, risk, make, hasPrices: false);
        var setup = new RunSetup
        {
            Cash = cash,
            LeverageMax = 1_000_000,
            Instruments =
                [.. Enumerable.Range(0, instruments).Select(i => RunSetup.Coin(InstrumentKind.Perpetual, number: i))],
        };
        Strategies = [.. Enumerable.Range(0, strategies).Select(_ => new OpenStrategy())];
        var configuration = setup.Configuration(Sizing.AllIn) with { Risk = risk, StrategyFailure = failure };
        Kernel = new TradingKernel(
            configuration, [.. Enumerable.Range(0, strategies).Select(i => make?.Invoke(i) ?? Strategies[i])], Gateway,
            Log);
        Kernel.Start();
        for (var i = 0; i < instruments && hasPrices; i++)
        {
            Price(100, i);
        }
    }

    /// <summary>Another kernel that goes on from where this one stands.</summary>
    public RiskRig Restored()
    {
        // Orders are placed between events here; the refused ones are told with the next event.
        Kernel.Process(Event.OfTimer(++NowNs));
        var buffer = new StateBuffer();
        Kernel.Save(buffer);
        var other = makeAgain();
        other.Kernel.Restore(buffer);
        other.NowNs = NowNs;
        other.executions = executions;
        return other;
    }

    public TradingKernel Kernel { get; }

    public OpenStrategy[] Strategies { get; }

    public GatewayLog Gateway { get; } = new();

    public RunLog Log { get; } = new();

    public long NowNs { get; private set; } = RunSetup.StartNs;

    public RiskAnswer Answer => Kernel.Risk.LastAnswer;

    public OrderId LastId { get; private set; }

    public static OrderRequest Request(OrderSide side, long lots, long limit = 0, int instrument = 0) => new()
    {
        Instrument = new InstrumentIndex(instrument),
        Side = side,
        Type = limit == 0 ? OrderType.Market : OrderType.Limit,
        LimitPrice = Plimsoll.Model.Values.Price.FromTicks(limit),
        Quantity = Quantity.FromLots(lots),
    };

    public void Wait(long ns) => NowNs += ns;

    public void Price(long ticks, int instrument = 0)
    {
        var trade = new TradeTick(++NowNs, ticks, 1, 0, -1);
        Kernel.Process(Event.OfTrade(new InstrumentIndex(instrument), in trade));
    }

    public OrderReason Place(in OrderRequest request, int strategy = 0)
    {
        LastId = Strategies[strategy].Place(in request);
        return Answer.First;
    }

    public OrderReason Buy(long lots, long limit = 0, int instrument = 0, int strategy = 0) =>
        Place(Request(OrderSide.Buy, lots, limit, instrument), strategy);

    public OrderReason Sell(long lots, long limit = 0, int instrument = 0, int strategy = 0) =>
        Place(Request(OrderSide.Sell, lots, limit, instrument), strategy);

    public OrderReason Reduce(OrderSide side, long lots, int instrument = 0, int strategy = 0) =>
        Place(Request(side, lots, 0, instrument) with { IsReduceOnly = true }, strategy);

    /// <summary>Places an order that must go out, and fills it at a price.</summary>
    public void Trade(OrderSide side, long lots, long price = 100, int instrument = 0, int strategy = 0)
    {
        Assert.Equal(OrderReason.None, Place(Request(side, lots, 0, instrument), strategy));
        Fill(LastId, side, lots, price, instrument);
    }

    public void Fill(OrderId order, OrderSide side, long lots, long price = 100, int instrument = 0)
    {
        var report = new OrderReport(
            ++NowNs, order, new ExecutionId(++executions), Plimsoll.Model.Values.Price.FromTicks(price),
            Quantity.FromLots(lots), Amount.Zero);
        Kernel.Process(Event.OfFill(
            new InstrumentIndex(instrument), in report, LiquiditySide.Taker, completesOrder: true, side));
    }

    public void Say(EventKind kind, OrderId order, int instrument = 0)
    {
        var report = new OrderReport(++NowNs, order);
        var reason = kind == EventKind.OrderRejected ? OrderReason.NotSupported : OrderReason.CanceledByStrategy;
        Kernel.Process(Event.OfReport(kind, new InstrumentIndex(instrument), in report, reason));
    }

    public void Order(
        OperatorOrderKind kind, OperatorScope scope = OperatorScope.Platform, int strategy = 0, int instrument = 0,
        long action = 7)
    {
        var order = new OperatorOrder(++NowNs, kind, scope, new StrategyIndex(strategy), action);
        Kernel.Process(Event.OfOperator(in order, new InstrumentIndex(instrument)));
    }

    public void Health(HealthPart part, HealthLevel level, long value = 0, int? instrument = null)
    {
        var change = new HealthChange(++NowNs, part, level, value, instrument is not null);
        Kernel.Process(Event.OfHealth(in change, new InstrumentIndex(instrument ?? 0)));
    }

    public void Authorize(AuthorizationChange change) => Kernel.Process(Event.OfAuthorization(in change));

    /// <summary>Lets timers run until none is due within a time.</summary>
    public void RunTimers(long forNs)
    {
        var end = NowNs + forNs;
        while (Kernel.NextTimerNs <= end)
        {
            NowNs = Math.Max(NowNs, Kernel.NextTimerNs);
            Kernel.Process(Event.OfTimer(NowNs));
        }

        NowNs = end;
    }

    /// <summary>Fills every working market order at a price, as long as there are any.</summary>
    public void FillMarketOrders(long price = 100)
    {
        foreach (var command in Gateway.Commands.Where(
            one => one.Kind == Plimsoll.Model.Commands.CommandKind.SubmitOrder
                && one.Request.Type == OrderType.Market).ToList())
        {
            if (Log.Orders.Last(view => view.Id == command.Order) is { IsFinal: false })
            {
                Fill(command.Order, command.Request.Side, command.Request.Quantity.Lots, price,
                    command.Request.Instrument.Value);
            }
        }
    }

    /// <summary>Answers every cancellation that was asked for.</summary>
    public void AnswerCancels()
    {
        foreach (var command in Gateway.Commands.Where(
            one => one.Kind == Plimsoll.Model.Commands.CommandKind.CancelOrder).ToList())
        {
            if (Log.Orders.Last(view => view.Id == command.Order) is { IsFinal: false })
            {
                Say(EventKind.OrderCanceled, command.Order, command.Request.Instrument.Value);
            }
        }
    }
}
