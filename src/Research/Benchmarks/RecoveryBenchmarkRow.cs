namespace Plimsoll.Research.Benchmarks;

/// <summary>How long a start takes.</summary>
/// <param name="Events">Events in the journal, reports of the venue included.</param>
/// <param name="TailEvents">Events behind the newest state.</param>
/// <param name="StoredBytes">Size of the folder.</param>
/// <param name="Backtest">The same run without a journal.</param>
/// <param name="Recorded">The run with its journal and states.</param>
/// <param name="Recovery">From opening the journal to the kernel, by state and tail.</param>
/// <param name="Replay">From opening the journal to the kernel, from the beginning.</param>
public sealed record RecoveryBenchmarkRow(
    long Events, long TailEvents, long StoredBytes, BenchmarkTime Backtest, BenchmarkTime Recorded,
    BenchmarkTime Recovery, BenchmarkTime Replay);
