using System.Globalization;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Research.Runs;
using Plimsoll.Tests.Data;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Research.Runs;

public sealed class BacktestAgainstPlainLoopTests
{
    [Theory]
    [InlineData("BTC-PERP.FTX", 20, 50)]
    [InlineData("BTC-PERP.FTX", 5, 200)]
    [InlineData("LINKUSDT.BINANCE", 20, 50)]
    [InlineData("LINKUSDT.BINANCE", 7, 31)]
    public void Run_SmaCrossOnRealBars_EqualsThePlainLoop(string instrument, int fast, int slow)
    {
        var catalog = ReferenceCatalog.Open();
        using var series = catalog.OpenBars(InstrumentId.Parse(instrument), BarPeriod.OneMinute);
        var data = CatalogSeries.Of(series);
        var bars = Bars(data);

        var outcome = Backtest.Run(
            Requests.Request(() => new SmaCrossStrategy(fast, slow), data) with { TriesOtherPolicies = false },
            null,
            TestContext.Current.CancellationToken);
        var plain = new PlainSmaLoop();
        plain.Run(bars, series.Instrument, fast, slow);

        Assert.Equal(plain.Fills, outcome.Result.FillCount);
        Assert.Equal(plain.Trades, outcome.Result.TradeCount);
        Assert.Equal(plain.Fees, decimal.Parse(outcome.Result.TotalFees.ToString(), CultureInfo.InvariantCulture));
        Assert.Equal(plain.FinalEquity,
            decimal.Parse(outcome.Result.FinalEquity.ToString(), CultureInfo.InvariantCulture));
        Assert.True(plain.Trades > 50);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{instrument} {fast}/{slow}: {bars.Count} bars, {plain.Fills} fills, {plain.Trades} trades, " +
            $"equity {plain.FinalEquity}");
    }

    private static List<Bar> Bars(RunSeries data)
    {
        var bars = new List<Bar>();
        var source = data.Open(new InstrumentIndex(0), long.MinValue, long.MaxValue);
        var block = new Event[1_000];
        int count;
        while ((count = source.Read(block)) > 0)
        {
            bars.AddRange(block.Take(count).Select(e => e.Bar));
        }

        return bars;
    }
}
