using System.Globalization;
using Plimsoll.Journal.Records;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Research.Explaining;

/// <summary>Says in plain words what records and notes hold.</summary>
internal sealed class StoryWords
{
    private readonly IReadOnlyList<Instrument> instruments;
    private readonly Currency currency;

    public StoryWords(IReadOnlyList<Instrument> instruments, Currency currency)
    {
        this.instruments = instruments;
        this.currency = currency;
    }

    public StoryLine Of(RecordedDecision decision, long sequence)
    {
        var answer = decision.Answer;
        var details = new List<string>();
        if (decision.Inputs.Count > 0)
        {
            details.Add("inputs: " + string.Join(", ", decision.Inputs.Select(static one => string.Create(
                CultureInfo.InvariantCulture, $"{one.Name} {one.Value:R}"))));
        }

        var instrument = Of(decision.Wish.Request.Instrument);
        details.Add(string.Create(CultureInfo.InvariantCulture, $"data validity {decision.DataValidity:R}"));
        details.Add(
            $"account: equity {decision.Equity} {currency}, free cash {decision.FreeCash} {currency}, position "
            + instrument.QuantityGrid.Format(decision.PositionLots));
        details.Add(decision.Kind == IntentKind.Entry
            ? $"allocation: {decision.Sizing} gives {Size(decision.Wish.Request)}"
            : $"size: {Size(decision.Wish.Request)}, given by {Giver(decision.Kind)}");
        details.Add(answer.IsAllowed
            ? "risk: no layer speaks against it"
            : $"risk: refused by the layer {answer.Layer} for {answer.First}; "
                + $"all that speaks against it: {answer.All}");
        var verdict = answer.IsAllowed ? "decided" : "refused";
        var bracket = decision.Bracket.IsNone ? ""
            : string.Create(CultureInfo.InvariantCulture, $" of bracket {decision.Bracket.Value}");
        return new StoryLine(
            decision.Wish.TimeNs, sequence, "decision",
            $"{verdict}: {KindWords(decision.Kind)}{bracket}, {Order(decision.Wish.Order, decision.Wish.Request)}",
            details);
    }

    public StoryLine Of(in Command command, long sequence)
    {
        var text = command.Kind switch
        {
            CommandKind.CancelOrder => string.Create(
                CultureInfo.InvariantCulture, $"asked the venue to cancel order {command.Order.Value}"),
            CommandKind.ReplaceOrder => "asked the venue to change it to " + Order(command.Order, command.Request),
            _ => "sent to the venue: " + Order(command.Order, command.Request),
        };
        return new StoryLine(command.TimeNs, sequence, "command", text, []);
    }

    public StoryLine Of(in OrderView order, long sequence)
    {
        var why = order.EndReason == OrderReason.None ? "" : $", because {order.EndReason}";
        var text = string.Create(
            CultureInfo.InvariantCulture, $"order {order.Id.Value} is {order.Status}{why}, filled ")
            + Of(order.Request.Instrument).QuantityGrid.Format(order.Filled.Lots);
        return new StoryLine(order.UpdatedTimeNs, sequence, "venue", text, []);
    }

    public StoryLine Of(in FillRecord fill, long sequence)
    {
        var instrument = Of(fill.Instrument);
        var verb = fill.Side == OrderSide.Buy ? "bought" : "sold";
        var quantity = instrument.QuantityGrid.Format(fill.Quantity.Lots);
        var price = instrument.PriceGrid.Format(fill.Price.Ticks);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{verb} {quantity} {instrument} at {price}, fee {fill.Fee} {instrument.Quote} as {fill.Liquidity}, "
            + $"execution {fill.Execution.Value} of order {fill.Order.Value}");
        return new StoryLine(fill.TimeNs, sequence, "execution", text, []);
    }

    public StoryLine Of(in PositionEpisode trade, long sequence) =>
        new(trade.ExitTimeNs, sequence, "trade", "the position is closed: " + Profit(in trade), []);

    public StoryLine Of(in ChargeRecord charge, long sequence) => new(
        charge.TimeNs, sequence, "charge",
        charge.Amount.Sign < 0
            ? $"{charge.Kind}: {-charge.Amount} {currency} received"
            : $"{charge.Kind}: {charge.Amount} {currency} paid",
        []);

    public static StoryLine Of(in DesyncRecord desync, long sequence) => new(
        desync.TimeNs, sequence, "venue",
        $"a report did not fit: {desync.Kind} while the order was {desync.Status}; new risk in it is stopped", []);

    /// <summary>What a trade brought.</summary>
    public string Profit(in PositionEpisode trade)
    {
        var quote = Of(trade.Instrument).Quote;
        return $"profit {trade.GrossProfit} {quote} before fees, fees {trade.Fees} {quote}, "
            + $"net {trade.NetProfit} {quote}";
    }

    /// <summary>What kind of trade it was.</summary>
    public string Heading(in PositionEpisode trade)
    {
        var instrument = Of(trade.Instrument);
        return $"{(trade.IsLong ? "long" : "short")} {instrument.QuantityGrid.Format(trade.PeakLots)} {instrument}, "
            + $"{TimestampText.Format(trade.EntryTimeNs)} to {TimestampText.Format(trade.ExitTimeNs)}";
    }

    /// <summary>How an order ended.</summary>
    public string Ending(in OrderView order)
    {
        var instrument = Of(order.Request.Instrument);
        var filled = instrument.QuantityGrid.Format(order.Filled.Lots);
        var costs = $"value {order.FilledValue} {instrument.Quote}, fees {order.Fees} {instrument.Quote}";
        return order.Status == OrderStatus.Filled ? $"filled whole: {filled}, {costs}"
            : !order.IsFinal ? $"it still works: {order.Status}, filled {filled}, {costs}"
            : $"ended {order.Status} because {order.EndReason}, filled {filled}, {costs}";
    }

    private Instrument Of(InstrumentIndex index) => instruments[index.Value];

    private string Order(OrderId id, OrderRequest request)
    {
        var instrument = Of(request.Instrument);
        var text = string.Create(CultureInfo.InvariantCulture, $"order {id.Value}: ")
            + $"{request.Side.ToString().ToLowerInvariant()} {Size(request)} {instrument} {request.Type}";
        text += request.HasLimit ? $" limit {instrument.PriceGrid.Format(request.LimitPrice.Ticks)}" : "";
        text += request.HasTrigger ? $" stop {instrument.PriceGrid.Format(request.StopPrice.Ticks)}" : "";
        text += request.IsReduceOnly ? ", only to reduce" : "";
        return text + (request.Reason is { Length: > 0 } reason ? $" (\"{reason}\")" : "");
    }

    private string Size(OrderRequest request) => request.QuoteBudget.Sign > 0
        ? $"for {request.QuoteBudget} {Of(request.Instrument).Quote}"
        : Of(request.Instrument).QuantityGrid.Format(request.Quantity.Lots);

    private static string Giver(IntentKind kind) => kind switch
    {
        IntentKind.Order or IntentKind.Change or IntentKind.Pair => "the strategy",
        IntentKind.BracketEntry => "the strategy or the run's sizing rule",
        IntentKind.Stop or IntentKind.Target => "what the bracket's entry filled",
        IntentKind.Lifetime or IntentKind.Cancel => "the order itself",
        _ => "the position",
    };

    private static string KindWords(IntentKind kind) => kind switch
    {
        IntentKind.Entry => "an entry",
        IntentKind.Exit => "an exit",
        IntentKind.Change => "a change",
        IntentKind.Pair => "one of a pair",
        IntentKind.BracketEntry => "the entry",
        IntentKind.Stop => "the stop",
        IntentKind.Target => "a target",
        IntentKind.BracketExit => "the exit",
        IntentKind.Forced => "a forced closing, because margin ran short",
        IntentKind.Lifetime => "the end of its lifetime",
        IntentKind.Cancel => "a cancellation",
        _ => "an order",
    };
}
