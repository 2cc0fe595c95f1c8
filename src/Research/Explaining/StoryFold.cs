using Plimsoll.Journal.Following;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Quality;

namespace Plimsoll.Research.Explaining;

/// <summary>The second pass over a journal: collects what happened to the orders that are asked for.</summary>
internal sealed class StoryFold : IRunObserver, IRecordWatch
{
    private readonly StoryWords words;
    private readonly HashSet<long> orders;
    private readonly PositionEpisode? trade;
    private readonly Dictionary<long, OrderView> views = [];
    private long sequence;

    /// <summary>Prepares the pass.</summary>
    /// <param name="words">Says things.</param>
    /// <param name="orders">The orders that count.</param>
    /// <param name="trade">The trade whose charges count too; null for none.</param>
    public StoryFold(StoryWords words, HashSet<long> orders, PositionEpisode? trade)
    {
        this.words = words;
        this.orders = orders;
        this.trade = trade;
    }

    /// <summary>What happened, in order.</summary>
    public List<StoryLine> Lines { get; } = [];

    /// <summary>The orders as they stood last, by number.</summary>
    public IReadOnlyDictionary<long, OrderView> Views => views;

    public void OnRecord(scoped in JournalRecord record)
    {
        sequence = record.Sequence;
        if (record.Kind == RecordKind.Decision)
        {
            var decision = DecisionPayload.Read(record.Version, record.Payload);
            if (orders.Contains(decision.Wish.Order.Value))
            {
                Lines.Add(words.Of(decision, sequence));
            }
        }
        else if (record.Kind == RecordKind.OutputCommand)
        {
            var command = CommandRecord.Read(record.Version, record.Payload);
            if (orders.Contains(command.Order.Value))
            {
                Lines.Add(words.Of(in command, sequence));
            }
        }
    }

    public void OnOrder(in OrderView order)
    {
        if (!orders.Contains(order.Id.Value))
        {
            return;
        }

        var isNew = !views.TryGetValue(order.Id.Value, out var before);
        views[order.Id.Value] = order;

        // What the run itself asked for stands there as a command; here the venue's answers count.
        var isOwn = order.Status is OrderStatus.Submitted or OrderStatus.PendingSubmit or OrderStatus.PendingCancel
            or OrderStatus.PendingReplace;
        if (!isOwn && (isNew || before.Status != order.Status))
        {
            Lines.Add(words.Of(in order, sequence));
        }
    }

    public void OnFill(in FillRecord fill)
    {
        if (orders.Contains(fill.Order.Value))
        {
            Lines.Add(words.Of(in fill, sequence));
        }
    }

    public void OnTrade(in PositionEpisode finished)
    {
        if (trade == finished)
        {
            Lines.Add(words.Of(in finished, sequence));
        }
    }

    public void OnCharge(in ChargeRecord charge)
    {
        if (trade is { } one && charge.Instrument == one.Instrument && charge.TimeNs >= one.EntryTimeNs
            && charge.TimeNs <= one.ExitTimeNs)
        {
            Lines.Add(words.Of(in charge, sequence));
        }
    }

    public void OnEquity(in EquitySample sample)
    {
    }

    public void OnFinding(InstrumentIndex instrument, in QualityFinding finding)
    {
    }

    public void OnDesync(in DesyncRecord desync)
    {
        if (orders.Contains(desync.Order.Value))
        {
            Lines.Add(words.Of(in desync, sequence));
        }
    }
}
