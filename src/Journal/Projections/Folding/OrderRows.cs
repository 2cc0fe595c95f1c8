using System.Numerics;
using Plimsoll.Journal.Projections.Schema;
using Plimsoll.Kernel;
using Plimsoll.Kernel.Invariants;
using Plimsoll.Kernel.Orders;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;

namespace Plimsoll.Journal.Projections.Folding;

/// <summary>One row an order. The states are the kernel's own; nothing is decided here.</summary>
internal sealed class OrderRows
{
    private const int PercentDecimals = 6;
    private readonly FoldScope scope;
    private readonly StatisticsRows statistics;
    private readonly Dictionary<long, OrderFacts> facts = [];
    private readonly Queue<long> ended = [];

    public OrderRows(FoldScope scope, StatisticsRows statistics)
    {
        this.scope = scope;
        this.statistics = statistics;
    }

    /// <summary>Notes a submission before the kernel's books take it.</summary>
    public void OnCommand(in Command command, TradingKernel kernel)
    {
        if (command.Kind == CommandKind.SubmitOrder)
        {
            facts[command.Order.Value] = new OrderFacts
            {
                Day = statistics.DayOf(command.Strategy, command.TimeNs),
                Strategy = scope.Name(command.Strategy),
                SubmitSequence = scope.Sequence,
                ReferenceTicks = kernel.LastTicks(command.Request.Instrument),
            };
        }
    }

    /// <summary>Whose an order is; null where that is not known.</summary>
    public string? StrategyOf(OrderId order) => facts.TryGetValue(order.Value, out var fact) ? fact.Strategy : null;

    /// <summary>Notes what a report tells beside the state, before the kernel's books take it.</summary>
    public void OnReport(in Event e)
    {
        if (!facts.TryGetValue(e.Report.Order.Value, out var fact))
        {
            return;
        }

        if (e.Kind == EventKind.OrderAccepted && fact.AcceptedNs == 0)
        {
            fact.AcceptedNs = e.TimeNs;
        }
        else if (e.Kind == EventKind.OrderFilled)
        {
            fact.HasTaken |= e.Liquidity == LiquiditySide.Taker;
            fact.HasMade |= e.Liquidity == LiquiditySide.Maker;
        }
    }

    /// <summary>Writes the row of an order as it stands.</summary>
    public void OnOrder(in OrderView order)
    {
        if (!facts.TryGetValue(order.Id.Value, out var fact))
        {
            fact = new OrderFacts
            {
                Day = statistics.DayOf(order.Strategy, scope.TimeNs), Strategy = scope.Name(order.Strategy),
                SubmitSequence = 0, ReferenceTicks = 0,
            };
            facts.Add(order.Id.Value, fact);
        }

        Note(in order, fact);
        scope.Changes.Put(ProjectionTables.Orders, order.Id.Value, Row(in order, fact));
    }

    private static string Marks(OrderMarks marks) =>
        marks == OrderMarks.None ? "" : marks.ToString();

    private void Note(in OrderView order, OrderFacts fact)
    {
        if (!fact.IsCounted)
        {
            fact.IsCounted = true;
            fact.Status = order.Status;
            fact.Day.AddOrder();
        }

        if (order.Status == OrderStatus.Filled && fact.FilledNs == 0)
        {
            fact.FilledNs = order.UpdatedTimeNs;
        }

        if (OrderLife.IsFinal(order.Status))
        {
            if (!OrderLife.IsFinal(fact.Status))
            {
                Forget(order.Id.Value);
            }

            fact.EndedNs = order.UpdatedTimeNs;
        }

        if (OrderLife.IsFinal(order.Status) || fact.AcceptedNs != 0)
        {
            fact.Day.Settle(order.Id.Value, fact, in order, Slippage(in order, fact));
        }

        fact.Status = order.Status;
        statistics.Touch(fact.Day);
    }

    // The kernel forgets orders that ended long ago, and so does this.
    private void Forget(long order)
    {
        ended.Enqueue(order);
        if (ended.Count > Limits.EndedOrdersKept)
        {
            _ = facts.Remove(ended.Dequeue());
        }
    }

    // How much worse than the last price before it the order traded, in percent; negative is better.
    private BigInteger? Slippage(in OrderView order, OrderFacts fact)
    {
        if (order.Filled.IsZero || fact.ReferenceTicks == 0)
        {
            return null;
        }

        var expected = scope.Instrument(order.Request.Instrument).Notional(fact.ReferenceTicks, order.Filled.Lots);
        var worse = order.Request.Side == OrderSide.Buy ? order.FilledValue - expected : expected - order.FilledValue;
        return expected.IsZero ? null : ExactRatio.Scaled(
            (BigInteger)worse.Atto * 100, expected.Magnitude().Atto, PercentDecimals);
    }

    private object?[] Row(in OrderView order, OrderFacts fact)
    {
        var request = order.Request;
        var instrument = request.Instrument;
        var isBudget = request.QuoteBudget.Sign > 0;
        var slippage = Slippage(in order, fact);
        return
        [
            order.Id.Value, scope.Name(order.Strategy), scope.Name(instrument), Words.Of(request.Side),
            Words.Of(request.Type), Words.Of(request.TimeInForce),
            scope.Quantity(instrument, request.Quantity.Lots), isBudget ? request.QuoteBudget.ToString() : null,
            scope.PriceOrNull(instrument, request.HasLimit ? request.LimitPrice.Ticks : 0),
            scope.PriceOrNull(instrument, request.HasTrigger ? request.StopPrice.Ticks : 0),
            request.IsReduceOnly ? 1L : 0L, request.IsPostOnly ? 1L : 0L, Words.Of(order.Status),
            scope.Quantity(instrument, order.Filled.Lots), order.FilledValue.ToString(),
            scope.Average(instrument, order.FilledValue, order.Filled.Lots), order.Fees.ToString(),
            fact switch
            {
                { HasTaken: true, HasMade: true } => "Mixed",
                { HasTaken: true } => "Taker",
                { HasMade: true } => "Maker",
                _ => null,
            },
            scope.Instrument(instrument).Quote.Code, scope.PriceOrNull(instrument, fact.ReferenceTicks),
            slippage is { } worse ? ExactRatio.Text(worse, BigInteger.Pow(10, PercentDecimals), PercentDecimals) : null,
            order.SubmittedTimeNs, FoldScope.OrNull(fact.AcceptedNs), FoldScope.OrNull(fact.FilledNs),
            FoldScope.OrNull(fact.EndedNs), Math.Max(order.UpdatedTimeNs, order.SubmittedTimeNs), request.Reason ?? "",
            order.EndReason == OrderReason.None ? null : Words.Of(order.EndReason),
            order.Filled > request.Quantity && !isBudget ? 1L : 0L, Marks(order.Marks),
            FoldScope.OrNull(fact.SubmitSequence),
        ];
    }
}
