using Plimsoll.Simulation.Books.Latency;
using Plimsoll.Simulation.Books.Queues;

namespace Plimsoll.Research.Benchmarks;

/// <summary>
/// Times the engine on order books (kernel, book at the venue and book of the strategy, queue model, quoting strategy)
/// beside a plain loop that only puts the same updates into an array book: in one process, in processor time, each
/// figure the best of several rounds in turn.
/// </summary>
public static class BookBenchmark
{
    private const int Rounds = 5;

    private static readonly (string Queue, string Latency)[] Cases =
    [
        ("pessimistic", "none"),
        ("power:2", "none"),
        ("power:2", "feed=1ms,entry=1ms,answer=1ms"),
        ("log", "lognormal:1ms:0.5:200us"),
    ];

    /// <summary>Measures all rows.</summary>
    /// <param name="events">Market events of a run; 10,000 or greater.</param>
    /// <param name="progress">Told of each row when it is finished; may be null.</param>
    public static IReadOnlyList<BookBenchmarkRow> Measure(int events, Action<BookBenchmarkRow>? progress = null)
    {
        var feed = new BookBenchmarkFeed(events);
        WarmUp();
        var rows = new List<BookBenchmarkRow>();
        foreach (var (queue, latency) in Cases)
        {
            _ = QueueModel.TryParse(queue, out var model);
            _ = LatencySettings.TryParse(latency, out var lines);
            rows.Add(Row($"{queue}, latency {lines}", feed, model, lines));
            progress?.Invoke(rows[^1]);
        }

        return rows;
    }

    private static void WarmUp()
    {
        // Long enough for the runtime to compile the loops at its highest tier.
        var feed = new BookBenchmarkFeed(300_000);
        for (var i = 0; i < 6; i++)
        {
            _ = TimePlain(feed);
            _ = TimeEngine(feed, QueueModel.Power(2), LatencySettings.None, out _, out _);
            Thread.Sleep(50);
        }
    }

    private static BookBenchmarkRow Row(
        string name, BookBenchmarkFeed feed, QueueModel queue, LatencySettings latency)
    {
        var plain = double.MaxValue;
        var engine = double.MaxValue;
        var allocated = long.MaxValue;
        BookBenchmarkRun? last = null;
        for (var round = 0; round < Rounds; round++)
        {
            plain = Math.Min(plain, TimePlain(feed));
            engine = Math.Min(engine, TimeEngine(feed, queue, latency, out var bytes, out last));
            allocated = Math.Min(allocated, bytes);
        }

        var count = feed.Events.Length;
        return new BookBenchmarkRow(
            name, count, plain * 1e9 / count, engine * 1e9 / count, (double)allocated / count, last!.Observer.Orders,
            last.Observer.Fills);
    }

    private static double TimePlain(BookBenchmarkFeed feed)
    {
        var bids = new long[BookBenchmarkFeed.PriceCount];
        var asks = new long[BookBenchmarkFeed.PriceCount];
        var start = Environment.CpuUsage.TotalTime;
        _ = PlainBookLoop.Run(feed.Events, bids, asks);
        return (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }

    private static double TimeEngine(
        BookBenchmarkFeed feed, QueueModel queue, LatencySettings latency, out long bytes, out BookBenchmarkRun run)
    {
        run = new BookBenchmarkRun(feed, queue, latency);
        run.Start();
        // The first events fill books, windows and lines; they are timed with the rest but not counted as allocations.
        var warmUp = Math.Min(50_000L, feed.Events.Length / 4);
        var start = Environment.CpuUsage.TotalTime;
        run.Run(warmUp);
        var before = GC.GetAllocatedBytesForCurrentThread();
        run.Run(long.MaxValue);
        bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        run.Finish();
        return (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }
}
