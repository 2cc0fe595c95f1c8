using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Data.Store;

/// <summary>
/// The quote bars of a series as events: of each bar the bid, then the ask; a side without a quote gives no event. Bars
/// that open at or after one moment and close at or before another. Reading allocates nothing.
/// </summary>
public sealed class QuoteBarEventSource : IEventSource
{
    private readonly QuoteBarSeries series;
    private readonly InstrumentIndex instrument;
    private readonly long fromNs;
    private readonly long toNs;
    private int segmentIndex;
    private int position;
    private bool isAskNext;

    /// <summary>Makes a source of all bars or of those inside two limits.</summary>
    /// <param name="series">The bars; it must stay open.</param>
    /// <param name="instrument">Under which index the events name the instrument.</param>
    /// <param name="from">Bars that open earlier are left out; default: none.</param>
    /// <param name="to">Bars that close later are left out; default: none.</param>
    public QuoteBarEventSource(
        QuoteBarSeries series, InstrumentIndex instrument, Timestamp? from = null, Timestamp? to = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        this.series = series;
        this.instrument = instrument;
        fromNs = from?.UnixNanos ?? long.MinValue;
        toNs = to?.UnixNanos ?? long.MaxValue;
    }

    /// <inheritdoc />
    public int Read(Span<Event> buffer)
    {
        var written = 0;
        while (written < buffer.Length && segmentIndex < series.Segments.Length)
        {
            var segment = series.Segments[segmentIndex];
            if (position >= segment.Count)
            {
                segmentIndex++;
                position = 0;
                continue;
            }

            var bar = segment.Bar(position);
            if (bar.Bid.CloseTimeNs > toNs)
            {
                segmentIndex = series.Segments.Length;
            }
            else if (bar.Bid.OpenTimeNs < fromNs)
            {
                position++;
            }
            else if (!isAskNext)
            {
                if (bar.HasBid)
                {
                    buffer[written++] = Event.OfBidBar(instrument, bar.Bid);
                }

                isAskNext = true;
            }
            else
            {
                if (bar.HasAsk)
                {
                    buffer[written++] = Event.OfAskBar(instrument, bar.Ask);
                }

                isAskNext = false;
                position++;
            }
        }

        return written;
    }
}
