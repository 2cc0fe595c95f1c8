using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;

namespace Plimsoll.Research.Campaigns;

/// <summary>Bars in memory as events.</summary>
internal sealed class MemoryBars(InstrumentIndex instrument, ArraySegment<Bar> bars) : IEventSource
{
    private int next;

    public int Read(Span<Event> buffer)
    {
        var count = Math.Min(buffer.Length, bars.Count - next);
        for (var i = 0; i < count; i++)
        {
            buffer[i] = Event.OfBar(instrument, bars[next + i]);
        }

        next += count;
        return count;
    }
}
