using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Data.Store;

/// <summary>
/// The best bids and offers of a series as events, from one moment to another. Reading allocates nothing.
/// </summary>
public sealed class QuoteEventSource : IEventSource
{
    private readonly QuoteSeries series;
    private readonly InstrumentIndex instrument;
    private readonly SegmentCursor cursor;

    /// <summary>Makes a source of all rows or of those inside two limits.</summary>
    /// <param name="series">The quotes; it must stay open.</param>
    /// <param name="instrument">Under which index the events name the instrument.</param>
    /// <param name="from">First moment, inclusive; default: none.</param>
    /// <param name="to">Last moment, exclusive; default: none.</param>
    public QuoteEventSource(
        QuoteSeries series, InstrumentIndex instrument, Timestamp? from = null, Timestamp? to = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        this.series = series;
        this.instrument = instrument;
        cursor = new SegmentCursor(
            series.Files, from?.UnixNanos ?? long.MinValue, to?.UnixNanos ?? long.MaxValue, markColumn: -1);
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
        var bids = segment.BidTicks.Slice(position, target.Length);
        var bidLots = segment.BidLots.Slice(position, target.Length);
        var asks = segment.AskTicks.Slice(position, target.Length);
        var askLots = segment.AskLots.Slice(position, target.Length);
        var latencies = segment.LatenciesNs.IsEmpty ? default : segment.LatenciesNs.Slice(position, target.Length);
        for (var i = 0; i < target.Length; i++)
        {
            var latency = i < latencies.Length ? BookMark.Latency(latencies[i]) : 0;
            target[i] = Event.OfQuote(
                instrument, new QuoteTick(times[i], bids[i], bidLots[i], asks[i], askLots[i], latency));
        }
    }
}
