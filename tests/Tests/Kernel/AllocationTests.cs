using Plimsoll.Model.Ids;
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

    [Fact]
    public void Process_DecisionsHeard_AllocatesNothing()
    {
        var told = 0L;
        var inputs = 0L;
        var setup = new RunSetup
        {
            Sizing = "fixed:1", Cash = 1_000_000_000, HasVolume = false,
            EquityIntervalNs = 86_400_000_000_000 * 3_650,
            Deciding = decision =>
            {
                told++;
                inputs += decision.Inputs.Count;
            },
        };
        var (_, loop, log) = setup.Wire([Calm(60_000)], new ActingStrategy { Act = BuyAndSell });
        log.Orders.EnsureCapacity(400_000);
        log.Fills.EnsureCapacity(100_000);
        log.Trades.EnsureCapacity(50_000);
        log.Executions.EnsureCapacity(100_000);
        log.Samples.EnsureCapacity(1_000);
        loop.Start();
        loop.Run(30_000);
        var (toldBefore, inputsBefore) = (told, inputs);

        var probe = AllocationProbe.Start();
        loop.Run(20_000);
        probe.AssertNothing();

        Assert.True(told - toldBefore > 1_000, $"{told - toldBefore} decisions");
        Assert.Equal(2 * (told - toldBefore), inputs - inputsBefore);
        TestContext.Current.TestOutputHelper?.WriteLine($"{told - toldBefore} decisions, nothing allocated");
    }

    private static void BuyAndSell(ActingStrategy self, InstrumentIndex index)
    {
        self.Say("count", self.Count);
        self.Say("half", self.Count * 0.5);
        if (self.Count % 10 == 0)
        {
            _ = self.Enter(index);
        }
        else if (self.Count % 10 == 5)
        {
            _ = self.Leave(index);
        }
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
