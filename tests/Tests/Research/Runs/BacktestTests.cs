using System.Globalization;
using System.Runtime;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;
using Plimsoll.Research.Reports;
using Plimsoll.Research.Runs;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Research.Runs;

public sealed class BacktestTests
{
    private static readonly Instrument Coin = RunSetup.Coin(InstrumentKind.Spot, tick: "0.01", lot: "0.00001");

    [Fact]
    public void Run_UnderOtherCulturesZonesAndCollectors_GivesTheSameBytes()
    {
        var expected = Digest(Run());
        var culture = CultureInfo.CurrentCulture;
        var zone = Environment.GetEnvironmentVariable("TZ");
        var latency = GCSettings.LatencyMode;
        try
        {
            foreach (var (separator, zoneName, mode) in new[]
            {
                (",", "Asia/Kathmandu", GCLatencyMode.Batch),
                    ("٫", "America/New_York", GCLatencyMode.SustainedLowLatency),
            })
            {
                var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
                foreign.NumberFormat.NumberDecimalSeparator = separator;
                foreign.NumberFormat.NegativeSign = "~";
                foreign.NumberFormat.NumberGroupSeparator = ".";
                foreign.DateTimeFormat.TimeSeparator = "h";
                foreign.DateTimeFormat.DateSeparator = "_";
                CultureInfo.CurrentCulture = foreign;
                Environment.SetEnvironmentVariable("TZ", zoneName);
                TimeZoneInfo.ClearCachedData();
                GCSettings.LatencyMode = mode;

                Assert.Equal(expected, Digest(Run()));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
            GCSettings.LatencyMode = latency;
        }
    }

    [Fact]
    public void Run_FromATime_WarmsUpBeforeIt()
    {
        var bars = RandomMarket.Bars(21, 500);
        SmaCrossStrategy? strategy = null;
        var from = Timestamp.FromUnixNanos(bars[200].OpenTimeNs);
        var request = Requests.Request(
            () => strategy = new SmaCrossStrategy(10, 60), Requests.Series(Coin, bars)) with { From = from,
                TriesOtherPolicies = false };

        var outcome = Backtest.Run(request, null, TestContext.Current.CancellationToken);

        Assert.Equal(bars[199].CloseTimeNs, strategy!.ReadyNs);
        Assert.NotEmpty(outcome.Result.Orders);
        Assert.All(outcome.Result.Orders, order => Assert.True(order.SubmittedNs >= bars[200].CloseTimeNs));
        Assert.Equal(360, outcome.MarketEventCount);
    }

    [Fact]
    public void Run_StrategyThatThrows_KeepsWhatHappenedBefore()
    {
        var bars = RandomMarket.Bars(22, 400);
        var series = Requests.Series(Coin, bars);
        Strategy Failing() => new OpenStrategy
        {
            WhenBar = (OpenStrategy self, in BarUpdate _) =>
            {
                switch (self.BarCount % 40)
                {
                    case 10:
                        self.GoLong();
                        break;
                    case 30:
                        self.Leave();
                        break;
                    default:
                        break;
                }

                if (self.BarCount == 300)
                {
                    throw new InvalidOperationException("bar 300 is one too many");
                }
            },
        };

        var outcome = Backtest.Run(Requests.Request(Failing, series), null, TestContext.Current.CancellationToken);

        Assert.NotNull(outcome.Failure);
        Assert.Contains("strategy OpenStrategy failed at", outcome.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("bar 300 is one too many", outcome.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(bars[300].CloseTimeNs, outcome.Failure.TimeNs);
        Assert.Contains(outcome.Result.Warnings, warning => warning.Contains("ended early", StringComparison.Ordinal));
        Assert.True(outcome.Result.TradeCount >= 5);
        Assert.Equal(outcome.Result.TradeCount, outcome.Result.Trades.Count);
        Assert.Equal(bars[300].CloseTimeNs, outcome.Result.Equity[^1].TimeNs);
    }

    [Fact]
    public void Run_DailyPeriodOfMinutes_BuildsTheBars()
    {
        var bars = RandomMarket.Bars(23, 5_000);
        var days = new List<(long OpenNs, long CloseNs)>();
        var request = Requests.Request(
            () => new OpenStrategy
            {
                WhenBar = (OpenStrategy _, in BarUpdate bar) => days.Add((bar.Raw.OpenTimeNs, bar.Raw.CloseTimeNs)),
            },
            Requests.Series(Coin, bars)) with { Period = BarPeriod.OneDay, TriesOtherPolicies = false };

        var outcome = Backtest.Run(request, null, TestContext.Current.CancellationToken);

        var expected = bars.GroupBy(bar => bar.OpenTimeNs / BarPeriod.DayNs)
            .Select(group => (group.First().OpenTimeNs, (group.Key + 1) * BarPeriod.DayNs)).ToList();
        Assert.Equal(expected[..days.Count], days);
        Assert.InRange(expected.Count - days.Count, 0, 1);
        Assert.Equal(5_000, outcome.MarketEventCount);
        Assert.Contains("never placed an order", outcome.Result.NothingTradedReason, StringComparison.Ordinal);
    }

    private static BacktestOutcome Run()
    {
        var bars = RandomMarket.Bars(20, 6_000);
        return Backtest.Run(
            Requests.Request(() => new RandomStrategy(5, 1), Requests.Series(Coin, bars)), null,
                TestContext.Current.CancellationToken);
    }

    private static string Digest(BacktestOutcome outcome) =>
        string.Join('\n', ResultFiles.Render(outcome.Result).Select(file => file.Name + " " + ContentOf(file)));

    private static string ContentOf(ResultFile file) =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(file.Content.ToArray()));
}
