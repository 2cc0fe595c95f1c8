using System.Diagnostics;
using System.Globalization;
using Plimsoll.Journal.Files;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Records;
using Plimsoll.Journal.Writing;
using Plimsoll.Model.Events;
using Plimsoll.Model.Market;

namespace Plimsoll.Journal.Benchmarks;

/// <summary>
/// Times appending beside a loop that does nothing but write the same events and sync them, turn by turn on the same
/// disk, so that a disk that is slow for a while is slow for both.
/// </summary>
public static class JournalBenchmark
{
    private const int BufferBytes = 256 * 1024;

    /// <summary>Measures all settings.</summary>
    /// <param name="folder">An empty or absent folder on the disk in question; what is written there stays.</param>
    /// <param name="groups">Groups of each setting that syncs; 10 or more.</param>
    /// <param name="done">Told of each row as it comes.</param>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static IReadOnlyList<JournalBenchmarkRow> Run(
        string folder, int groups, Action<JournalBenchmarkRow> done)
    {
        ArgumentNullException.ThrowIfNull(done);
        var rows = new List<JournalBenchmarkRow>();
        foreach (var (durability, events, count) in new[]
        {
            (Durability.None, 100_000, 20), (Durability.Interval, 10_000, groups), (Durability.Interval, 1_000, groups),
            (Durability.Command, 100, groups), (Durability.Command, 10, groups), (Durability.Record, 1, groups),
        })
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{durability}-{events}");
            var row = Measure(Path.Combine(folder, name), durability, events, count);
            rows.Add(row);
            done(row);
        }

        return rows;
    }

    private static JournalBenchmarkRow Measure(string folder, Durability durability, int events, int groups)
    {
        var options = new JournalOptions
        {
            Durability = durability,
            ReserveBytes = 0,
            SegmentBytesMax = long.MaxValue,
            Interval = TimeSpan.Zero,
            SyncDeadline = TimeSpan.FromMinutes(1),
        };
        using var writer = JournalWriter.Open(folder, options);
        using var plain = new DiskFiles(folder).Create("plain");
        var sample = Sample(events);
        var plainTimes = new double[groups];
        var journalTimes = new double[groups];
        var offset = 0L;
        for (var i = -1; i < groups; i++)
        {
            // The first turn warms up both and does not count.
            var begun = Stopwatch.GetTimestamp();
            offset = WritePlain(plain, offset, sample, durability);
            var plainTime = Stopwatch.GetElapsedTime(begun);
            begun = Stopwatch.GetTimestamp();
            WriteJournal(writer, sample, durability);
            var journalTime = Stopwatch.GetElapsedTime(begun);
            if (i >= 0)
            {
                plainTimes[i] = plainTime.TotalMicroseconds;
                journalTimes[i] = journalTime.TotalMicroseconds;
            }
        }

        var total = journalTimes.Sum();
        return new JournalBenchmarkRow(
            durability.ToString().ToLowerInvariant(), events, groups, Median(plainTimes), Median(journalTimes),
            events * (double)groups / total * 1e6);
    }

    private static long WritePlain(IJournalFile file, long offset, Event[] events, Durability durability)
    {
        var bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes(events.AsSpan());
        while (bytes.Length > 0)
        {
            var part = bytes[..Math.Min(bytes.Length, BufferBytes)];
            file.Write(offset, part);
            offset += part.Length;
            bytes = bytes[part.Length..];
        }

        if (durability != Durability.None)
        {
            file.Sync();
        }

        return offset;
    }

    private static void WriteJournal(JournalWriter writer, Event[] events, Durability durability)
    {
        foreach (ref readonly var e in events.AsSpan())
        {
            _ = writer.Append(RecordKind.InputEvent, EventRecord.Version, EventRecord.ToBytes(in e));
        }

        if (durability is Durability.Interval or Durability.Command)
        {
            writer.Commit();
        }
    }

    private static Event[] Sample(int count)
    {
        var events = new Event[count];
        for (var i = 0; i < count; i++)
        {
            var timeNs = i * 60_000_000_000L;
            events[i] = Event.OfBar(default, new Bar(timeNs + 60_000_000_000L, timeNs, 100 + i, 110, 90, 105, i));
        }

        return events;
    }

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
