using Plimsoll.Simulation.Books.Latency;
using Plimsoll.Simulation.Books.Queues;

namespace Plimsoll.Research.Runs;

/// <summary>
/// Under which other assumptions a run on books is made again: the queue models that its data allow, and, where fills
/// are compared, each of them without delay, with the delays of the run, and with twice those (or 5 ms a line where it
/// has none, and 10).
/// </summary>
internal static class FillGrid
{
    private static readonly LatencySettings Usual = Same(LatencyModel.Constant(5_000_000));

    /// <summary>All but the run's own, the most pessimistic queue first.</summary>
    public static IReadOnlyList<BookRules> Others(BookRules rules, BacktestRequest request)
    {
        var queues = new List<QueueModel> { QueueModel.Pessimistic, QueueModel.Power(2), QueueModel.Log };
        queues.Add(request.Series.All(series => series.IsByOrder) ? QueueModel.Exact : QueueModel.Power(1));
        var latencies = new List<LatencySettings> { rules.Latency };
        if (rules.ComparesFills)
        {
            var given = rules.Latency.IsNone ? Usual : rules.Latency;
            latencies = [LatencySettings.None, given, Double(given)];
        }

        var others = new List<BookRules>();
        foreach (var latency in latencies)
        {
            foreach (var queue in queues)
            {
                var seeded = latency with { Seed = rules.Latency.Seed };
                if (queue != rules.Queue || seeded != rules.Latency)
                {
                    others.Add(rules with { Queue = queue, Latency = seeded });
                }
            }
        }

        return others;
    }

    private static LatencySettings Same(LatencyModel model) => new() { Feed = model, Entry = model, Answer = model };

    private static LatencySettings Double(LatencySettings given) => given with
    {
        Feed = given.Feed.Doubled(), Entry = given.Entry.Doubled(), Answer = given.Answer.Doubled(),
    };
}
