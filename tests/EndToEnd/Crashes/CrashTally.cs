using System.Globalization;

namespace Plimsoll.Tests.EndToEnd.Crashes;

/// <summary>Counts what happened in a campaign.</summary>
internal sealed class CrashTally
{
    private readonly SortedDictionary<int, (string Name, long Count)> counts = [];
    private readonly Lock gate = new();

    /// <summary>Adds to a count that keeps the place of its number in the table.</summary>
    public void Add(int place, string name, long count)
    {
        lock (gate)
        {
            counts[place] = (name, counts.GetValueOrDefault(place).Count + count);
        }
    }

    public void Add(CrashTally other)
    {
        foreach (var (place, (name, count)) in other.counts)
        {
            Add(place, name, count);
        }
    }

    public long Of(int place)
    {
        lock (gate)
        {
            return counts.GetValueOrDefault(place).Count;
        }
    }

    /// <summary>A line each: name, tabulator, count.</summary>
    public override string ToString()
    {
        lock (gate)
        {
            return string.Concat(counts.Values.Select(static one => string.Create(
                CultureInfo.InvariantCulture, $"{one.Name}\t{one.Count:N0}\n")));
        }
    }
}
