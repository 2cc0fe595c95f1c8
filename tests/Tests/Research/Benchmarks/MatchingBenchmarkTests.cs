using Plimsoll.Research.Benchmarks;

namespace Plimsoll.Tests.Research.Benchmarks;

public sealed class MatchingBenchmarkTests
{
    [Fact]
    public void Measure_ShortRun_TradesAndAllocatesNothing()
    {
        var row = MatchingBenchmark.Measure(200_000);

        Assert.Equal(200_000, row.Operations);
        Assert.Equal(0, row.BytesPerOperation);
        Assert.True(row.Trades > 10_000, $"{row.Trades} trades");
        Assert.InRange(row.OrdersAtEnd, 200, 20_000);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{row.OperationsPerSecond / 1e6:0.0} million operations a second, {row.Trades} trades, " +
            $"{row.OrdersAtEnd} orders");
    }
}
