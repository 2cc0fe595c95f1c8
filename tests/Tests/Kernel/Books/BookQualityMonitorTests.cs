using Plimsoll.Data.Quality;
using Plimsoll.Kernel.Books;
using Plimsoll.Model.Events;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Quality;
using Plimsoll.Tests.Data.Store;

namespace Plimsoll.Tests.Kernel.Books;

public sealed class BookQualityMonitorTests
{
    private readonly FindingCollector collector = new(100);
    private readonly BookQualityMonitor monitor = new();

    [Fact]
    public void Observe_CrossedForAWhile_IsFoundOnceAndCostsEveryUpdate()
    {
        Observe(
            BookEvents.Clear(0, BookFlags.Snapshot), BookEvents.Level(0, OrderSide.Buy, 100, 1, BookFlags.None),
            BookEvents.Level(0, OrderSide.Sell, 101, 1), BookEvents.Level(1, OrderSide.Buy, 103, 1),
            BookEvents.Level(2, OrderSide.Buy, 99, 1), BookEvents.Level(3, OrderSide.Buy, 103, 0),
            BookEvents.Level(4, OrderSide.Buy, 101, 2));

        Assert.Equal(
            [(FindingKind.CrossedQuote, 2.0, 4L), (FindingKind.LockedQuote, 0, 7)],
            collector.InOrder().Select(finding => (finding.Kind, finding.Value, finding.Row)));
        Assert.Equal(1.0, monitor.LostValidity);
        Assert.Equal(0.5, monitor.Validity);
        Assert.Equal(7, monitor.Rows);
    }

    [Fact]
    public void Observe_Gap_CountsMissingNumbersAndIsNotValid()
    {
        Observe(
            BookEvents.Clear(0, BookFlags.Snapshot), BookEvents.Level(0, OrderSide.Buy, 100, 1, BookFlags.Last, 10),
            Event.OfBookClear(
                default,
                new BookLevel(1, 0, 0, 25, OrderSide.Buy, BookFlags.Gap | BookFlags.Last, 0)));

        Assert.Equal((14L, 0.0), (monitor.MissingUpdates, monitor.Validity));
        Assert.Equal(1, monitor.LostValidity * 2);
        Observe(BookEvents.Clear(2, BookFlags.Snapshot));
        Assert.Equal(1.0, monitor.Validity);
    }

    [Fact]
    public void Observe_NegativeQuantityOrTimeBack_IsFoundAndNotApplied()
    {
        Observe(
            BookEvents.Clear(5, BookFlags.Snapshot), BookEvents.Level(5, OrderSide.Buy, 100, -4),
            BookEvents.Level(5, OrderSide.Buy, 100, 4), BookEvents.Level(3, OrderSide.Sell, 105, 4),
            BookEvents.Order(6, BookOrderAction.Add, 1, 10, -3));

        Assert.Equal(
            [FindingKind.TimeBackward, FindingKind.NegativeVolume, FindingKind.OneSidedQuote,
                FindingKind.NegativeVolume],
            collector.InOrder().Select(finding => finding.Kind));
    }

    [Fact]
    public void Observe_OrderThatDoesNotFit_IsFound()
    {
        Observe(
            BookEvents.Order(1, BookOrderAction.Clear, 0, 0, 0), BookEvents.Order(2, BookOrderAction.Add, 1, 10, 3),
            BookEvents.Order(3, BookOrderAction.Cancel, 2, 10, 3));

        var finding = Assert.Single(collector.InOrder(), one => one.Kind == FindingKind.OrderMismatch);
        Assert.Equal((3L, FindingSeverity.High, 3.0), (finding.Row, finding.Severity, finding.Value));
    }

    [Fact]
    public void Observe_SpreadManyTimesTheUsualOne_IsFound()
    {
        Observe(BookEvents.Clear(0, BookFlags.Snapshot), BookEvents.Level(0, OrderSide.Sell, 101, 1));
        for (var i = 0; i < 200; i++)
        {
            Observe(BookEvents.Level(i, OrderSide.Buy, 100, 1 + (i % 5)));
        }

        Observe(BookEvents.Level(300, OrderSide.Sell, 150, 1), BookEvents.Level(301, OrderSide.Sell, 101, 0));

        var finding = Assert.Single(collector.InOrder(), one => one.Kind == FindingKind.AbsurdSpread);
        Assert.Equal((204L, 50.0), (finding.Row, finding.Value));
    }

    private void Observe(params Event[] events)
    {
        foreach (var item in events)
        {
            monitor.Observe(item, collector);
        }
    }
}
