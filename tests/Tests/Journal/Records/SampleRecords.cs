using Plimsoll.Model.Commands;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Journal.Records;

/// <summary>Events and commands whose bytes are pinned by the golden files.</summary>
internal static class SampleRecords
{
    private const long TimeNs = 1_700_000_000_123_456_789;

    public static IReadOnlyList<Event> Events { get; } =
    [
        Event.OfBar(new InstrumentIndex(1), new Bar(TimeNs, TimeNs - 60, 100, 110, 90, 105, 7)),
        Event.OfBidBar(new InstrumentIndex(2), new Bar(TimeNs, TimeNs - 60, -1, 2, -3, 4, 0)),
        Event.OfTrade(new InstrumentIndex(3), new TradeTick(TimeNs, 5, 6, 7, 1, 9)),
        Event.OfBookLevel(new InstrumentIndex(4), new BookLevel(TimeNs, 8, 9, 10, OrderSide.Sell, BookFlags.Last, 11)),
        Event.OfQuote(new InstrumentIndex(5), new QuoteTick(TimeNs, 1, 2, 3, 4, 5)),
        Event.OfTimer(TimeNs),
        Event.OfReport(
            EventKind.OrderCanceled, new InstrumentIndex(6), new OrderReport(TimeNs, new OrderId(77)),
            OrderReason.CanceledByStrategy),
        Event.OfFill(
            new InstrumentIndex(7),
            new OrderReport(
                TimeNs, new OrderId(78), new ExecutionId(79), Price.FromTicks(80), Quantity.FromLots(81),
                Amount.FromAtto(Int128.Parse("-123456789012345678901234567890", null))),
            LiquiditySide.Taker, completesOrder: true, OrderSide.Sell),
        Event.OfEndOfData(TimeNs),
    ];

    public static IReadOnlyList<Command> Commands { get; } =
    [
        Command.Submit(TimeNs, new StrategyIndex(2), new OrderId(42), new OrderRequest
        {
            Instrument = new InstrumentIndex(3),
            Side = OrderSide.Sell,
            Type = OrderType.StopLimit,
            TimeInForce = TimeInForce.GoodTillDate,
            Quantity = Quantity.FromLots(1_000),
            QuoteBudget = Amount.FromAtto(Int128.Parse("170141183460469231731687303715884105727", null)),
            LimitPrice = Price.FromTicks(-4),
            StopPrice = Price.FromTicks(5),
            Trail = Trail.OfPercent(12_345),
            ExpiresAt = Timestamp.FromUnixNanos(TimeNs + 1),
            LifetimeNs = 60,
            DisplayQuantity = Quantity.FromLots(10),
            IsReduceOnly = true,
            IsPostOnly = true,
            Reason = "why – ü",
        }),
        Command.Cancel(TimeNs, default, new OrderId(1), new OrderRequest
        {
            Instrument = default, Side = OrderSide.Buy, Type = OrderType.Market,
        }),
        Command.Replace(long.MinValue, new StrategyIndex(int.MaxValue), new OrderId(long.MaxValue), new OrderRequest
        {
            Instrument = new InstrumentIndex(65_535),
            Side = OrderSide.Buy,
            Type = OrderType.TrailingStop,
            Trail = Trail.OfAverageTrueRange(99),
            Reason = "",
        }),
    ];
}
