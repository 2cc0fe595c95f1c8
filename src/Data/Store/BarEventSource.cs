using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Data.Store;

/// <summary>
/// The bars of a series as events, in order of time: those that open at or after one moment and close at or before
/// another. Reading allocates nothing.
/// </summary>
public sealed class BarEventSource : IEventSource
{
    private const int EventLongs = 8;

    private readonly BarSeries series;
    private readonly long head;
    private readonly long toNs;
    private int segmentIndex;
    private int position;
    private int end;

    /// <summary>Makes a source of all bars or of those inside two limits.</summary>
    /// <param name="series">The bars; it must stay open.</param>
    /// <param name="instrument">Under which index the events name the instrument.</param>
    /// <param name="from">Bars that open earlier are left out; default: none.</param>
    /// <param name="to">Bars that close later are left out; default: none.</param>
    public BarEventSource(BarSeries series, InstrumentIndex instrument, Timestamp? from = null, Timestamp? to = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        this.series = series;
        var sample = Event.OfBar(instrument, default);
        head = Unsafe.As<Event, long>(ref sample);
        toNs = to?.UnixNanos ?? long.MaxValue;
        Start(from?.UnixNanos ?? long.MinValue);
    }

    /// <inheritdoc />
    public int Read(Span<Event> buffer)
    {
        var written = 0;
        while (written < buffer.Length)
        {
            if (position >= end)
            {
                if (!NextSegment())
                {
                    break;
                }

                continue;
            }

            var count = Math.Min(buffer.Length - written, end - position);
            Fill(buffer.Slice(written, count));
            position += count;
            written += count;
        }

        return written;
    }

    private void Start(long fromNs)
    {
        var segments = series.Segments;
        while (segmentIndex < segments.Length
            && segments[segmentIndex].OpenTimeNs(segments[segmentIndex].Count - 1) < fromNs)
        {
            segmentIndex++;
        }

        if (segmentIndex < segments.Length)
        {
            var segment = segments[segmentIndex];
            var low = 0;
            var high = segment.Count;
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                if (segment.OpenTimeNs(middle) < fromNs)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            position = low;
            end = EndOf(segment);
        }
    }

    private bool NextSegment()
    {
        var segments = series.Segments;
        if (segmentIndex + 1 >= segments.Length)
        {
            return false;
        }

        segmentIndex++;
        position = 0;
        end = EndOf(segments[segmentIndex]);
        return end > 0;
    }

    // The number of bars of the segment that close in time.
    private int EndOf(BarSegment segment)
    {
        if (toNs == long.MaxValue)
        {
            return segment.Count;
        }

        var found = segment.CloseTimesNs.BinarySearch(toNs);
        return found >= 0 ? found + 1 : ~found;
    }

    // An event is written as its eight words, head first (docs/decisions/0001): building it through its constructor
    // copies the bar twice. Slices have checked every bound, so the loop needs none.
    private void Fill(Span<Event> target)
    {
        var segment = series.Segments[segmentIndex];
        var count = target.Length;
        ref var closeTime = ref First(segment.CloseTimesNs, count);
        ref var open = ref First(segment.OpenTicks, count);
        ref var high = ref First(segment.HighTicks, count);
        ref var low = ref First(segment.LowTicks, count);
        ref var close = ref First(segment.CloseTicks, count);
        var hasVolume = segment.VolumeLots.Length > 0;
        ref var volume = ref First(hasVolume ? segment.VolumeLots : segment.CloseTicks, count);
        var hasOpenTime = segment.OpenTimesNs.Length > 0;
        ref var openTime = ref First(hasOpenTime ? segment.OpenTimesNs : segment.CloseTimesNs, count);
        var openTimeShift = hasOpenTime ? 0 : series.Period.Nanos;
        ref var slot = ref Unsafe.As<Event, long>(ref MemoryMarshal.GetReference(target));
        for (nint i = 0; i < count; i++)
        {
            slot = head;
            Unsafe.Add(ref slot, 1) = Unsafe.Add(ref closeTime, i);
            Unsafe.Add(ref slot, 2) = unchecked(Unsafe.Add(ref openTime, i) - openTimeShift);
            Unsafe.Add(ref slot, 3) = Unsafe.Add(ref open, i);
            Unsafe.Add(ref slot, 4) = Unsafe.Add(ref high, i);
            Unsafe.Add(ref slot, 5) = Unsafe.Add(ref low, i);
            Unsafe.Add(ref slot, 6) = Unsafe.Add(ref close, i);
            Unsafe.Add(ref slot, 7) = hasVolume ? Math.Max(0, Unsafe.Add(ref volume, i)) : 0;
            slot = ref Unsafe.Add(ref slot, EventLongs);
        }
    }

    private ref long First(ReadOnlySpan<long> column, int count) =>
        ref MemoryMarshal.GetReference(column.Slice(position, count));
}
