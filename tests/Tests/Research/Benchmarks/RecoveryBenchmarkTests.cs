using Plimsoll.Research.Benchmarks;

namespace Plimsoll.Tests.Research.Benchmarks;

public sealed class RecoveryBenchmarkTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Run_TwentyThousandBars_StateAndTailGiveTheWholeAndReplayOnlyTheTail()
    {
        var row = RecoveryBenchmark.Run(folder, 20_000, 13_000);

        // Every bar is an event, and orders give some more.
        Assert.InRange(row.Events, 20_000, 40_000);
        Assert.InRange(row.TailEvents, 1, row.Events - 13_000);
        Assert.True(row.StoredBytes > 64 * row.Events, $"{row.StoredBytes} bytes");
        Assert.True(row.Recovery.WallSeconds > 0 && row.Replay.WallSeconds > 0);
    }
}
