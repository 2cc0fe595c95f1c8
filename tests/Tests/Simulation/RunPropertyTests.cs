using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Fills;

namespace Plimsoll.Tests.Simulation;

/// <summary>
/// What holds in every run, on random markets under random strategies. A failing case is named by its seed.
/// </summary>
public sealed class RunPropertyTests
{
    private const int BarCount = 3_000;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 24)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Run_RandomStrategy_BooksAreExactAfterEveryEvent(int seed)
    {
        var (setup, bars) = Case(seed);
        var strategy = new RandomStrategy((ulong)seed, setup.Instruments.Count);
        var (kernel, loop, log) = setup.Wire(bars, strategy);
        var watch = new RunWatch(setup, bars) { Kernel = kernel, Log = log };
        log.WhenFilled = watch.OnFill;
        strategy.Watch = _ => watch.Check();
        strategy.Seen = watch.OnBar;

        loop.Start();
        while (!loop.IsAtEnd)
        {
            loop.Run(1);
            watch.Check();
        }

        loop.Finish();
        watch.Check();

        RequireEpisodesToAddUp(setup, kernel, log);
        RequireReasons(kernel, log);
        RequireLongerBars(bars, watch);
        Assert.True(log.Fills.Count > 20, $"only {log.Fills.Count} fills");
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"seed {seed}: {watch.CheckCount} book checks, {log.Fills.Count} fills, {kernel.OrderCount} orders, " +
            $"{log.Trades.Count} trades");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Run_AgainAndInOtherSlices_GivesTheSameState(int seed)
    {
        var (setup, bars) = Case(seed);
        var outcomes = new List<(ulong Hash, string Orders)>();
        foreach (var slice in new long[] { 1_000_000, 1_000_000, 1, 7, 64, 65 })
        {
            var (kernel, log) = setup.Run(bars, slice, new RandomStrategy((ulong)seed, setup.Instruments.Count));
            outcomes.Add((kernel.StateHash(), string.Join('\n', log.Orders)));
        }

        Assert.All(outcomes, outcome => Assert.Equal(outcomes[0], outcome));
    }

    [Fact]
    public void StateHash_OtherBooks_Differs()
    {
        var hashes = Enumerable.Range(1, 24).Select(seed =>
        {
            var (setup, bars) = Case(seed);
            return setup.Run(bars, 100, new RandomStrategy((ulong)seed, setup.Instruments.Count)).Kernel.StateHash();
        });
        Assert.Equal(24, hashes.Distinct().Count());
    }

    private static (RunSetup Setup, List<Bar>[] Bars) Case(int seed)
    {
        var kinds = new[] { InstrumentKind.Spot, InstrumentKind.Equity, InstrumentKind.Future };
        var count = 1 + (seed % 3);
        var instruments = Enumerable.Range(0, count)
            .Select(i => RunSetup.Coin(kinds[(seed + i) % 3], tick: "0.01", lot: "0.001", number: i)).ToArray();
        var setup = new RunSetup
        {
            Instruments = instruments,
            Cash = 2_000,
            LeverageMax = 1 + (seed % 4),
            Fees = (seed % 5) switch
            {
                0 => "none", 1 => "bps:10", 2 => "bps:maker=-1,taker=7", 3 => "per-share:0.005,min=0.01,max=0.5%",
                _ => "per-contract:0.02",
            },
            Slippage = (seed % 4) switch { 0 => "none", 1 => "bps:3", 2 => "spread:0.5", _ => "volume:0.05" },
            Policy = (seed % 4) switch
            {
                0 => FillPolicy.NextOpen, 1 => FillPolicy.SameClose, 2 => FillPolicy.NextWorst,
                _ => FillPolicy.NextOpen.WithVolumeCap(250_000),
            },
            Sizing = (seed % 3) switch { 0 => "all-in", 1 => "fixed:0.05", _ => "percent:30" },
            HasVolume = seed % 6 != 5,
            ChecksData = seed % 2 == 0,
        };
        return (setup,
            [.. Enumerable.Range(0, count).Select(i => RandomMarket.Bars((ulong)((seed * 100) + i), BarCount))]);
    }

    private static void RequireEpisodesToAddUp(RunSetup setup, Plimsoll.Kernel.TradingKernel kernel, RunLog log)
    {
        var total = Amount.Zero;
        foreach (var trade in log.Trades)
        {
            Assert.Equal(trade.EntryLots, trade.ExitLots);
            Assert.InRange(trade.PeakLots, 1, trade.EntryLots);
            Assert.True(trade.EntryTimeNs <= trade.ExitTimeNs && trade.LowTicks <= trade.HighTicks);
            total += trade.NetProfit;
        }

        for (var i = 0; i < setup.Instruments.Count; i++)
        {
            if (kernel.OpenTrade(default, new InstrumentIndex(i)) is { } open)
            {
                // What is still held, at the last price, belongs to the open trade's profit.
                var held = setup.Instruments[i].Notional(
                    kernel.LastTicks(new InstrumentIndex(i)), kernel.PositionLots(default, new InstrumentIndex(i)));
                var flow = open.IsLong ? open.ExitValue - open.EntryValue : open.EntryValue - open.ExitValue;
                total += flow + held - open.Fees;
            }
        }

        Assert.Equal(kernel.Equity - Amount.FromUnits(setup.Cash), total);
        Assert.Equal(
            log.Fills.Aggregate(Amount.Zero, (sum, fill) => sum + fill.Fee),
            log.Ended.Aggregate(Amount.Zero, (sum, order) => sum + order.Fees));
    }

    private static void RequireReasons(Plimsoll.Kernel.TradingKernel kernel, RunLog log)
    {
        var ended = log.Ended.ToArray();
        Assert.Equal(kernel.OrderCount, ended.Length);
        Assert.Equal(kernel.OrderCount, ended.Select(order => order.Id).Distinct().Count());
        foreach (var order in ended)
        {
            Assert.Equal(order.Status == OrderStatus.Filled, order.EndReason == OrderReason.None);
            Assert.True(order.SubmittedTimeNs <= order.UpdatedTimeNs);
        }
    }

    /// <summary>The bars of each longer period, made anew by grouping, one by one.</summary>
    private static void RequireLongerBars(List<Bar>[] bars, RunWatch watch)
    {
        var compared = 0;
        foreach (var period in new[] { BarPeriod.Parse("5m"), BarPeriod.OneHour })
        {
            for (var i = 0; i < bars.Length; i++)
            {
                var naive = bars[i].GroupBy(bar => bar.OpenTimeNs / period.Nanos).Select(group => new Bar(
                    (group.Key + 1) * period.Nanos, group.Key * period.Nanos, group.First().OpenTicks,
                    group.Max(bar => bar.HighTicks), group.Min(bar => bar.LowTicks), group.Last().CloseTicks,
                    group.Sum(bar => bar.VolumeLots))).ToList();
                var seen = watch.Longer[(i, period)];
                // The last one is told only if its last short bar came.
                Assert.InRange(naive.Count - seen.Count, 0, 1);
                for (var n = 0; n < seen.Count; n++)
                {
                    Assert.Equal(naive[n], seen[n].Bar);
                    Assert.True(seen[n].SeenNs >= naive[n].CloseTimeNs);
                    compared++;
                }
            }
        }

        Assert.True(compared > 100, $"{compared} longer bars");
    }
}
