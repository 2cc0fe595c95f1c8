using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Simulation.Books;

/// <summary>A strategy on books whose reactions are given from outside.</summary>
internal sealed class BookStrategy : Strategy
{
    public delegate void BookHandler(BookStrategy self, in BookUpdate book);

    public delegate void TradeHandler(BookStrategy self, in TradeTick trade);

    public delegate void OrderHandler(BookStrategy self, in OrderView order);

    public BookHandler? WhenBook { get; init; }

    public TradeHandler? WhenTrade { get; init; }

    public OrderHandler? WhenOrder { get; init; }

    public Action<BookStrategy, int>? WhenTimer { get; init; }

    public Action<BookStrategy>? WhenStopped { get; init; }

    public int BookCount { get; private set; }

    public long NowNs => Now.UnixNanos;

    public override void OnBook(in BookUpdate book)
    {
        WhenBook?.Invoke(this, in book);
        BookCount++;
    }

    public override void OnTrade(InstrumentIndex instrument, in TradeTick trade) => WhenTrade?.Invoke(this, in trade);

    public override void OnOrder(in OrderView order) => WhenOrder?.Invoke(this, in order);

    public override void OnTimer(int timerId) => WhenTimer?.Invoke(this, timerId);

    public override void OnStop() => WhenStopped?.Invoke(this);

    public OrderId Limit(OrderSide side, long lots, long ticks) => Submit(new OrderRequest
    {
        Instrument = default,
        Side = side,
        Type = OrderType.Limit,
        Quantity = Quantity.FromLots(lots),
        LimitPrice = Price.FromTicks(ticks),
    });

    public OrderId Market(OrderSide side, long lots) => Submit(new OrderRequest
    {
        Instrument = default,
        Side = side,
        Type = OrderType.Market,
        Quantity = Quantity.FromLots(lots),
    });

    public void Withdraw(OrderId order) => Cancel(order);

    public void Wake(long timeNs, int timerId) => WakeAt(Timestamp.FromUnixNanos(timeNs), timerId);
}
