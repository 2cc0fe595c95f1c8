using System.Globalization;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;

namespace Plimsoll.Tests.Simulation;

/// <summary>Bars in memory, read as a run reads a catalog.</summary>
internal sealed class BarList(InstrumentIndex instrument, IReadOnlyList<Bar> bars) : IEventSource
{
    private int place;

    public int Read(Span<Event> buffer)
    {
        var count = Math.Min(buffer.Length, bars.Count - place);
        for (var i = 0; i < count; i++)
        {
            buffer[i] = Event.OfBar(instrument, bars[place + i]);
        }

        place += count;
        return count;
    }

    /// <summary>
    /// Reads "open high low close [volume]; ..." in ticks and lots, 1000 lots by default. "+2 ..." leaves out two
    /// bars before it.
    /// </summary>
    public static List<Bar> Parse(string text, long startNs, long periodNs)
    {
        var bars = new List<Bar>();
        var openNs = startNs;
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var first = 0;
            if (words[0].StartsWith('+'))
            {
                openNs += periodNs * long.Parse(words[0], CultureInfo.InvariantCulture);
                first = 1;
            }

            var numbers = words[first..].Select(word => long.Parse(word, CultureInfo.InvariantCulture)).ToArray();
            bars.Add(new Bar(
                openNs + periodNs, openNs, numbers[0], numbers[1], numbers[2], numbers[3], numbers.Length > 4
                    ? numbers[4] : 1000));
            Assert.True(bars[^1].IsOrdered, part);
            openNs += periodNs;
        }

        return bars;
    }
}
