using System.Diagnostics;
using Plimsoll.Journal.Replay;
using Plimsoll.Research.Journaling;

namespace Plimsoll.Research.Benchmarks;

/// <summary>
/// A long day of bars of ten instruments is written to a journal with states, as if its process then ended; measured
/// is how long it takes from opening the journal to a kernel that stands where it ended, by state and tail and from the
/// beginning.
/// </summary>
public static class RecoveryBenchmark
{
    private const int InstrumentCount = 10;
    private const string Build = "bench";

    /// <summary>Measures.</summary>
    /// <param name="folder">An absent folder on the disk in question; what is written there stays.</param>
    /// <param name="events">Bars in all; 10,000 or more.</param>
    /// <param name="stateInterval">Events between two states; positive.</param>
    /// <exception cref="IOException">The disk refuses.</exception>
    /// <exception cref="InvalidOperationException">A replay differs, which must not be.</exception>
    public static RecoveryBenchmarkRow Run(string folder, int events, long stateInterval)
    {
        var each = events / InstrumentCount;
        var markets = Enumerable.Range(1, InstrumentCount)
            .Select(seed => new BenchmarkBars(each, (ulong)seed)).ToList();
        Time(() => RunAll(new KernelRun(markets, each), each));
        var backtest = Time(() => RunAll(new KernelRun(markets, each), each));
        var target = new JournalTarget(folder, "Cross", Build) { StateInterval = stateInterval, NeedsStates = true };
        var recorded = Time(() =>
        {
            using var journal = new RunJournal(target);
            var run = new KernelRun(markets, each, journal);
            RunAll(run, each, journal);
        });
        var options = new ReplayOptions { Program = RunProgram.Name(Build) };
        var passedOver = new Dictionary<string, string>();
        ReplayReport? byState = null;
        var recovery = Time(() => byState = RunReplay.RunFromState(
            folder, RunReplay.Describe(folder), static () => new CrossStrategy(), options, passedOver,
            CancellationToken.None));
        ReplayReport? whole = null;
        var replay = Time(() => whole = RunReplay.Run(
            folder, RunReplay.Describe(folder), new CrossStrategy(), options, CancellationToken.None));
        if (whole?.Difference is not null || byState?.Difference is not null || byState?.FromState is null
            || whole?.StateHash != byState.StateHash)
        {
            throw new InvalidOperationException("state and tail do not give what the whole journal gives");
        }

        var bytes = Directory.EnumerateFiles(folder).Sum(static file => new FileInfo(file).Length);
        return new RecoveryBenchmarkRow(
            whole.Events, byState.Events, bytes, backtest, recorded, recovery, replay);
    }

    // As far as a process comes that is killed: no end of data, no last state.
    private static void RunAll(KernelRun run, int each, RunJournal? journal = null)
    {
        const long Slice = 4_096;
        run.Start();
        journal?.Started(run.Kernel);
        for (var done = 0L; done < (long)each * InstrumentCount; done += Slice)
        {
            run.Run(Slice);
            journal?.AfterEvents();
        }
    }

    private static BenchmarkTime Time(Action work)
    {
        GC.Collect();
        var processor = Environment.CpuUsage.TotalTime;
        var begun = Stopwatch.GetTimestamp();
        work();
        return new BenchmarkTime(
            Stopwatch.GetElapsedTime(begun).TotalSeconds,
            (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
    }
}
