using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Simulation.Matching;

namespace Plimsoll.Tests.Simulation.Matching;

public sealed class MarketByOrderFeedTests
{
    private readonly MatchingEngine engine = new(new MatchingSettings());
    private readonly MarketByOrderFeed feed = new(new InstrumentIndex(3));

    [Fact]
    public void Append_TradeThroughAnIceberg_TellsTradeFillCancelAndNewSlice()
    {
        engine.Submit(new MatchingOrder
        {
            Number = 1, Side = OrderSide.Sell, PriceTicks = 100, QuantityLots = 10, DisplayLots = 3,
        });
        feed.Append(engine.Events, 5);
        Assert.Equal(
            new BookOrder(5, 1, 100, 3, 1, OrderSide.Sell, BookOrderAction.Add, BookFlags.Last, 0),
            Assert.Single(Told()));

        feed.Clear();
        engine.Submit(new MatchingOrder { Number = 2, Side = OrderSide.Buy, PriceTicks = 101, QuantityLots = 3 });
        feed.Append(engine.Events, 6);

        BookOrder[] expected =
        [
            new(6, 0, 100, 3, 2, OrderSide.Buy, BookOrderAction.Trade, BookFlags.None, 0),
            new(6, 1, 100, 3, 3, OrderSide.Sell, BookOrderAction.Fill, BookFlags.None, 0),
            new(6, 1, 100, 3, 4, OrderSide.Sell, BookOrderAction.Cancel, BookFlags.None, 0),
            new(6, 1, 100, 3, 5, OrderSide.Sell, BookOrderAction.Add, BookFlags.Last, 0),
        ];
        Assert.Equal(expected, Told());
    }

    [Fact]
    public void Append_NothingVisible_TellsNothing()
    {
        engine.Submit(new MatchingOrder
        {
            Number = 1, Side = OrderSide.Sell, Kind = MatchingOrderKind.Stop, StopTicks = 90, QuantityLots = 10,
        });

        feed.Append(engine.Events, 5);

        Assert.Empty(Told());
    }

    private List<BookOrder> Told()
    {
        var told = new List<BookOrder>();
        foreach (ref readonly var one in feed.Events)
        {
            Assert.Equal(EventKind.BookOrder, one.Kind);
            Assert.Equal(3, one.Instrument.Value);
            told.Add(one.BookOrder);
        }

        return told;
    }
}
