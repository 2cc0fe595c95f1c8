using Plimsoll.Kernel;
using Plimsoll.Kernel.Books;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Kernel;

public sealed class BookEventTests
{
    private readonly Listener listener = new();
    private readonly TradingKernel kernel;

    public BookEventTests()
    {
        (kernel, _, _) = new RunSetup().Wire([[]], listener);
        kernel.Start();
    }

    [Fact]
    public void Process_UpdateOfSeveralLevels_TellsOnceWhenItIsComplete()
    {
        Clear(1, BookFlags.Snapshot);
        Level(1, OrderSide.Buy, 99, 5, BookFlags.Snapshot);
        Level(1, OrderSide.Buy, 98, 7, BookFlags.Snapshot);
        Assert.Empty(listener.Told);
        Level(1, OrderSide.Sell, 102, 4, BookFlags.Snapshot | BookFlags.Last);
        Level(2, OrderSide.Buy, 99, 0, BookFlags.None);
        Level(2, OrderSide.Buy, 100, 3, BookFlags.Last);

        Assert.Equal(["book 1 99x5 102x4 usable", "book 2 100x3 102x4 usable"], listener.Told);
    }

    [Fact]
    public void Process_Gap_TellsABookThatIsNotUsableUntilTheNextSnapshot()
    {
        Snapshot(1, 99, 102);
        Clear(2, BookFlags.Gap | BookFlags.Last);
        Level(3, OrderSide.Buy, 90, 1, BookFlags.Last);
        Snapshot(4, 98, 103);

        Assert.Equal(
            [
                "book 1 99x5 102x5 usable", "book 2 0x0 0x0 invalid", "book 3 90x1 0x0 invalid",
                "book 4 98x5 103x5 usable",
            ],
            listener.Told);
    }

    [Fact]
    public void Process_TradesAndBooks_MarkAtTheTradeUntilThereIsAMiddle()
    {
        var market = default(InstrumentIndex);
        kernel.Process(Event.OfTrade(market, new TradeTick(1, 100, 1, 1, 0)));
        Assert.Equal(100, kernel.LastTicks(market));
        Snapshot(2, 99, 104);
        Assert.Equal(101, kernel.LastTicks(market));
        kernel.Process(Event.OfTrade(market, new TradeTick(3, 104, 1, 2, 0)));
        Assert.Equal(101, kernel.LastTicks(market));
        Snapshot(4, -4, -1);
        Assert.Equal(-3, kernel.LastTicks(market));
        Snapshot(5, 105, 104);
        Assert.Equal(-3, kernel.LastTicks(market));
        Assert.False(kernel.IsWarmUp);
        Assert.Equal("book 5 105x5 104x5 crossed", listener.Told[^1]);
    }

    [Fact]
    public void Process_Quote_TellsAndMarksUnlessSideIsMissing()
    {
        var market = default(InstrumentIndex);
        kernel.Process(Event.OfQuote(market, new QuoteTick(1, 99, 4, 100, 0, 0)));
        Assert.Equal(0, kernel.LastTicks(market));
        kernel.Process(Event.OfQuote(market, new QuoteTick(2, 99, 4, 102, 6, 0)));
        Assert.Equal(100, kernel.LastTicks(market));
        Assert.Equal(["quote 99x4 100x0", "quote 99x4 102x6"], listener.Told);
    }

    [Fact]
    public void Process_MarketByOrder_TellsTradesAsTradesAndTheBookWhenComplete()
    {
        var market = default(InstrumentIndex);
        Order(1, 0, 0, 0, OrderSide.Buy, BookOrderAction.Clear, BookFlags.Snapshot);
        Order(1, 11, 99, 5, OrderSide.Buy, BookOrderAction.Add, BookFlags.Snapshot);
        Order(1, 12, 99, 2, OrderSide.Buy, BookOrderAction.Add, BookFlags.Snapshot);
        Order(1, 13, 101, 3, OrderSide.Sell, BookOrderAction.Add, BookFlags.Snapshot | BookFlags.Last);
        Order(2, 0, 99, 4, OrderSide.Sell, BookOrderAction.Trade, BookFlags.None);
        Order(2, 11, 99, 4, OrderSide.Buy, BookOrderAction.Fill, BookFlags.None);
        Order(2, 11, 99, 4, OrderSide.Buy, BookOrderAction.Cancel, BookFlags.Last);

        Assert.Equal(["book 1 99x7 101x3 usable", "trade 99x4 maker 1", "book 2 99x3 101x3 usable"], listener.Told);

        void Order(
            long timeNs, long number, long ticks, long lots, OrderSide side, BookOrderAction action, BookFlags flags) =>
            kernel.Process(Event.OfBookOrder(
                market, new BookOrder(timeNs, number, ticks, lots, timeNs, side, action, flags, 0)));
    }

    [Fact]
    public void TryGetBook_BeforeAndAfterTheFirstEvent_TellsWhetherThereIsOne()
    {
        Assert.False(listener.HasBook());
        Snapshot(1, 99, 102);
        Assert.True(listener.HasBook());
        Span<PriceLevel> levels = stackalloc PriceLevel[3];
        Assert.Equal(1, listener.Depth(levels));
        Assert.Equal(new PriceLevel(102, 5), levels[0]);
    }

    [Fact]
    public void Process_PositionAndMovingBook_EquityFollowsTheMiddleAndSamplesRoll()
    {
        var setup = new RunSetup
        {
            Instruments = [RunSetup.Coin(InstrumentKind.Spot)], EquityIntervalNs = 1_000, Cash = 10_000,
        };
        var buyer = new Listener { BuysAt = 2 };
        var (deskKernel, _, log) = setup.Wire([[]], buyer);
        deskKernel.Start();
        Feed(deskKernel, Event.OfBookClear(default, new BookLevel(1, 0, 0, 0, OrderSide.Buy, BookFlags.Snapshot, 0)));
        Feed(deskKernel, LevelAt(1, OrderSide.Buy, 99, 5, BookFlags.None));
        Feed(deskKernel, LevelAt(1, OrderSide.Sell, 101, 5, BookFlags.Last));
        Feed(deskKernel, LevelAt(2, OrderSide.Buy, 99, 6, BookFlags.Last));
        var report = new OrderReport(
            3, buyer.Bought, new ExecutionId(1), Price.FromTicks(101), Quantity.FromLots(10), Amount.Zero);
        Feed(deskKernel, Event.OfReport(EventKind.OrderAccepted, default, new OrderReport(3, buyer.Bought)));
        Feed(deskKernel, Event.OfFill(default, in report, LiquiditySide.Taker, completesOrder: true, OrderSide.Buy));
        Feed(deskKernel, LevelAt(4, OrderSide.Buy, 99, 7, BookFlags.Last));
        var before = deskKernel.Equity;
        Feed(deskKernel, LevelAt(1_500, OrderSide.Buy, 99, 0, BookFlags.None));
        Feed(deskKernel, LevelAt(1_500, OrderSide.Sell, 101, 0, BookFlags.None));
        Feed(deskKernel, LevelAt(1_500, OrderSide.Buy, 109, 1, BookFlags.None));
        Feed(deskKernel, LevelAt(1_500, OrderSide.Sell, 111, 1, BookFlags.Last));

        var instrument = setup.Instruments[0];
        Assert.Equal(instrument.Notional(110, 10) - instrument.Notional(100, 10), deskKernel.Equity - before);
        var sample = Assert.Single(log.Samples, s => !s.IsDayEnd);
        Assert.Equal((4, before), (sample.TimeNs, sample.Equity));

        static Event LevelAt(long timeNs, OrderSide side, long ticks, long lots, BookFlags flags) =>
            Event.OfBookLevel(default, new BookLevel(timeNs, ticks, lots, 0, side, flags, 0));

        static void Feed(TradingKernel to, Event e) => to.Process(in e);
    }

    private void Snapshot(long timeNs, long bid, long ask)
    {
        Clear(timeNs, BookFlags.Snapshot);
        Level(timeNs, OrderSide.Buy, bid, 5, BookFlags.Snapshot);
        Level(timeNs, OrderSide.Sell, ask, 5, BookFlags.Snapshot | BookFlags.Last);
    }

    private void Clear(long timeNs, BookFlags flags) => kernel.Process(Event.OfBookClear(
        default, new BookLevel(timeNs, 0, 0, timeNs, OrderSide.Buy, flags, 0)));

    private void Level(long timeNs, OrderSide side, long ticks, long lots, BookFlags flags) =>
        kernel.Process(Event.OfBookLevel(default, new BookLevel(timeNs, ticks, lots, timeNs, side, flags, 0)));

    private sealed class Listener : Strategy
    {
        public List<string> Told { get; } = [];

        public long BuysAt { get; init; }

        public OrderId Bought { get; private set; }

        public override void OnBook(in BookUpdate book)
        {
            var state = book.IsUsable ? "usable" : book.IsValid ? "crossed" : "invalid";
            Told.Add($"book {book.TimeNs} {book.BidTicks}x{book.BidLots} {book.AskTicks}x{book.AskLots} {state}");
            if (book.TimeNs == BuysAt)
            {
                Bought = Submit(new OrderRequest
                {
                    Side = OrderSide.Buy, Type = OrderType.Market, Quantity = Quantity.FromLots(10),
                    Instrument = book.Instrument,
                });
            }
        }

        public override void OnTrade(InstrumentIndex instrument, in TradeTick trade)
        {
            if (trade.TradeNumber != 1 && trade.TimeNs != 3)
            {
                Told.Add($"trade {trade.PriceTicks}x{trade.QuantityLots} maker {trade.BuyerIsMaker}");
            }
        }

        public override void OnQuote(InstrumentIndex instrument, in QuoteTick quote) =>
            Told.Add($"quote {quote.BidTicks}x{quote.BidLots} {quote.AskTicks}x{quote.AskLots}");

        public bool HasBook() => TryGetBook(default, out _);

        public int Depth(Span<PriceLevel> levels) =>
            TryGetBook(default, out var book) ? book.Depth(OrderSide.Sell, levels) : 0;
    }
}
