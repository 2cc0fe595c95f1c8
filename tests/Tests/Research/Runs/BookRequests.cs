using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Events;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;
using Plimsoll.Research.Benchmarks;
using Plimsoll.Research.Runs;
using Plimsoll.Simulation.Costs;
using Plimsoll.Simulation.Worlds;
using Plimsoll.Tests.Simulation;
using Plimsoll.Tests.Simulation.Books;

namespace Plimsoll.Tests.Research.Runs;

/// <summary>Backtest requests over order books in memory and over made markets.</summary>
internal static class BookRequests
{
    public static RunSeries Series(IReadOnlyList<Event> events) => new()
    {
        Instrument = RunSetup.Coin(InstrumentKind.Perpetual),
        IsBook = true,
        Period = BarPeriod.OneMinute,
        HasVolume = true,
        LastCloseNs = events[^1].TimeNs,
        ContentHash = "of the test",
        Open = (_, fromNs, toNs) => new EventList([.. events.Where(e => e.TimeNs >= fromNs && e.TimeNs < toNs)]),
        OpenTimeBefore = (fromNs, bars) => fromNs - (bars * BarPeriod.OneMinute.Nanos),
    };

    public static RunSeries World(string name, ulong seed, long minutes, WorldFeed feed = WorldFeed.ByLevel) =>
        WorldSeries.Of(WorldParameters.Find(name)! with { Seed = seed }, minutes, feed, BarPeriod.OneMinute);

    public static BacktestRequest Request(BookRules rules, params RunSeries[] series) =>
        Request(() => new QuotingStrategy(), rules, series);

    public static BacktestRequest Request(Func<Strategy> strategy, BookRules rules, params RunSeries[] series)
    {
        Assert.True(FeeSchedule.TryParse("bps:maker=-0.5,taker=4", out var fees));
        return new BacktestRequest
        {
            StrategyName = "quoter",
            CreateStrategy = strategy,
            CodeHash = "none",
            Series = series,
            Books = rules,
            Period = BarPeriod.OneMinute,
            Cash = Amount.FromUnits(1_000_000),
            Fees = fees,
            LeverageMax = 20,
        };
    }
}
