using Plimsoll.Model.Calendars;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Quality;

namespace Plimsoll.Tests.Model.Quality;

public sealed class BarQualityMonitorTests
{
    private const int At = 60;
    private readonly FindingList findings = new();

    [Fact]
    public void Observe_CalmBars_ScoresOneAndFindsNothing()
    {
        var monitor = Run(CalmSeries.Bars(500));

        Assert.Empty(findings.All);
        Assert.Equal(1.0, monitor.Validity);
        Assert.Equal(0.0, monitor.LostValidity);
        Assert.Equal(500, monitor.Rows);
    }

    [Fact]
    public void Observe_AfterWarmUp_AllocatesNothing()
    {
        var monitor = Monitor();
        var bars = CalmSeries.Bars(2_000);
        bars[1_500] = bars[1_500] with { HighTicks = 20_000 };
        foreach (var bar in bars.Take(1_000))
        {
            monitor.Observe(bar, NoFindings.Instance);
        }

        var probe = AllocationProbe.Start();
        for (var index = 1_000; index < 2_000; index++)
        {
            monitor.Observe(bars[index], NoFindings.Instance);
        }

        probe.AssertNothing();
    }

    [Fact]
    public void Observe_MissingBars_ReportsOneGapWithTheirNumber()
    {
        var bars = CalmSeries.Bars(120);
        bars.RemoveRange(At, 7);
        var monitor = Run(bars);

        var gap = Assert.Single(findings.All);
        Assert.Equal(
            new QualityFinding(CalmSeries.Bar(At).OpenTimeNs, FindingKind.Gap, FindingSeverity.Medium, 7, At + 1), gap);
        Assert.Equal(7, monitor.MissingBars);
        Assert.Equal(0.5, monitor.LostValidity, 12);
    }

    [Fact]
    public void Validity_AfterPenalty_ReturnsToOneWithTheTenthBar()
    {
        var bars = CalmSeries.Bars(120);
        bars.RemoveRange(At, 1);
        var monitor = Monitor();
        foreach (var bar in bars.Take(At))
        {
            monitor.Observe(bar, findings);
        }

        Assert.Equal(0.5, monitor.Observe(bars[At], findings));
        for (var later = 1; later < 10; later++)
        {
            Assert.Equal(1.0, monitor.Observe(bars[At + later], findings));
            Assert.Equal(0.5, monitor.Validity);
        }

        monitor.Observe(bars[At + 10], findings);
        Assert.Equal(1.0, monitor.Validity);
    }

    [Theory]
    [InlineData(false, FindingSeverity.Medium)]
    [InlineData(true, FindingSeverity.High)]
    public void Observe_RepeatedTime_IsADuplicate(bool tellsAnotherStory, FindingSeverity severity)
    {
        var bars = CalmSeries.Bars(120);
        bars.Insert(At, bars[At - 1] with { VolumeLots = bars[At - 1].VolumeLots + (tellsAnotherStory ? 1 : 0) });
        Run(bars);

        var duplicate = Assert.Single(findings.All);
        Assert.Equal(FindingKind.Duplicate, duplicate.Kind);
        Assert.Equal(severity, duplicate.Severity);
        Assert.Equal(bars[At].OpenTimeNs, duplicate.TimeNs);
    }

    [Fact]
    public void Observe_EarlierTime_RunsBackwardsAndLeavesTheSeriesAsItWas()
    {
        var bars = CalmSeries.Bars(120);
        bars.Insert(At, bars[At - 5]);
        Run(bars);

        var backward = Assert.Single(findings.All);
        Assert.Equal(FindingKind.TimeBackward, backward.Kind);
        Assert.Equal(FindingSeverity.High, backward.Severity);
        Assert.Equal(300, backward.Value);
    }

    [Fact]
    public void Observe_OverlappingBar_IsAcceptedWithAMediumFinding()
    {
        var bars = CalmSeries.Bars(120);
        bars[At] = bars[At] with { OpenTimeNs = bars[At].OpenTimeNs - 30_000_000_000 };
        Run(bars);

        Assert.Equal(FindingSeverity.Medium, Assert.Single(findings.All).Severity);
        Assert.Equal(30, findings.Single(FindingKind.TimeBackward).Value);
    }

    [Theory]
    [InlineData(20, -3, 3)]
    [InlineData(20, 2, 2)]
    public void Observe_CloseOutsideTheRange_IsRejectedWithScoreZero(int range, int outside, int expected)
    {
        var bars = CalmSeries.Bars(120);
        var bar = bars[At] with { LowTicks = 10_000, HighTicks = 10_000 + range, OpenTicks = 10_010 };
        bars[At] = bar with { CloseTicks = outside < 0 ? bar.LowTicks + outside : bar.HighTicks + outside };
        var monitor = Run(bars);

        var violation = Assert.Single(findings.All);
        Assert.Equal(FindingKind.OhlcViolation, violation.Kind);
        Assert.Equal(FindingSeverity.High, violation.Severity);
        Assert.Equal(expected, violation.Value);
        Assert.Equal(1.0, monitor.LostValidity, 12);
    }

    [Fact]
    public void Observe_NegativeVolume_IsRejected()
    {
        var bars = CalmSeries.Bars(120);
        bars[At] = bars[At] with { VolumeLots = -4 };
        Run(bars);

        Assert.Equal(-4, Assert.Single(findings.All).Value);
        Assert.Equal(FindingKind.NegativeVolume, findings.All[0].Kind);
    }

    [Theory]
    [InlineData(InstrumentKind.Spot, 1)]
    [InlineData(InstrumentKind.Future, 0)]
    public void Observe_PriceOfZero_IsAFlawOnlyWherePricesArePositive(InstrumentKind kind, int expected)
    {
        var bars = CalmSeries.Bars(120);
        bars[At] = bars[At] with { LowTicks = 0 };
        Run(bars, kind: kind);

        Assert.Equal(expected, findings.Count(FindingKind.NonPositivePrice));
    }

    [Theory]
    [InlineData(300)]
    [InlineData(-300)]
    public void Observe_WickNoNeighbourKnows_IsABadPrintOneBarLater(int ticks)
    {
        var bars = CalmSeries.Bars(120);
        bars[At] = ticks > 0
            ? bars[At] with { HighTicks = bars[At].HighTicks + ticks }
            : bars[At] with { LowTicks = bars[At].LowTicks + ticks };
        var monitor = Monitor();
        foreach (var bar in bars.Take(At + 1))
        {
            monitor.Observe(bar, findings);
        }

        Assert.Equal(0.8, monitor.LastScore, 12);
        Assert.Empty(findings.All);
        monitor.Observe(bars[At + 1], findings);
        var print = Assert.Single(findings.All);
        Assert.Equal(FindingKind.BadPrint, print.Kind);
        Assert.Equal(FindingSeverity.High, print.Severity);
        Assert.Equal(bars[At].OpenTimeNs, print.TimeNs);
        Assert.InRange(print.Value, 0.02, 0.04);
    }

    [Fact]
    public void Observe_CloseThatReverts_IsABadPrint()
    {
        var bars = CalmSeries.Bars(120);
        bars[At] = bars[At] with { HighTicks = 10_400, CloseTicks = 10_400 };
        Run(bars);

        Assert.Equal(bars[At].OpenTimeNs, Assert.Single(findings.All).TimeNs);
        Assert.Equal(FindingKind.BadPrint, findings.All[0].Kind);
    }

    [Fact]
    public void Observe_MoveThatStays_IsNoBadPrint()
    {
        var bars = CalmSeries.Bars(120);
        bars[At] = bars[At] with { HighTicks = bars[At].HighTicks + 300 };
        for (var index = At + 1; index < bars.Count; index++)
        {
            bars[index] = Shifted(bars[index], 300);
        }

        Run(bars);
        Assert.Equal(0, findings.Count(FindingKind.BadPrint));
    }

    [Fact]
    public void Observe_WickWithManyTimesTheVolume_IsDoubtfulAndOnlyMedium()
    {
        var bars = CalmSeries.Bars(120);
        bars[At] = bars[At] with { LowTicks = bars[At].LowTicks - 300, VolumeLots = 2_000 };
        Run(bars);

        Assert.Equal(FindingSeverity.Medium, findings.Single(FindingKind.BadPrint).Severity);
    }

    [Theory]
    [InlineData(2, 100, FindingSeverity.High)]
    [InlineData(7, 100, FindingSeverity.High)]
    [InlineData(2, 3_000, FindingSeverity.Medium)]
    public void Observe_LevelDividedAndKept_IsSplitLike(int divisor, int volume, FindingSeverity severity)
    {
        var bars = Split(divisor, volume);
        Run(bars, kind: InstrumentKind.Equity);

        var split = findings.Single(FindingKind.SplitLikeJump);
        Assert.Equal(severity, split.Severity);
        Assert.Equal(bars[At].OpenTimeNs, split.TimeNs);
        Assert.InRange(split.Value * divisor, 0.98, 1.02);
    }

    [Fact]
    public void Observe_SplitWithItsFactor_FindsNothing()
    {
        var bars = Split(2, 100);
        Run(bars, new SeriesFacts([new KnownSplit(bars[At].OpenTimeNs, 0.5)], []), InstrumentKind.Equity);

        Assert.Empty(findings.All);
    }

    [Fact]
    public void Observe_FactorAlreadyInThePricesAfterAPause_IsFoundAsASplit()
    {
        var bars = CalmSeries.Bars(120);
        bars.RemoveAt(At);
        Run(bars, new SeriesFacts([new KnownSplit(bars[At].OpenTimeNs, 0.5)], []), InstrumentKind.Equity);

        Assert.Equal(FindingSeverity.High, findings.Single(FindingKind.SplitLikeJump).Severity);
    }

    [Theory]
    [InlineData(4, 0, 0)]
    [InlineData(5, 1, 5)]
    [InlineData(12, 1, 12)]
    public void Observe_EqualBars_AreFrozenFromTheFifthOn(int length, int expected, int value)
    {
        var bars = CalmSeries.Bars(120);
        for (var index = At; index < At + length; index++)
        {
            bars[index] = CalmSeries.Bar(index) with
            {
                OpenTicks = 10_000, HighTicks = 10_003, LowTicks = 9_997, CloseTicks = 10_000,
            };
        }

        var monitor = Run(bars);
        Assert.Equal(expected, findings.Count(FindingKind.FrozenPrice));
        Assert.Equal(value, findings.All.Sum(finding => finding.Value));
        Assert.Equal(0.3 * Math.Max(0, length - 4), monitor.LostValidity, 12);
    }

    [Fact]
    public void Complete_FrozenToTheEnd_IsAStaleTail()
    {
        var bars = CalmSeries.Bars(At);
        for (var index = At; index < At + 8; index++)
        {
            bars.Add(CalmSeries.Bar(index) with
            {
                OpenTicks = 10_000, HighTicks = 10_000, LowTicks = 10_000, CloseTicks = 10_000,
            });
        }

        Run(bars);
        Assert.Equal(8, findings.Single(FindingKind.StaleTail).Value);
    }

    [Fact]
    public void Observe_BarsWithoutVolume_AreOneRunAndCostTheScore()
    {
        var bars = CalmSeries.Bars(120);
        for (var index = At; index < At + 3; index++)
        {
            bars[index] = bars[index] with { VolumeLots = 0 };
        }

        var monitor = Run(bars);
        Assert.Equal(3, Assert.Single(findings.All).Value);
        Assert.Equal(FindingKind.ZeroVolumeRun, findings.All[0].Kind);
        Assert.Equal(3, monitor.ZeroVolumeBars);
        Assert.Equal(0.6, monitor.LostValidity, 12);
    }

    [Fact]
    public void Observe_SeriesThatNeverHasVolume_IsNotBlamedForIt()
    {
        var monitor = Run([.. CalmSeries.Bars(300).Select(bar => bar with { VolumeLots = 0 })]);

        Assert.Empty(findings.All);
        Assert.Equal(0.0, monitor.LostValidity);
    }

    [Theory]
    [InlineData(3, FindingSeverity.Medium, false)]
    [InlineData(1, FindingSeverity.High, true)]
    public void Observe_TickerBackAtAnotherLevel_MayBeReused(int factor, FindingSeverity severity, bool isKnownChange)
    {
        var bars = CalmSeries.Bars(120);
        for (var index = At; index < bars.Count; index++)
        {
            bars[index] = Later(bars[index], 100 * BarPeriod.DayNs, factor);
        }

        var facts = isKnownChange ? new SeriesFacts([], [bars[At].OpenTimeNs - 1]) : null;
        Run(bars, facts);

        var reuse = findings.Single(FindingKind.TickerReuse);
        Assert.Equal(severity, reuse.Severity);
        Assert.InRange(reuse.Value / factor, 0.99, 1.01);
    }

    [Fact]
    public void Penalise_LateBar_LowersTheLastScore()
    {
        var monitor = Run(CalmSeries.Bars(20));
        monitor.Penalise(BarPenalties.LateBar);
        monitor.Penalise(BarPenalties.SpreadAnomaly);

        Assert.Equal(0.65, monitor.Validity, 12);
        Assert.Equal(0.35, monitor.LostValidity, 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => monitor.Penalise(double.NaN));
    }

    [Fact]
    public void Observe_ExtremeNumbers_AreFindingsAndNeverAFault()
    {
        long[] extremes = [long.MinValue, long.MaxValue, 0, -1, 1];
        var bars = CalmSeries.Bars(50);
        foreach (var one in extremes)
        {
            foreach (var other in extremes)
            {
                bars.Add(new Bar(one, other, one, other, one, other, one));
                bars.Add(CalmSeries.Bar(bars.Count) with { HighTicks = one, LowTicks = other, VolumeLots = other });
                bars.Add(CalmSeries.Bar(bars.Count) with { OpenTimeNs = one, CloseTimeNs = other });
            }
        }

        foreach (var kind in Enum.GetValues<InstrumentKind>())
        {
            Run(bars, kind: kind);
        }

        Assert.All(findings.All, finding => Assert.True(double.IsFinite(finding.Value)));
        Assert.NotEmpty(findings.All);
    }

    [Fact]
    public void Constructor_BadRulesOrFacts_NamesThem()
    {
        var rules = QualityRules.Default with { FrozenBarsMin = 1 };
        Assert.Contains("FrozenBarsMin", Assert.Throws<ArgumentException>(() => Monitor(rules: rules)).Message);
        var facts = new SeriesFacts([new KnownSplit(5, 0.5), new KnownSplit(4, 0.5)], []);
        Assert.Contains("split number 2", Assert.Throws<ArgumentException>(() => Monitor(facts)).Message);
    }

    private static BarQualityMonitor Monitor(
        SeriesFacts? facts = null, InstrumentKind kind = InstrumentKind.Spot, QualityRules? rules = null) => new(
        CalmSeries.Instrument(kind), BarPeriod.OneMinute, SessionCalendar.Get("24x7"), rules, facts);

    private static Bar Shifted(Bar bar, long ticks) => bar with
    {
        OpenTicks = bar.OpenTicks + ticks,
        HighTicks = bar.HighTicks + ticks,
        LowTicks = bar.LowTicks + ticks,
        CloseTicks = bar.CloseTicks + ticks,
    };

    private static Bar Later(Bar bar, long laterNs, long factor) => bar with
    {
        OpenTimeNs = bar.OpenTimeNs + laterNs,
        CloseTimeNs = bar.CloseTimeNs + laterNs,
        OpenTicks = bar.OpenTicks * factor,
        HighTicks = bar.HighTicks * factor,
        LowTicks = bar.LowTicks * factor,
        CloseTicks = bar.CloseTicks * factor,
    };

    private static List<Bar> Split(int divisor, int volume)
    {
        var bars = CalmSeries.Bars(120);
        for (var index = At; index < bars.Count; index++)
        {
            bars[index] = bars[index] with
            {
                OpenTicks = bars[index].OpenTicks / divisor,
                HighTicks = bars[index].HighTicks / divisor,
                LowTicks = bars[index].LowTicks / divisor,
                CloseTicks = bars[index].CloseTicks / divisor,
                VolumeLots = (index == At ? volume : 100) * divisor,
            };
        }

        return bars;
    }

    private BarQualityMonitor Run(List<Bar> bars, SeriesFacts? facts = null, InstrumentKind kind = InstrumentKind.Spot)
    {
        var monitor = Monitor(facts, kind);
        foreach (var bar in bars)
        {
            monitor.Observe(bar, findings);
        }

        monitor.Complete(findings);
        return monitor;
    }

    private sealed class NoFindings : IFindingSink
    {
        public static readonly NoFindings Instance = new();

        public void Add(in QualityFinding finding)
        {
        }
    }
}
