using Plimsoll.Kernel.Orders;
using Plimsoll.Kernel.Positions;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>The layers alone, without a kernel: positions, orders and equity are put where a case wants them.</summary>
internal sealed class LayerRig : IMarketFacts
{
    private readonly AccountBook account;
    private readonly OrderStore orders;
    private long executions;

    public LayerRig(
        Amount cash, IReadOnlyList<string> limits, string tick = "0.01", string lot = "0.00001", int instruments = 6)
    {
        account = new AccountBook(
            [.. Enumerable.Range(0, instruments).Select(
                i => RunSetup.Coin(InstrumentKind.Perpetual, tick: tick, lot: lot, number: i))],
            2, Currency.Of("USD"), cash);
        Book = new RiskBook(RiskText.ParseExact(limits), account, 1, SessionCalendar.Get("24x7"), this);
        orders = new OrderStore(Book.Working);
        Desk = new RiskDesk(Book, Log, cash);
    }

    public RunLog Log { get; } = new();

    public RiskBook Book { get; }

    public RiskDesk Desk { get; }

    public long NowNs { get; set; } = RunSetup.StartNs;

    public double? Score { get; set; }

    public bool? Orderly { get; set; }

    public Amount Equity => account.Equity;

    public double? Validity(InstrumentIndex instrument) => Score;

    public bool? IsBookOrderly(InstrumentIndex instrument) => Orderly;

    public Instrument Instrument(int instrument) => account.Books[instrument].Instrument;

    public void Price(int instrument, string price) =>
        account.OnPrice(account.Books[instrument], Ticks(instrument, price));

    public long Ticks(int instrument, string price)
    {
        Assert.True(Amount.TryParse(price, out var amount), price);
        return amount.DivideToWhole(Instrument(instrument).PriceGrid.Step);
    }

    public long Lots(int instrument, string quantity)
    {
        Assert.True(Amount.TryParse(quantity, out var amount), quantity);
        return amount.DivideToWhole(Instrument(instrument).QuantityGrid.Step);
    }

    /// <summary>Puts a position there, at a price, without asking anybody.</summary>
    public void Hold(int instrument, long lots, long ticks)
    {
        if (lots == 0)
        {
            return;
        }

        var fill = new FillRecord(
            NowNs, new OrderId(900 + executions), new ExecutionId(++executions), default,
            new InstrumentIndex(instrument), lots > 0 ? OrderSide.Buy : OrderSide.Sell,
            Plimsoll.Model.Values.Price.FromTicks(ticks), Quantity.FromLots(Math.Abs(lots)), Amount.Zero,
            LiquiditySide.Taker);
        account.Apply(in fill, "test", out _);
        Desk.OnFill(in fill);
    }

    /// <summary>An order that works.</summary>
    public void Work(int instrument, OrderSide side, long lots)
    {
        var order = orders.Add(orders.NextId(), default, Request(instrument, side, lots), NowNs);
        order.Status = OrderStatus.Accepted;
    }

    /// <summary>Moves cash, as a fee or a rebate would.</summary>
    public void Earn(Amount amount)
    {
        account.Charge(account.Books[0], ChargeKind.Fee, -amount, isInAccountCurrency: true);
        Desk.Mark(NowNs);
    }

    public OrderRequest Request(int instrument, OrderSide side, long lots, long limit = 0) => new()
    {
        Instrument = account.Books[instrument].Index,
        Side = side,
        Type = limit == 0 ? OrderType.Market : OrderType.Limit,
        LimitPrice = Plimsoll.Model.Values.Price.FromTicks(limit),
        Quantity = Quantity.FromLots(lots),
    };

    public RiskAnswer Ask(in OrderRequest request)
    {
        var book = account.Book(request.Instrument);
        var facts = new RiskFacts
        {
            NowNs = NowNs,
            Strategy = default,
            Instrument = book.Instrument,
            Book = book,
            Margin = new MarginWatch(account, Log),
            WorkingMargin = Amount.Zero,
            HasPrice = book.HasPrice,
            LastTicks = book.LastTicks,
            PositionLots = book.Positions[0].Lots,
            WorkingExitLots = 0,
            Hold = OrderReason.None,
            FreeCash = account.Cash,
            Account = account,
            LeverageMax = 1_000_000,
            HasOrderRoom = true,
            Risk = Desk,
            Orders = orders,
            Changed = null,
        };
        return RiskGate.Check(orders.NextId(), in request, in facts, out _);
    }

    public void Take(OperatorOrderKind kind)
    {
        var order = new OperatorOrder(NowNs, kind);
        new OperatorDesk(Desk).Take(Event.OfOperator(in order));
    }
}
