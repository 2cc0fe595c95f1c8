using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Data.Store;

/// <summary>
/// An order book order by order as events, from one moment to another; a book asked for in the middle of a recording
/// comes first as <see cref="BookEventSource"/> says, without its trades and fills. Reading allocates nothing.
/// </summary>
public sealed class BookOrderEventSource : IEventSource
{
    private readonly BookOrderSeries series;
    private readonly InstrumentIndex instrument;
    private readonly SegmentCursor cursor;
    private readonly long fromNs;

    /// <summary>Makes a source of all rows or of those inside two limits.</summary>
    /// <param name="series">The book; it must stay open.</param>
    /// <param name="instrument">Under which index the events name the instrument.</param>
    /// <param name="from">First moment, inclusive; default: none.</param>
    /// <param name="to">Last moment, exclusive; default: none.</param>
    public BookOrderEventSource(
        BookOrderSeries series, InstrumentIndex instrument, Timestamp? from = null, Timestamp? to = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        this.series = series;
        this.instrument = instrument;
        fromNs = from?.UnixNanos ?? long.MinValue;
        cursor = new SegmentCursor(series.Files, fromNs, to?.UnixNanos ?? long.MaxValue, ColumnLayout.OrderMark);
    }

    /// <inheritdoc />
    public int Read(Span<Event> buffer)
    {
        var written = 0;
        int count;
        while (written < buffer.Length && (count = cursor.Stretch(buffer.Length - written)) > 0)
        {
            written += Fill(buffer[written..], count);
            cursor.Advance(count);
        }

        return written;
    }

    private int Fill(Span<Event> target, int count)
    {
        var segment = series.Segments[cursor.Segment];
        var position = cursor.Position;
        var written = 0;
        for (var row = position; row < position + count; row++)
        {
            var order = segment.Order(row);
            if (order.TimeNs < fromNs)
            {
                if (order.Action is BookOrderAction.Trade or BookOrderAction.Fill)
                {
                    continue;
                }

                order = order with
                {
                    TimeNs = fromNs,
                    Flags = cursor.IsLastBefore(row) ? order.Flags | BookFlags.Last : order.Flags & ~BookFlags.Last,
                    RecordedLatencyNs = 0,
                };
            }

            target[written++] = Event.OfBookOrder(instrument, order);
        }

        return written;
    }
}
