using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;

namespace Plimsoll.Research.Benchmarks;

/// <summary>Bars in arrays as events.</summary>
internal sealed class ArrayBarSource : IEventSource
{
    private const long MinuteNs = 60_000_000_000;
    private readonly BenchmarkBars bars;
    private readonly InstrumentIndex instrument;
    private readonly int end;
    private int next;

    public ArrayBarSource(BenchmarkBars bars, InstrumentIndex instrument, int start, int count)
    {
        this.bars = bars;
        this.instrument = instrument;
        next = start;
        end = start + count;
    }

    public int Read(Span<Event> buffer)
    {
        var count = Math.Min(buffer.Length, end - next);
        var times = bars.CloseTimeNs.AsSpan(next, count);
        var opens = bars.OpenTicks.AsSpan(next, count);
        var highs = bars.HighTicks.AsSpan(next, count);
        var lows = bars.LowTicks.AsSpan(next, count);
        var closes = bars.CloseTicks.AsSpan(next, count);
        var volumes = bars.VolumeLots.AsSpan(next, count);
        for (var i = 0; i < count; i++)
        {
            buffer[i] = Event.OfBar(
                instrument,
                new Bar(times[i], times[i] - MinuteNs, opens[i], highs[i], lows[i], closes[i], volumes[i]));
        }

        next += count;
        return count;
    }
}
