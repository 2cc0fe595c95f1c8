using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Research.Results;
using Plimsoll.Research.Runs;
using Plimsoll.Simulation.Venue;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Research.Runs;

public sealed class IntrabarReplayTests
{
    private const long MinuteNs = 60_000_000_000;

    // A long position of ten, stop at 95, target at 105, in a bar of four minutes that reached both.
    [Theory]
    [InlineData("100 103 99 102; 102 106 101 105; 104 105 94 96; 96 100 95 100", 0, 1, 0, 100)]
    [InlineData("100 101 94 96; 96 100 95 99; 99 106 98 104; 104 105 99 100", 1, 0, 0, 0)]
    [InlineData("100 106 94 100; 100 101 99 100; 100 101 99 100; 100 101 99 100", 0, 0, 1, 0)]
    // Touching the target is not enough on finer bars either.
    [InlineData("100 105 99 102; 102 103 95 96; 96 106 96 104; 104 105 99 100", 1, 0, 0, 0)]
    public void Judge_FinerBars_SayWhichCameFirst(string bars, long stops, long targets, long open, long difference)
    {
        var series = Series(bars);
        var ambiguity = new BarAmbiguity(
            new ExecutionId(1), default, OrderSide.Sell, RunSetup.StartNs, RunSetup.StartNs + (4 * MinuteNs), 95, 105,
            10);

        Assert.Equal(
            new IntrabarOutcome(1, stops, targets, open, Amount.FromUnits(difference), "1m"),
            IntrabarReplay.Judge([series], [ambiguity]));
    }

    [Fact]
    public void Judge_WithoutFinerBars_EverythingStaysOpen()
    {
        var ambiguity = new BarAmbiguity(
            new ExecutionId(1), default, OrderSide.Buy, RunSetup.StartNs, RunSetup.StartNs + MinuteNs, 105, 95, 10);
        Assert.Equal(
            new IntrabarOutcome(1, 0, 0, 1, Amount.Zero, ""),
            IntrabarReplay.Judge([Series("100 101 99 100") with { OpenFiner = null }], [ambiguity]));
        Assert.Equal(IntrabarOutcome.None, IntrabarReplay.Judge([Series("100 101 99 100")], []));
    }

    private static RunSeries Series(string finer)
    {
        var bars = BarList.Parse(finer, RunSetup.StartNs, MinuteNs);
        return new RunSeries
        {
            Instrument = RunSetup.Coin(InstrumentKind.Perpetual),
            Period = BarPeriod.Parse("4m"),
            HasVolume = true,
            LastCloseNs = RunSetup.StartNs + (4 * MinuteNs),
            ContentHash = "",
            Open = (_, _, _) => throw new InvalidOperationException("the run's own bars are not asked for"),
            OpenTimeBefore = (timeNs, _) => timeNs,
            FinerPeriod = BarPeriod.OneMinute,
            OpenFiner = (index, fromNs, toNs) => new BarList(
                index, [.. bars.Where(bar => bar.OpenTimeNs >= fromNs && bar.CloseTimeNs <= toNs)]),
        };
    }
}
