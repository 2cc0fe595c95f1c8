using Plimsoll.Data.Quality;
using Plimsoll.Data.Synthetic;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Quality;

namespace Plimsoll.Tests.Data.Synthetic;

public sealed class SyntheticDefectsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(InstrumentKind.Spot, 1UL)]
    [InlineData(InstrumentKind.Spot, 2UL)]
    [InlineData(InstrumentKind.Equity, 3UL)]
    public void CheckBars_PlantedFlaws_AreAllFoundAndNothingElseIsHigh(InstrumentKind kind, ulong seed)
    {
        var instrument = kind == InstrumentKind.Spot ? MadeMarket.Coin : MadeMarket.Share;
        var parameters = MadeMarket.Days(40, seed) with { StartPrice = 4_000 };
        var defects = new SyntheticDefects(seed, 400, withSplits: kind == InstrumentKind.Equity);

        var report = SeriesQuality.CheckBars(
            defects.Plant(new SyntheticBars(instrument, parameters).ToEnd()),
            instrument,
            BarPeriod.OneMinute,
            SessionCalendar.Get(instrument.CalendarName));

        Assert.True(defects.Planted.Count > 20);
        Assert.All(defects.Planted, planted => Assert.Contains(report.Findings, finding =>
            finding.TimeNs == planted.TimeNs && IsSame(planted.Kind, finding.Kind)));
        var highElsewhere = report.Findings.Where(finding => finding.Severity == FindingSeverity.High
            && !defects.Planted.Any(planted => planted.TimeNs == finding.TimeNs));
        Assert.Empty(highElsewhere);
        Assert.True(report.Score < 0.95);
        output.WriteLine(
            $"{kind}: {report.Rows} rows, {defects.Planted.Count} flaws planted and found, score {report.Score:F3}");
    }

    [Fact]
    public void Plant_SameSeed_PlantsTheSame()
    {
        var bars = MadeMarket.Bars(MadeMarket.Coin, MadeMarket.Days(5));
        var one = new SyntheticDefects(7);
        var two = new SyntheticDefects(7);

        Assert.Equal(one.Plant(bars).ToList(), two.Plant(bars).ToList());
        Assert.Equal(one.Planted, two.Planted);
        Assert.NotEqual(bars, new SyntheticDefects(7).Plant(bars).ToList());
        Assert.Throws<ArgumentOutOfRangeException>(() => new SyntheticDefects(1, 49));
    }

    // A freeze that the market's close ends is a stale tail.
    private static bool IsSame(FindingKind planted, FindingKind found) =>
        planted == found || (planted == FindingKind.FrozenPrice && found == FindingKind.StaleTail);
}
