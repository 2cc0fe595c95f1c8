using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Data.Store;

/// <summary>
/// An order book by price level as events, from one moment to another. A book that is asked for in the middle of a
/// recording comes first as it was then: what happened since the last clearing is told at the first moment, as one
/// update. Reading allocates nothing.
/// </summary>
public sealed class BookEventSource : IEventSource
{
    private readonly BookSeries series;
    private readonly InstrumentIndex instrument;
    private readonly SegmentCursor cursor;
    private readonly long fromNs;

    /// <summary>Makes a source of all rows or of those inside two limits.</summary>
    /// <param name="series">The book; it must stay open.</param>
    /// <param name="instrument">Under which index the events name the instrument.</param>
    /// <param name="from">First moment, inclusive; default: none.</param>
    /// <param name="to">Last moment, exclusive; default: none.</param>
    public BookEventSource(
        BookSeries series, InstrumentIndex instrument, Timestamp? from = null, Timestamp? to = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        this.series = series;
        this.instrument = instrument;
        fromNs = from?.UnixNanos ?? long.MinValue;
        cursor = new SegmentCursor(series.Files, fromNs, to?.UnixNanos ?? long.MaxValue, ColumnLayout.BookMark);
    }

    /// <inheritdoc />
    public int Read(Span<Event> buffer)
    {
        var written = 0;
        int count;
        while (written < buffer.Length && (count = cursor.Stretch(buffer.Length - written)) > 0)
        {
            Fill(buffer.Slice(written, count));
            cursor.Advance(count);
            written += count;
        }

        return written;
    }

    private void Fill(Span<Event> target)
    {
        var segment = series.Segments[cursor.Segment];
        var position = cursor.Position;
        var times = segment.TimesNs.Slice(position, target.Length);
        var prices = segment.PriceTicks.Slice(position, target.Length);
        var lots = segment.QuantityLots.Slice(position, target.Length);
        var marks = segment.Marks.Slice(position, target.Length);
        var sequences = segment.Sequences.IsEmpty ? default : segment.Sequences.Slice(position, target.Length);
        var latencies = segment.LatenciesNs.IsEmpty ? default : segment.LatenciesNs.Slice(position, target.Length);
        for (var i = 0; i < target.Length; i++)
        {
            var mark = new BookMark(marks[i]);
            var time = times[i];
            var flags = mark.Flags;
            var latency = i < latencies.Length ? BookMark.Latency(latencies[i]) : 0;
            if (time < fromNs)
            {
                flags = cursor.IsLastBefore(position + i) ? flags | BookFlags.Last : flags & ~BookFlags.Last;
                time = fromNs;
                latency = 0;
            }

            var sequence = i < sequences.Length ? Math.Max(0, sequences[i]) : 0;
            var level = new BookLevel(time, prices[i], lots[i], sequence, mark.Side, flags, latency);
            target[i] = mark.IsClear ? Event.OfBookClear(instrument, level) : Event.OfBookLevel(instrument, level);
        }
    }
}
