using System.Globalization;
using Plimsoll.Journal.Following;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Records;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Quality;

namespace Plimsoll.Research.Explaining;

/// <summary>
/// The first pass over a journal: which orders belong to what is asked, and what there is at all.
/// </summary>
internal sealed class StoryIndex : IRunObserver, IRecordWatch
{
    private readonly StorySubject subject;
    private readonly Dictionary<(int Strategy, int Instrument), List<long>> running = [];
    private long orders;
    private long trades;
    private long blocks;

    public StoryIndex(StorySubject subject) => this.subject = subject;

    /// <summary>The orders that the story is about; empty when there is no such thing.</summary>
    public HashSet<long> Orders { get; } = [];

    /// <summary>The trade that is asked for, or that the order belongs to.</summary>
    public PositionEpisode? Trade { get; private set; }

    /// <summary>Its number; 0 for none.</summary>
    public long TradeNumber { get; private set; }

    /// <summary>The record of the refusal that is asked for; 0 for none.</summary>
    public long BlockSequence { get; private set; }

    public void OnRecord(scoped in JournalRecord record)
    {
        long number;
        if (record.Kind == RecordKind.Decision)
        {
            var decision = DecisionPayload.Read(record.Version, record.Payload);
            number = decision.Wish.Order.Value;
            blocks += decision.Answer.IsAllowed ? 0 : 1;
            if (!decision.Answer.IsAllowed && subject == new StorySubject(StoryKind.Block, blocks))
            {
                BlockSequence = record.Sequence;
                _ = Orders.Add(number);
            }
        }
        else if (record.Kind == RecordKind.OutputCommand)
        {
            number = CommandRecord.Read(record.Version, record.Payload).Order.Value;
        }
        else
        {
            return;
        }

        orders = Math.Max(orders, number);
        if (subject == new StorySubject(StoryKind.Order, number))
        {
            _ = Orders.Add(number);
        }
    }

    public void OnFill(in FillRecord fill)
    {
        var place = (fill.Strategy.Value, fill.Instrument.Value);
        if (!running.TryGetValue(place, out var list))
        {
            running[place] = list = [];
        }

        if (list.Count == 0 || list[^1] != fill.Order.Value)
        {
            list.Add(fill.Order.Value);
        }
    }

    public void OnTrade(in PositionEpisode trade)
    {
        trades++;
        var list = running[(trade.Strategy.Value, trade.Instrument.Value)];
        var isMeant = subject == new StorySubject(StoryKind.Trade, trades);
        var holdsOrder = subject.Kind == StoryKind.Order && TradeNumber == 0 && list.Contains(subject.Number);
        if (isMeant || holdsOrder)
        {
            Trade = trade;
            TradeNumber = trades;
        }

        if (isMeant)
        {
            Orders.UnionWith(list);
        }

        // A fill that turns the position ends one trade and begins the next.
        var last = list[^1];
        list.Clear();
        list.Add(last);
    }

    /// <summary>Says what there is instead of what was asked.</summary>
    public string Missing()
    {
        var (count, word) = subject.Kind switch
        {
            StoryKind.Trade => (trades, "finished trades"),
            StoryKind.Block => (blocks, "refusals"),
            _ => (orders, "orders"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"no {subject} in this journal: ") + (count == 0
            ? $"it holds no {word}"
            : string.Create(CultureInfo.InvariantCulture, $"its {word} are 1 to {count}"));
    }

    public void OnOrder(in OrderView order)
    {
    }

    public void OnEquity(in EquitySample sample)
    {
    }

    public void OnFinding(InstrumentIndex instrument, in QualityFinding finding)
    {
    }

    public void OnDesync(in DesyncRecord desync)
    {
    }
}
