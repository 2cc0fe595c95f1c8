using Plimsoll.Model.Events;
using Plimsoll.Model.Market;

namespace Plimsoll.Research.Validity;

/// <summary>
/// The same events up to a time, and behind it bars whose prices are mirrored at the first of them and moved.
/// </summary>
internal sealed class ScrambledSource(IEventSource source, long cutNs) : IEventSource
{
    private long mirrorTicks;

    public int Read(Span<Event> buffer)
    {
        var count = source.Read(buffer);
        for (var i = 0; i < count; i++)
        {
            if (buffer[i].Kind == EventKind.Bar && buffer[i].Bar.CloseTimeNs > cutNs)
            {
                buffer[i] = Event.OfBar(buffer[i].Instrument, Scrambled(in buffer[i].Bar));
            }
        }

        return count;
    }

    private Bar Scrambled(in Bar bar)
    {
        if (mirrorTicks == 0)
        {
            mirrorTicks = Math.Max(1, bar.OpenTicks);
        }

        return bar with
        {
            OpenTicks = Mirrored(bar.OpenTicks),
            HighTicks = Mirrored(bar.LowTicks),
            LowTicks = Mirrored(bar.HighTicks),
            CloseTicks = Mirrored(bar.CloseTicks),
        };
    }

    // Moved by a fiftieth as well, so that the first open differs too.
    private long Mirrored(long ticks) => Math.Max(1, (2 * mirrorTicks) - ticks + (mirrorTicks / 50) + 1);
}
