using Plimsoll.Kernel;
using Plimsoll.Kernel.Allocation;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Kernel.Orders;

/// <summary>A kernel with one strategy whose venue is the test itself.</summary>
internal sealed class KernelRig
{
    private long timeNs = RunSetup.StartNs;

    public KernelRig(long cash = 1_000_000, params Instrument[] instruments)
    {
        var setup = new RunSetup
        {
            Cash = cash,
            LeverageMax = 1_000,
            Instruments = instruments.Length == 0 ? [RunSetup.Coin(InstrumentKind.Perpetual)] : instruments,
        };
        Assert.True(Sizing.TryParse("all-in", out var sizing));
        Strategy = new OpenStrategy
        {
            WhenOrder = (OpenStrategy _, in OrderView order) => Told.Add(order),
            WhenFilled = (OpenStrategy _, in FillRecord fill) => Fills.Add(fill),
        };
        Kernel = new TradingKernel(setup.Configuration(sizing), [Strategy], Gateway, Log);
        Kernel.Start();
    }

    public TradingKernel Kernel { get; }

    public OpenStrategy Strategy { get; }

    public GatewayLog Gateway { get; } = new();

    public RunLog Log { get; } = new();

    /// <summary>The orders as the strategy was told of them.</summary>
    public List<OrderView> Told { get; } = [];

    public List<FillRecord> Fills { get; } = [];

    public int Desyncs => Log.Desyncs.Count;

    /// <summary>The order as the observer was last told of it.</summary>
    public OrderView Last(OrderId order) => Log.Orders.Last(view => view.Id == order);

    public void Price(long ticks, int instrument = 0)
    {
        var trade = new TradeTick(++timeNs, ticks, 1, 0, -1);
        Kernel.Process(Event.OfTrade(new InstrumentIndex(instrument), in trade));
    }

    public OrderId Buy(long lots, long limit = 0, int instrument = 0) => Strategy.Place(new OrderRequest
    {
        Instrument = new InstrumentIndex(instrument),
        Side = OrderSide.Buy,
        Type = limit == 0 ? OrderType.Market : OrderType.Limit,
        LimitPrice = TicksOf(limit),
        Quantity = Quantity.FromLots(lots),
    });

    public void Say(EventKind kind, OrderId order, OrderReason reason = OrderReason.None, int instrument = 0)
    {
        var report = new OrderReport(++timeNs, order);
        Kernel.Process(Event.OfReport(kind, new InstrumentIndex(instrument), in report, reason));
    }

    public void SayChanged(OrderId order, long price, long lots, long number = 0)
    {
        var report = new OrderReport(
            ++timeNs, order, new ExecutionId(number), TicksOf(price), Quantity.FromLots(lots), Amount.Zero);
        Kernel.Process(Event.OfReport(EventKind.OrderReplaced, default, in report));
    }

    public void Fill(
        OrderId order, long number, long lots, long price = 100, bool completes = false,
        OrderSide side = OrderSide.Buy, int instrument = 0)
    {
        var report = new OrderReport(
            ++timeNs, order, new ExecutionId(number), TicksOf(price), Quantity.FromLots(lots), Amount.Zero);
        Kernel.Process(Event.OfFill(
            new InstrumentIndex(instrument), in report, LiquiditySide.Taker, completes, side));
    }

    public void Wake(long afterNs) => Kernel.Process(Event.OfTimer(timeNs += afterNs));

    private static Price TicksOf(long ticks) => Plimsoll.Model.Values.Price.FromTicks(ticks);
}
