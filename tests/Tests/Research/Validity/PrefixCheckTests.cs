using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Research.Runs;
using Plimsoll.Research.Validity;
using Plimsoll.Simulation.Fills;
using Plimsoll.Tests.Data;
using Plimsoll.Tests.Research.Runs;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Research.Validity;

public sealed class PrefixCheckTests
{
    private static readonly Instrument Coin = RunSetup.Coin(InstrumentKind.Equity, tick: "0.01", lot: "0.001");
    private static readonly Instrument Other = RunSetup.Coin(InstrumentKind.Equity, tick: "0.01", lot: "0.001",
        number: 1);

    public static TheoryData<string> Policies => ["next-open", "same-close", "next-worst"];

    [Theory]
    [MemberData(nameof(Policies))]
    public void Run_HonestStrategies_Holds(string policyName)
    {
        Assert.True(FillPolicy.TryGet(policyName, out var policy));
        var compared = 0L;
        for (var seed = 1UL; seed <= 4; seed++)
        {
            var own = seed;
            var series = new[]
            {
                Requests.Series(Coin, RandomMarket.Bars(seed, 1_500)),
                    Requests.Series(Other, RandomMarket.Bars(seed + 50, 1_500)),
            };
            foreach (var strategy in new Func<Strategy>[] { () => new RandomStrategy(own, 2), () =>
                new SmaCrossStrategy(5, 20) })
            {
                var report = PrefixCheck.Run(
                    Requests.Request(strategy, series) with { Policy = policy }, 9, null,
                        TestContext.Current.CancellationToken);
                Assert.True(report.Holds, $"seed {seed}: {report.First}");
                Assert.Equal(9, report.CutCount);
                compared += report.ComparedCount;
            }
        }

        Assert.True(compared > 5_000, $"{compared} compared");
        TestContext.Current.TestOutputHelper?.WriteLine($"{policyName}: {compared} decisions compared");
    }

    [Fact]
    public void Run_SmaCrossOnRealBars_Holds()
    {
        using var series = ReferenceCatalog.Open().OpenBars(InstrumentId.Parse("LINKUSDT.BINANCE"),
            BarPeriod.OneMinute);
        var report = PrefixCheck.Run(
            Requests.Request(() => new SmaCrossStrategy(20, 50), CatalogSeries.Of(series)), 4, null,
            TestContext.Current.CancellationToken);
        Assert.True(report.Holds, report.First?.ToString());
        TestContext.Current.TestOutputHelper?.WriteLine($"{report.ComparedCount} decisions compared");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(300)]
    public void Run_StrategyThatReadsAhead_IsCaught(int barsAhead)
    {
        var series = Requests.Series(Coin, RandomMarket.Bars(7, 1_500));

        var report = PrefixCheck.Run(
            Requests.Request(() => throw new InvalidOperationException("made for its data below"), series),
            9,
            data => Peeking(data[0], barsAhead),
            TestContext.Current.CancellationToken);

        var first = Assert.IsType<PrefixDifference>(report.First);
        Assert.False(report.Holds);
        Assert.True(first.Time <= first.Cut);
        Assert.False(first.Order.IsNone);
        Assert.StartsWith($"at {first.Time}, though the data differ only after {first.Cut}", first.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Run_StrategyThatKnowsTheWholeRange_IsCaught()
    {
        // The usual mistake: a mean over all data, made before the first bar.
        var series = Requests.Series(Coin, RandomMarket.Bars(8, 1_500));

        var report = PrefixCheck.Run(
            Requests.Request(() => throw new InvalidOperationException("made for its data below"), series),
            4,
            data =>
            {
                var mean = Closes(data[0]).Average();
                return new OpenStrategy
                {
                    WhenBar = (OpenStrategy self, in BarUpdate bar) => _ = bar.Raw.CloseTicks < mean ? self.GoLong()
                        : self.Leave(),
                };
            },
            TestContext.Current.CancellationToken);

        Assert.False(report.Holds);
    }

    [Fact]
    public void Run_NoInstrumentsOrCuts_IsRefused()
    {
        var request = Requests.Request(() => new SmaCrossStrategy(5, 20));
        Assert.Throws<ArgumentException>(() => PrefixCheck.Run(request, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => PrefixCheck.Run(request, 0));
    }

    private static OpenStrategy Peeking(RunSeries data, int barsAhead)
    {
        var closes = Closes(data);
        return new OpenStrategy
        {
            WhenBar = (OpenStrategy self, in BarUpdate bar) =>
            {
                var ahead = Math.Min(self.BarCount + barsAhead, closes.Length - 1);
                _ = closes[ahead] > bar.Raw.CloseTicks ? self.GoLong() : self.Leave();
            },
        };
    }

    private static double[] Closes(RunSeries data)
    {
        var closes = new List<double>();
        var source = data.Open(default, long.MinValue, long.MaxValue);
        var block = new Event[100];
        int count;
        while ((count = source.Read(block)) > 0)
        {
            closes.AddRange(block.Take(count).Select(e => (double)e.Bar.CloseTicks));
        }

        return [.. closes];
    }
}
