using Plimsoll.Kernel;
using Plimsoll.Kernel.Allocation;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Strategies.MarketMaking;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Strategies.MarketMaking;

/// <summary>
/// A market maker in a kernel, a market told quote by quote, and a venue that answers at once and fills when told to.
/// </summary>
internal sealed class MakerRig : IOrderGateway
{
    public const long Second = 1_000_000_000;
    public const long Start = 1_000 * Second;
    private readonly List<Command> inbox = new(64);
    private readonly TradingKernel kernel;
    private readonly decimal makerFee;
    private readonly Dictionary<long, long> totals = [];
    private long executions;

    public MakerRig(MarketMaker maker, InstrumentKind kind = InstrumentKind.Perpetual, decimal makerFeeBps = 2m)
    {
        Maker = maker;
        makerFee = makerFeeBps / 10_000m;
        var setup = new RunSetup
        {
            Instruments = [RunSetup.Coin(kind, tick: "0.01", lot: "0.001")], Cash = 100_000, LeverageMax = 10,
        };
        Assert.True(Sizing.TryParse("all-in", out var sizing));
        Instrument = setup.Instruments[0];
        kernel = new TradingKernel(setup.Configuration(sizing), [maker], this, Log);
        kernel.Start();
    }

    public MarketMaker Maker { get; }

    public Instrument Instrument { get; }

    public RunLog Log { get; } = new();

    public SortedDictionary<long, OrderRequest> Working { get; } = [];

    public List<Command> Sent { get; } = [];

    /// <summary>Whether new orders are refused.</summary>
    public bool Refuses { get; set; }

    /// <summary>Whether changes of orders are refused.</summary>
    public bool RefusesChanges { get; set; }

    /// <summary>Whether cancellations are refused.</summary>
    public bool RefusesCancels { get; set; }

    public long NowNs { get; private set; } = Start;

    public long HeldLots => kernel.PositionLots(default, default);

    public TradingKernel Kernel => kernel;

    public IEnumerable<OrderRequest> Bids => Working.Values.Where(order => order.Side == OrderSide.Buy);

    public IEnumerable<OrderRequest> Asks => Working.Values.Where(order => order.Side == OrderSide.Sell);

    public long Bid => Bids.Max(order => order.LimitPrice.Ticks);

    public long Ask => Asks.Min(order => order.LimitPrice.Ticks);

    public void Submit(in ApprovedOrder order) => inbox.Add(order.Command);

    public void Cancel(in Command command) => inbox.Add(command);

    public void Replace(in Command command) => inbox.Add(command);

    /// <summary>Seconds pass, quote by quote, ten a second, around one price.</summary>
    public void Calm(double seconds, long bid = 9_999, long ask = 10_001)
    {
        for (var i = 0; i < (int)(seconds * 10); i++)
        {
            Quote(Second / 10, bid, ask);
        }
    }

    public void Quote(long afterNs, long bid, long ask, long bidLots = 50, long askLots = 50)
    {
        Pass(afterNs);
        kernel.Process(Event.OfQuote(default, new QuoteTick(NowNs, bid, bidLots, ask, askLots, 0)));
        Answer();
    }

    public void Trade(long priceTicks, bool isBuy, long lots = 1)
    {
        kernel.Process(Event.OfTrade(default, new TradeTick(NowNs, priceTicks, lots, 0, isBuy ? 0 : 1)));
        Answer();
    }

    /// <summary>Time passes without market events; timers ring.</summary>
    public void Pass(long ns)
    {
        var until = NowNs + ns;
        while (kernel.NextTimerNs <= until)
        {
            NowNs = Math.Max(NowNs, kernel.NextTimerNs);
            kernel.Process(Event.OfTimer(NowNs));
            Answer();
        }

        NowNs = until;
    }

    /// <summary>An order trades at its price.</summary>
    public void Fill(OrderSide side, long lots = long.MaxValue, LiquiditySide liquidity = LiquiditySide.Maker)
    {
        var best = side == OrderSide.Buy ? Bid : Ask;
        var (id, request) = Working.First(pair => pair.Value.Side == side && pair.Value.LimitPrice.Ticks == best);
        Fill(id, request, request.LimitPrice.Ticks, Math.Min(lots, request.Quantity.Lots), liquidity);
        Answer();
    }

    public void End() => kernel.Process(Event.OfEndOfData(NowNs));

    public void Answer()
    {
        while (inbox.Count > 0)
        {
            var commands = inbox.ToArray();
            inbox.Clear();
            foreach (var command in commands)
            {
                Sent.Add(command);
                Answer(in command);
            }
        }
    }

    private void Answer(in Command command)
    {
        var id = command.Order;
        if (command.Kind == CommandKind.CancelOrder)
        {
            if (RefusesCancels)
            {
                Report(EventKind.CancelRejected, id);
            }
            else if (Working.Remove(id.Value))
            {
                Report(EventKind.OrderCanceled, id);
            }

            return;
        }

        if (command.Kind == CommandKind.ReplaceOrder)
        {
            Change(in command);
            return;
        }

        if (Refuses)
        {
            Report(EventKind.OrderRejected, id);
            return;
        }

        Report(EventKind.OrderAccepted, id);
        Working.Add(id.Value, command.Request);
        totals[id.Value] = command.Request.Quantity.Lots;
        if (command.Request.Type == OrderType.Market)
        {
            Fill(id.Value, command.Request, kernel.LastTicks(default), command.Request.Quantity.Lots,
                LiquiditySide.Taker);
        }
    }

    private void Change(in Command command)
    {
        var id = command.Order;
        if (!Working.TryGetValue(id.Value, out var old))
        {
            Report(EventKind.ReplaceRejected, id);
            return;
        }

        if (RefusesChanges)
        {
            Report(EventKind.ReplaceRejected, id);
            return;
        }

        var filled = totals[id.Value] - old.Quantity.Lots;
        totals[id.Value] = command.Request.Quantity.Lots;
        Working[id.Value] = command.Request with { Quantity = Quantity.FromLots(totals[id.Value] - filled) };
        kernel.Process(Event.OfReport(
            EventKind.OrderReplaced,
            default,
            new OrderReport(
                NowNs, id, default, command.Request.LimitPrice, command.Request.Quantity, Amount.Zero)));
    }

    private void Report(EventKind kind, OrderId id) =>
        kernel.Process(Event.OfReport(kind, default, new OrderReport(NowNs, id)));

    private void Fill(long id, OrderRequest request, long ticks, long lots, LiquiditySide liquidity)
    {
        var isWhole = lots == request.Quantity.Lots;
        if (isWhole)
        {
            Working.Remove(id);
        }
        else
        {
            Working[id] = request with { Quantity = Quantity.FromLots(request.Quantity.Lots - lots) };
        }

        var value = (decimal)Instrument.Notional(ticks, lots).ToDouble();
        var fee = Amount.FromAtto((Int128)(value * makerFee * 1_000_000_000m) * 1_000_000_000);
        var report = new OrderReport(
            NowNs,
            new OrderId(id),
            new ExecutionId(++executions),
            Price.FromTicks(ticks),
            Quantity.FromLots(lots),
            fee);
        kernel.Process(Event.OfFill(default, in report, liquidity, isWhole, request.Side));
    }
}
