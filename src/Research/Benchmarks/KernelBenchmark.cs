namespace Plimsoll.Research.Benchmarks;

/// <summary>
/// Times the kernel beside the plain loop in one process, in processor time: what other programs take of a shared
/// machine does not
/// count. Each figure is the best of several rounds, the two in turn.
/// </summary>
public static class KernelBenchmark
{
    private const int Rounds = 7;
    private const double StartCash = KernelRun.StartCashUnits;
    private static readonly int[] Lengths = [10_000, 100_000, 1_000_000, 10_000_000];
    private static readonly int[] InstrumentCounts = [1, 10, 100];

    /// <summary>Measures all rows, shortest first.</summary>
    /// <param name="barsMax">Longest run that is measured, in bars; 10,000,000 for the whole table.</param>
    /// <param name="progress">Told of each row when it is finished; may be null.</param>
    public static IReadOnlyList<KernelBenchmarkRow> Measure(int barsMax, Action<KernelBenchmarkRow>? progress = null)
    {
        WarmUp();
        var rows = new List<KernelBenchmarkRow>();
        foreach (var length in Lengths)
        {
            if (length <= barsMax)
            {
                rows.Add(Row([new BenchmarkBars(length, 1)], length));
                progress?.Invoke(rows[^1]);
            }
        }

        foreach (var count in InstrumentCounts)
        {
            var each = Math.Min(1_000_000, barsMax) / count;
            if (count > 1)
            {
                var markets = Enumerable.Range(1, count).Select(seed => new BenchmarkBars(each, (ulong)seed)).ToList();
                rows.Add(Row(markets, each));
                progress?.Invoke(rows[^1]);
            }
        }

        return rows;
    }

    private static void WarmUp()
    {
        // Long enough for the runtime to compile the loops at its highest tier.
        var bars = new BenchmarkBars(200_000, 9);
        for (var i = 0; i < 8; i++)
        {
            _ = PlainLoop.Run(bars.Opens, bars.Closes, StartCash);
            _ = TimeKernel([bars], bars.Count, out _, out _);
            Thread.Sleep(50);
        }
    }

    private static KernelBenchmarkRow Row(List<BenchmarkBars> markets, int each)
    {
        var plain = double.MaxValue;
        var kernel = double.MaxValue;
        var total = (long)each * markets.Count;
        var allocated = long.MaxValue;
        KernelRun? last = null;
        var rounds = total >= 10_000_000 ? 3 : Rounds;
        for (var round = 0; round < rounds; round++)
        {
            plain = Math.Min(plain, TimePlain(markets));
            kernel = Math.Min(kernel, TimeKernel(markets, each, out var bytes, out last));
            allocated = Math.Min(allocated, bytes);
        }

        return new KernelBenchmarkRow(
            total, markets.Count, plain * 1e9 / total, kernel * 1e9 / total, (double)allocated / total,
                last!.Observer.Fills);
    }

    private static double TimePlain(List<BenchmarkBars> markets)
    {
        var start = Environment.CpuUsage.TotalTime;
        foreach (var market in markets)
        {
            _ = PlainLoop.Run(market.Opens, market.Closes, StartCash);
        }

        return (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }

    private static double TimeKernel(List<BenchmarkBars> markets, int each, out long bytes, out KernelRun run)
    {
        run = new KernelRun(markets, each);
        run.Start();
        // The first bars fill windows and queues; they are timed with the rest but not counted as allocations.
        var warmUp = Math.Min(1_000L * markets.Count, (long)each * markets.Count / 10);
        var start = Environment.CpuUsage.TotalTime;
        run.Run(warmUp);
        var before = GC.GetAllocatedBytesForCurrentThread();
        run.Run(long.MaxValue);
        bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        run.Finish();
        return (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }
}
