using System.Runtime.CompilerServices;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Model.Events;

public sealed class EventTests
{
    [Fact]
    public void Size_OfEventAndBodies_IsOneCacheLine()
    {
        Assert.Equal(64, Unsafe.SizeOf<Event>());
        Assert.Equal(56, Unsafe.SizeOf<Bar>());
        Assert.Equal(56, Unsafe.SizeOf<OrderReport>());
        Assert.Equal(48, Unsafe.SizeOf<TradeTick>());
        Assert.Equal(40, Unsafe.SizeOf<BookLevel>());
        Assert.Equal(48, Unsafe.SizeOf<BookOrder>());
        Assert.Equal(48, Unsafe.SizeOf<QuoteTick>());
    }

    [Fact]
    public void OfBookEvents_EveryField_ComesBackAndWithTimeChangesOnlyTheTime()
    {
        var market = new InstrumentIndex(3);
        var level = new BookLevel(
            11, long.MinValue, long.MaxValue, -1, OrderSide.Sell, BookFlags.Last | BookFlags.Gap, uint.MaxValue);
        var order = new BookOrder(
            12, 1, -2, 3, long.MaxValue, OrderSide.Sell, BookOrderAction.Clear, BookFlags.Snapshot, 9);
        var quote = new QuoteTick(13, -1, 2, 3, long.MaxValue, 7);
        var trade = new TradeTick(14, 5, 6, 7, -1, uint.MaxValue);

        Assert.Equal(level, Event.OfBookLevel(market, in level).BookLevel);
        Assert.Equal(level, Event.OfBookClear(market, in level).BookLevel);
        Assert.Equal(EventKind.BookClear, Event.OfBookClear(market, in level).Kind);
        Assert.Equal(order, Event.OfBookOrder(market, in order).BookOrder);
        Assert.Equal(quote, Event.OfQuote(market, in quote).Quote);

        var later = Event.OfBookLevel(market, in level).WithTime(long.MaxValue);
        Assert.Equal(level with { TimeNs = long.MaxValue }, later.BookLevel);
        Assert.Equal((EventKind.BookLevel, 3), (later.Kind, later.Instrument.Value));
        Assert.Equal(order with { TimeNs = 1 }, Event.OfBookOrder(market, in order).WithTime(1).BookOrder);
        Assert.Equal(quote with { TimeNs = 1 }, Event.OfQuote(market, in quote).WithTime(1).Quote);
        Assert.Equal(trade with { TimeNs = 1 }, Event.OfTrade(market, in trade).WithTime(1).Trade);
        Assert.False(new QuoteTick(1, 5, 0, 6, 1, 0).IsTwoSided);
    }

    [Fact]
    public void OfBar_EveryField_ComesBack()
    {
        var bar = new Bar(long.MaxValue, long.MinValue, 1, long.MaxValue, long.MinValue, -5, 7);
        foreach (var (e, kind) in new[]
        {
            (Event.OfBar(new InstrumentIndex(9), in bar), EventKind.Bar),
            (Event.OfBidBar(new InstrumentIndex(9), in bar), EventKind.BidBar),
            (Event.OfAskBar(new InstrumentIndex(9), in bar), EventKind.AskBar),
        })
        {
            Assert.Equal(kind, e.Kind);
            Assert.Equal(9, e.Instrument.Value);
            Assert.Equal(bar, e.Bar);
            // The head's time lies over the first field of every body: the moment at which it becomes known.
            Assert.Equal(bar.CloseTimeNs, e.TimeNs);
            Assert.Equal(OrderReason.None, e.Reason);
        }
    }

    public static TheoryData<string> Fees =>
        ["0", "0.000000000000000001", "-0.000000000000000001", "170000000000000000000", "-170000000000000000000",
            "-12.34"];

    [Theory]
    [MemberData(nameof(Fees))]
    public void OfFill_EveryField_ComesBack(string feeText)
    {
        Assert.True(Amount.TryParse(feeText, out var fee));
        foreach (var liquidity in new[] { LiquiditySide.Maker, LiquiditySide.Taker })
        {
            foreach (var completes in new[] { false, true })
            {
                var report = new OrderReport(
                    123, new OrderId(456), new ExecutionId(789), Price.FromTicks(-37),
                        Quantity.FromLots(long.MaxValue), fee);

                var e = Event.OfFill(
                    new InstrumentIndex(int.MaxValue), in report, liquidity, completes, OrderSide.Sell);

                Assert.Equal(EventKind.OrderFilled, e.Kind);
                Assert.Equal(123, e.TimeNs);
                Assert.Equal(int.MaxValue, e.Instrument.Value);
                Assert.Equal(456, e.Report.Order.Value);
                Assert.Equal(789, e.Report.Execution.Value);
                Assert.Equal(-37, e.Report.Price.Ticks);
                Assert.Equal(long.MaxValue, e.Report.Quantity.Lots);
                Assert.Equal(fee, e.Report.Fee);
                Assert.Equal(liquidity, e.Liquidity);
                Assert.Equal(completes, e.CompletesOrder);
                Assert.Equal(OrderSide.Sell, e.FillSide);
                Assert.Equal(report, e.Report);
            }
        }
    }

    [Fact]
    public void OfReport_EveryReason_ComesBack()
    {
        var report = new OrderReport(5, new OrderId(6));
        foreach (var reason in Enum.GetValues<OrderReason>())
        {
            var e = Event.OfReport(EventKind.OrderCanceled, new InstrumentIndex(1), in report, reason);
            Assert.Equal(reason, e.Reason);
            Assert.Equal(EventKind.OrderCanceled, e.Kind);
            Assert.Equal(6, e.Report.Order.Value);
            Assert.True(e.Report.Fee.IsZero);
            Assert.True(e.Report.Quantity.IsZero);
        }
    }

    [Fact]
    public void OfTimerTradeAndEnd_Time_IsTheirs()
    {
        Assert.Equal(-3, Event.OfTimer(-3).TimeNs);
        Assert.Equal(EventKind.Timer, Event.OfTimer(-3).Kind);
        Assert.Equal(77, Event.OfEndOfData(77).TimeNs);
        Assert.Equal(EventKind.EndOfData, Event.OfEndOfData(77).Kind);
    }

    [Fact]
    public void Numbers_OfKindsAndReasons_AreStable()
    {
        Assert.Equal(
            [0, 1, 2, 3, 4, 5, 10, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 30, 31, 40, 41, 42],
            Enum.GetValues<EventKind>().Select(kind => (int)kind));
        Assert.Equal(
            [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
                30, 31, 32, 33, 34, 35, 36, 37, 40, 60, 61, 62,
                70, 71, 72, 73, 74, 75, 76,
                80, 81, 82, 83, 84, 85, 86, 87, 88, 90, 91, 92, 93, 94,
                100, 101, 102, 103, 104, 105, 106, 107, 108, 109,
                115, 116, 117, 118, 119, 120, 121, 122, 123,
                130, 131, 132, 133, 134, 135, 136, 137, 138, 139,
                150, 151, 152, 153, 154, 155, 156,
                170, 171, 172, 173, 174, 175, 176, 177, 178, 179, 180, 181, 182],
            Enum.GetValues<OrderReason>().Select(reason => (int)reason));
    }

    [Fact]
    public void OfOperator_Body_IsThatOfTheOrder()
    {
        var order = new OperatorOrder(
            5, OperatorOrderKind.KillOrders, OperatorScope.Strategy, new StrategyIndex(3), actionNumber: 9);
        var e = Event.OfOperator(in order, new InstrumentIndex(2));
        Assert.Equal((EventKind.OperatorOrder, 5L, 2), (e.Kind, e.TimeNs, e.Instrument.Value));
        Assert.Equal(order, e.OperatorOrder);
        Assert.Equal(
            (OperatorOrderKind.KillOrders, OperatorScope.Strategy, 3, 9L),
            (e.OperatorOrder.Kind, e.OperatorOrder.Scope, e.OperatorOrder.Strategy.Value,
                e.OperatorOrder.ActionNumber));
        Assert.Equal(56, System.Runtime.CompilerServices.Unsafe.SizeOf<OperatorOrder>());
    }

    [Fact]
    public void OfHealth_Body_IsThatOfTheChange()
    {
        var change = new HealthChange(6, HealthPart.Clock, HealthLevel.Doubtful, -7, isForOneInstrument: true);
        var e = Event.OfHealth(in change, new InstrumentIndex(1));
        Assert.Equal((EventKind.HealthChange, 6L, 1), (e.Kind, e.TimeNs, e.Instrument.Value));
        Assert.Equal(
            (HealthPart.Clock, HealthLevel.Doubtful, -7L, true),
            (e.Health.Part, e.Health.Level, e.Health.Value, e.Health.IsForOneInstrument));
        Assert.Equal(56, System.Runtime.CompilerServices.Unsafe.SizeOf<HealthChange>());
    }

    [Fact]
    public void OfAuthorization_Body_IsThatOfTheChange()
    {
        var change = new AuthorizationChange(6, new StrategyIndex(4), 2, 99)
        {
            PositionShareMillionths = 1, StrategiesMax = 2, PositionValueMaxMicros = 3, DayVolumeMaxMicros = 4,
            DayLossMaxMicros = 5,
        };
        var e = Event.OfAuthorization(in change);
        Assert.Equal((EventKind.AuthorizationChange, 6L), (e.Kind, e.TimeNs));
        Assert.Equal(change, e.Authorization);
        Assert.Equal(
            (4, (byte)2, 99L, 1, 2, 3L, 4L, 5L),
            (e.Authorization.Strategy.Value, e.Authorization.Level, e.Authorization.ValidUntilNs,
                e.Authorization.PositionShareMillionths, e.Authorization.StrategiesMax,
                e.Authorization.PositionValueMaxMicros, e.Authorization.DayVolumeMaxMicros,
                e.Authorization.DayLossMaxMicros));
        Assert.Equal(56, System.Runtime.CompilerServices.Unsafe.SizeOf<AuthorizationChange>());
    }
}
