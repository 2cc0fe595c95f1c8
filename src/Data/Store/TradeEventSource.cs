using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Data.Store;

/// <summary>The trades of a series as events, from one moment to another. Reading allocates nothing.</summary>
public sealed class TradeEventSource : IEventSource
{
    private readonly TradeSeries series;
    private readonly InstrumentIndex instrument;
    private readonly long fromNs;
    private readonly long toNs;
    private int segmentIndex = -1;
    private int position;
    private int end;

    /// <summary>Makes a source of all trades or of those inside two limits.</summary>
    /// <param name="series">The trades; it must stay open.</param>
    /// <param name="instrument">Under which index the events name the instrument.</param>
    /// <param name="from">First moment, inclusive; default: none.</param>
    /// <param name="to">Last moment, exclusive; default: none.</param>
    public TradeEventSource(
        TradeSeries series, InstrumentIndex instrument, Timestamp? from = null, Timestamp? to = null)
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
        while (written < buffer.Length && (position < end || NextSegment()))
        {
            var count = Math.Min(buffer.Length - written, end - position);
            Fill(buffer.Slice(written, count));
            position += count;
            written += count;
        }

        return written;
    }

    private void Fill(Span<Event> target)
    {
        var segment = series.Segments[segmentIndex];
        var times = segment.TimesNs.Slice(position, target.Length);
        var prices = segment.PriceTicks.Slice(position, target.Length);
        var quantities = segment.QuantityLots.Slice(position, target.Length);
        var numbers = segment.Numbers.Slice(position, target.Length);
        var makers = segment.BuyerIsMaker.Slice(position, target.Length);
        var latencies = segment.LatenciesNs.IsEmpty ? default : segment.LatenciesNs.Slice(position, target.Length);
        for (var i = 0; i < target.Length; i++)
        {
            var latency = i < latencies.Length ? BookMark.Latency(latencies[i]) : 0;
            target[i] = Event.OfTrade(
                instrument, new TradeTick(times[i], prices[i], quantities[i], numbers[i], makers[i], latency));
        }
    }

    private bool NextSegment()
    {
        while (segmentIndex + 1 < series.Segments.Length)
        {
            segmentIndex++;
            var times = series.Segments[segmentIndex].TimesNs;
            position = SortedTimes.FirstAtOrAfter(times, fromNs);
            end = toNs == long.MaxValue ? times.Length : SortedTimes.FirstAtOrAfter(times, toNs);
            if (position < end)
            {
                return true;
            }
        }

        return false;
    }
}
