using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;
using Plimsoll.Research.Runs;
using Plimsoll.Simulation.Costs;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Research.Runs;

/// <summary>Backtest requests over bars in memory.</summary>
internal static class Requests
{
    public static RunSeries Series(Instrument instrument, IReadOnlyList<Bar> bars, bool hasVolume = true) => new()
    {
        Instrument = instrument,
        Period = BarPeriod.OneMinute,
        HasVolume = hasVolume,
        LastCloseNs = bars.Count == 0 ? 0 : bars[^1].CloseTimeNs,
        ContentHash = "of the test",
        Open = (index, fromNs, toNs) => Slice(index, bars, fromNs, toNs),
        OpenTimeBefore = (timeNs, count) =>
        {
            var place = bars.TakeWhile(bar => bar.OpenTimeNs < timeNs).Count();
            return bars[Math.Clamp(place - count, 0, bars.Count - 1)].OpenTimeNs;
        },
    };

    public static BacktestRequest Request(Func<Strategy> strategy, params RunSeries[] series)
    {
        Assert.True(FeeSchedule.TryParse("bps:10", out var fees));
        return new BacktestRequest
        {
            StrategyName = "test",
            CreateStrategy = strategy,
            CodeHash = "none",
            Series = series,
            Period = BarPeriod.OneMinute,
            Cash = Amount.FromUnits(100_000),
            Fees = fees,
        };
    }

    private static BarList Slice(InstrumentIndex index, IReadOnlyList<Bar> bars, long fromNs, long toNs) =>
        new BarList(index, [.. bars.Where(bar => bar.OpenTimeNs >= fromNs && bar.CloseTimeNs <= toNs)]);
}
