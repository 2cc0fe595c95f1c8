using Plimsoll.Model.Market;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Kernel;

public sealed class AllocationTests
{
    [Fact]
    public void Process_BarsAfterWarmUp_AllocatesNothing()
    {
        const int Count = 100_000;
        var bars = Calm(Count + 40_000);
        var setup = new RunSetup
        {
            Fees = "bps:10", Sizing = "fixed:1", Cash = 1_000_000_000, EquityIntervalNs = 86_400_000_000_000 * 3_650,
                HasVolume = false,
        };
        var (kernel, loop, log) = setup.Wire([bars], new SmaCrossStrategy(20, 50));
        log.Orders.EnsureCapacity(200_000);
        log.Fills.EnsureCapacity(100_000);
        log.Trades.EnsureCapacity(50_000);
        log.Executions.EnsureCapacity(100_000);
        log.Samples.EnsureCapacity(1_000);
        loop.Start();
        loop.Run(40_000);
        var fillsBefore = log.Fills.Count;

        var probe = AllocationProbe.Start();
        loop.Run(Count);
        probe.AssertNothing();

        Assert.True(log.Fills.Count - fillsBefore > 500, "the run traded while it was measured");
        Assert.True(kernel.Equity.Sign > 0);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Count} bars, {log.Fills.Count - fillsBefore} fills, nothing allocated");
    }

    private static List<Bar> Calm(int count)
    {
        var bars = new List<Bar>(count);
        for (var i = 0; i < count; i++)
        {
            var price = 10_000 + (long)Math.Round((800 * Math.Sin(i / 29.0)) + (400 * Math.Sin(i / 7.3)));
            var openNs = RunSetup.StartNs + (i * 60_000_000_000L);
            bars.Add(new Bar(openNs + 60_000_000_000, openNs, price, price + 2, price - 2, price + 1, 1_000_000));
        }

        return bars;
    }
}
