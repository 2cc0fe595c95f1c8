using Plimsoll.Model.Commands;
using Plimsoll.Model.Events;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Simulation.Books;

/// <summary>
/// Knows a plain book and the life of every order, and judges each report of a venue: what it says must be possible.
/// Cash and position are summed by it as well.
/// </summary>
internal sealed class VenueChecker(Instrument instrument)
{
    private readonly SortedDictionary<long, long> bids = new(Comparer<long>.Create((a, b) => b.CompareTo(a)));
    private readonly SortedDictionary<long, long> asks = [];
    private readonly Dictionary<(OrderSide Side, long Ticks), long> taken = [];
    private readonly Dictionary<(OrderSide Side, long Ticks), long> unshown = [];
    private readonly Dictionary<long, Life> lives = [];
    private TradeTick trade;
    private long tradeLeft;
    private long lastExecution;
    private bool isValid;
    private bool isConsistent;
    private Cause cause;

    private enum Cause
    {
        Command,
        Trade,
        Book,
        Time,
    }

    public Amount Flow { get; private set; }

    public long PositionLots { get; private set; }

    public int Fills { get; private set; }

    public int Makers { get; private set; }

    public int LateCancels { get; private set; }

    /// <summary>Called before the venue sees a market event.</summary>
    public void Before(in Event e)
    {
        cause = e.Kind == EventKind.Trade ? Cause.Trade : Cause.Book;
        switch (e.Kind)
        {
            case EventKind.Trade:
                trade = e.Trade;
                tradeLeft = isValid && isConsistent ? trade.QuantityLots : 0;
                var hit = (trade.BuyerIsMaker == 1 ? OrderSide.Buy : OrderSide.Sell, trade.PriceTicks);
                unshown[hit] = unshown.GetValueOrDefault(hit) + tradeLeft;
                break;
            case EventKind.BookClear:
                bids.Clear();
                asks.Clear();
                taken.Clear();
                unshown.Clear();
                isValid = (e.BookLevel.Flags & BookFlags.Gap) == 0;
                isConsistent = e.BookLevel.IsLast;
                break;
            default:
                var side = e.BookLevel.Side == OrderSide.Buy ? bids : asks;
                taken.Remove((e.BookLevel.Side, e.BookLevel.PriceTicks));
                if (e.BookLevel.QuantityLots == 0)
                {
                    side.Remove(e.BookLevel.PriceTicks);
                }
                else
                {
                    side[e.BookLevel.PriceTicks] = e.BookLevel.QuantityLots;
                }

                isConsistent = e.BookLevel.IsLast;
                if (isConsistent)
                {
                    unshown.Clear();
                }

                break;
        }
    }

    /// <summary>Called before the venue gets a command.</summary>
    public void Before(in Command command)
    {
        cause = Cause.Command;
        if (command.Kind == CommandKind.SubmitOrder)
        {
            lives.Add(command.Order.Value, new Life { Request = command.Request });
        }
        else if (command.Kind == CommandKind.ReplaceOrder && lives.TryGetValue(command.Order.Value, out var life))
        {
            life.Wished = command.Request;
        }
    }

    public void BeforeTime() => cause = Cause.Time;

    /// <summary>Judges what the venue says.</summary>
    public void Judge(in Event report)
    {
        var life = lives[report.Report.Order.Value];
        switch (report.Kind)
        {
            case EventKind.OrderAccepted:
                Assert.False(life.IsIn || life.IsOver);
                life.IsIn = true;
                break;
            case EventKind.OrderFilled:
                Fill(in report, life);
                break;
            case EventKind.OrderTriggered:
                Assert.True(life is { IsIn: true, IsOver: false, IsTriggered: false } && life.Request.HasTrigger);
                life.IsTriggered = true;
                break;
            case EventKind.OrderReplaced:
                Assert.True(life is { IsIn: true, IsOver: false });
                life.Request = life.Wished;
                break;
            case EventKind.CancelRejected:
            case EventKind.ReplaceRejected:
                Assert.True(life.IsOver || report.Kind == EventKind.ReplaceRejected);
                LateCancels += report.Kind == EventKind.CancelRejected ? 1 : 0;
                break;
            case EventKind.OrderRejected:
                Assert.True(!life.IsOver && life.Filled == 0);
                life.IsOver = true;
                break;
            default:
                Assert.True(life is { IsIn: true, IsOver: false }, report.Kind.ToString());
                Assert.False(
                    life.Request.TimeInForce == TimeInForce.FillOrKill && life.Filled > 0
                    && report.Reason == OrderReason.NotFilledWhole);
                life.IsOver = true;
                break;
        }
    }

    private void Fill(in Event report, Life life)
    {
        ref readonly var body = ref report.Report;
        var request = life.Request;
        var ticks = body.Price.Ticks;
        var lots = body.Quantity.Lots;
        var isBuy = request.Side == OrderSide.Buy;
        Assert.True(life is { IsIn: true, IsOver: false }, "a fill of an order that does not work");
        Assert.True(isValid && (isConsistent || cause == Cause.Trade), "a fill while the book is not known");
        Assert.True(lots > 0 && body.Execution.Value == ++lastExecution, "the number of an execution");
        Assert.True(!request.HasTrigger || life.IsTriggered, "a fill before the trigger");
        Assert.Equal(request.Side, report.FillSide);
        if (request.HasLimit)
        {
            var limit = request.LimitPrice.Ticks;
            Assert.True(isBuy ? ticks <= limit : ticks >= limit, "beyond the limit");
        }

        if (report.Liquidity == LiquiditySide.Taker)
        {
            Assert.False(request.IsPostOnly, "a post-only order that took");
            Take(isBuy ? OrderSide.Sell : OrderSide.Buy, ticks, lots);
        }
        else
        {
            Makers++;
            Assert.Equal(request.LimitPrice.Ticks, ticks);
            Provide(isBuy, ticks, lots);
        }

        var before = PositionLots;
        PositionLots += isBuy ? lots : -lots;
        Assert.True(
            !request.IsReduceOnly || (Math.Sign(PositionLots) * Math.Sign(before) >= 0
                && Math.Abs(PositionLots) < Math.Abs(before)),
            "a reduce-only order that did not reduce");
        Flow -= instrument.Notional(ticks, isBuy ? lots : -lots) + body.Fee;
        life.Filled += lots;
        Fills++;
        Assert.True(request.QuoteBudget.Sign > 0 || life.Filled <= request.Quantity.Lots, "more than was asked for");
        Assert.True(
            request.QuoteBudget.Sign > 0 || report.CompletesOrder == (life.Filled == request.Quantity.Lots),
            "the last fill");
        life.IsOver = report.CompletesOrder;
    }

    private void Provide(bool isBuy, long ticks, long lots)
    {
        if (cause == Cause.Trade)
        {
            Assert.Equal(isBuy ? 1 : 0, trade.BuyerIsMaker);
            Assert.True(
                isBuy ? ticks >= trade.PriceTicks : ticks <= trade.PriceTicks, "a trade that did not come so far");
            tradeLeft -= lots;
            Assert.True(tradeLeft >= 0, "more than was traded");
            return;
        }

        Assert.Equal(Cause.Book, cause);
        // The other side has come to the price: it is used up level by level.
        var left = lots;
        foreach (var (price, displayed) in isBuy ? asks : bids)
        {
            if (left == 0 || (isBuy ? price > ticks : price < ticks))
            {
                break;
            }

            var key = (isBuy ? OrderSide.Sell : OrderSide.Buy, price);
            var available = displayed - taken.GetValueOrDefault(key) - unshown.GetValueOrDefault(key);
            var used = Math.Max(0, Math.Min(left, available));
            taken[key] = taken.GetValueOrDefault(key) + used;
            left -= used;
        }

        Assert.True(left == 0, "more than the other side displayed");
    }

    private void Take(OrderSide side, long ticks, long lots)
    {
        var book = side == OrderSide.Buy ? bids : asks;
        foreach (var (price, displayed) in book)
        {
            var key = (side, price);
            var available = displayed - taken.GetValueOrDefault(key) - unshown.GetValueOrDefault(key);
            if (price == ticks)
            {
                Assert.True(lots <= available, $"{lots} taken at {ticks} where {available} were there");
                taken[key] = taken.GetValueOrDefault(key) + lots;
                return;
            }

            Assert.True(available <= 0, $"{price} was passed over for {ticks}");
        }

        Assert.Fail($"nothing was displayed at {ticks}");
    }

    private sealed class Life
    {
        public OrderRequest Request { get; set; }

        public OrderRequest Wished { get; set; }

        public bool IsIn { get; set; }

        public bool IsOver { get; set; }

        public bool IsTriggered { get; set; }

        public long Filled { get; set; }
    }
}
