using Plimsoll.Data.Quality;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Quality;

namespace Plimsoll.Tests.Data.Quality;

/// <summary>Every defect that the description of the reference data lists is found, each by its own case.</summary>
public sealed class KnownDefectTests
{
    private const long DayNs = BarPeriod.DayNs;

    [Theory]
    [InlineData("BTC-PERP", 0, 0, 5)]
    [InlineData("LINKUSDT", 0, 0, 3)]
    [InlineData("AVAXUSDT-1m-2024", 0, 0, 0)]
    [InlineData("AVAXUSDT-1m-2025", 0, 0, 0)]
    [InlineData("LTCUSDT", 0, 0, 2)]
    [InlineData("ETHBTC", 0, 0, 0)]
    [InlineData("LTCBTC", 0, 0, 0)]
    [InlineData("ADABTC-5m", 5, 40, 2)]
    [InlineData("XRPETH-1m", 676, 1091, 963)]
    [InlineData("btcusd.daily", 8, 34, 3)]
    [InlineData("minute/SPY", 0, 0, 784)]
    [InlineData("minute/IBM", 2, 2, 164)]
    [InlineData("minute/BAC", 0, 0, 820)]
    [InlineData("minute/AIG", 1, 1, 218)]
    [InlineData("minute/AAPL", 0, 0, 348)]
    [InlineData("hour/SPY", 0, 0, 3)]
    [InlineData("hour/AAPL", 1, 2, 7)]
    [InlineData("STOXX50", 765, 50_531, 5_736)]
    [InlineData("gbpusd-m1-bid", 110, 124, 0)]
    [InlineData("gbpusd-m1-ask", 110, 124, 197)]
    [InlineData("daily/SPY", 0, 0, 0)]
    [InlineData("daily/AAPL", 0, 0, 0)]
    [InlineData("ORCL", 0, 0, 0)]
    [InlineData("YHOO", 0, 0, 0)]
    public void CheckBars_ReferenceFile_FindsItsGapsAndFlatBars(string file, int gaps, int missingBars, int flatBars)
    {
        var report = ReferenceSeries.Of(file).Check();

        Assert.Equal(gaps, report.CountOf(FindingKind.Gap));
        Assert.Equal(missingBars, report.MissingRows);
        Assert.Equal(flatBars, report.FlatBars);
        Assert.Equal(0, report.CountOf(FindingKind.Duplicate));
        Assert.Equal(0, report.CountOf(FindingKind.TimeBackward));
        Assert.Equal(0, report.CountOf(FindingKind.OhlcViolation));
    }

    [Theory]
    [InlineData("btcusd.daily", "2017-04-15", FindingSeverity.High)]
    [InlineData("btcusd.daily", "2015-01-14", FindingSeverity.Low)]
    [InlineData("daily/SPY", "2002-04-02", FindingSeverity.High)]
    [InlineData("daily/SPY", "2002-06-06", FindingSeverity.Medium)]
    [InlineData("daily/SPY", "2003-09-05", FindingSeverity.Medium)]
    [InlineData("daily/AAPL", "2009-09-21", FindingSeverity.High)]
    [InlineData("daily/AAPL", "2010-08-31", FindingSeverity.High)]
    [InlineData("daily/AAPL", "2011-01-03", FindingSeverity.High)]
    [InlineData("daily/IBM", "2002-12-23", FindingSeverity.High)]
    [InlineData("daily/AIG", "2009-05-05", FindingSeverity.High)]
    [InlineData("VIX", "2005-06-06", FindingSeverity.High)]
    [InlineData("VIX", "2005-07-25", FindingSeverity.High)]
    [InlineData("hour/SPY", "2002-04-02T20:00:00Z", FindingSeverity.High)]
    [InlineData("hour/AAPL", "2009-09-21T13:00:00Z", FindingSeverity.High)]
    [InlineData("hour/AAPL", "2010-08-31T18:00:00Z", FindingSeverity.High)]
    [InlineData("hour/AAPL", "2011-01-03T18:00:00Z", FindingSeverity.High)]
    [InlineData("minute/BAC", "2013-10-07T21:07:00Z", FindingSeverity.Medium)]
    [InlineData("minute/SPY", "2013-10-07T21:04:00Z", FindingSeverity.Low)] // Listed by its way back at 21:08.
    [InlineData("minute/SPY", "2013-10-08T21:23:00Z", FindingSeverity.Low)]
    public void CheckBars_ListedBadPrint_IsFound(string file, string time, FindingSeverity atLeast)
    {
        var report = ReferenceSeries.Of(file).Check();

        var found = report.Findings.Single(finding =>
            finding.Kind == FindingKind.BadPrint && finding.TimeNs == MarketFiles.Time(time));
        Assert.True(found.Severity >= atLeast, found.ToString());
    }

    [Theory]
    [InlineData("SPY", 3)]
    [InlineData("AAPL", 7)]
    [InlineData("IBM", 6)]
    [InlineData("BAC", 8)]
    [InlineData("AIG", 10)]
    public void CheckBars_WicksOverFifteenPercent_AreAllFound(string symbol, int wicks)
    {
        var series = ReferenceSeries.Of("daily/" + symbol);
        var report = series.Check();
        var times = series.Bars().Where(HasLongWick).Select(bar => bar.OpenTimeNs).ToList();

        Assert.Equal(wicks, times.Count);
        Assert.All(times, time => Assert.Contains(report.Findings, finding => finding.TimeNs == time
            && finding.Kind is FindingKind.BadPrint or FindingKind.SplitLikeJump));
    }

    [Theory]
    [InlineData("daily/AAPL", "2000-06-21", 0.5)]
    [InlineData("daily/AAPL", "2005-02-28", 0.5)]
    [InlineData("daily/AAPL", "2014-06-09", 1 / 7.0)]
    [InlineData("daily/AAPL", "2020-08-31", 0.25)]
    [InlineData("daily/IBM", "1999-05-27", 0.5)]
    [InlineData("daily/BAC", "2004-08-30", 0.5)]
    [InlineData("daily/AIG", "2009-07-01", 20)]
    [InlineData("daily/AIG", "1998-08-03", 2 / 3.0)]
    [InlineData("daily/AIG", "2000-07-31", 2 / 3.0)]
    [InlineData("minute/AAPL", "2014-06-09T08:00:00Z", 1 / 7.0)]
    [InlineData("hour/AAPL", "2000-06-21T13:00:00Z", 0.5)]
    [InlineData("hour/AAPL", "2014-06-09T13:00:00Z", 1 / 7.0)]
    public void CheckBars_SplitWithoutFactor_IsHighAndGoneWithTheFactor(string file, string time, double ratio)
    {
        var series = ReferenceSeries.Of(file);
        var symbol = Path.GetFileName(file);
        var without = series.Check();
        var with = series.Check(ReferenceSeries.Splits(symbol));

        var found = without.Findings.Single(finding =>
            finding.Kind == FindingKind.SplitLikeJump && finding.TimeNs == MarketFiles.Time(time));
        Assert.Equal(FindingSeverity.High, found.Severity);
        Assert.InRange(found.Value / ratio, 0.75, 1.25);
        Assert.Equal(0, with.CountOf(FindingKind.SplitLikeJump, FindingSeverity.High));
        Assert.DoesNotContain(with.Findings, finding =>
            finding.Kind == FindingKind.SplitLikeJump && finding.TimeNs == MarketFiles.Time(time));
        Assert.True(with.Score > without.Score);
    }

    [Theory]
    [InlineData("daily/AAPL", "2000-09-29")]
    [InlineData("daily/AIG", "2008-09-15")]
    [InlineData("daily/AIG", "2008-09-16")]
    [InlineData("daily/BAC", "2008-09-19")]
    [InlineData("YHOO", "2008-02-01")]
    public void CheckBars_RealMove_IsNeverHigh(string file, string date)
    {
        var report = ReferenceSeries.Of(file).Check();

        Assert.DoesNotContain(report.Findings, finding =>
            finding.Severity == FindingSeverity.High && Math.Abs(finding.TimeNs - MarketFiles.Time(date)) <= DayNs);
    }

    [Fact]
    public void CheckBars_Vix_FindsFortySevenOhlcViolationsAndTheCloseOnlyYears()
    {
        var report = ReferenceSeries.Of("VIX").Check();

        Assert.Equal(47, report.CountOf(FindingKind.OhlcViolation, FindingSeverity.High));
        Assert.Equal(506, report.FlatBars);
        var closesOnly = report.Findings.Single(finding =>
            finding is { Kind: FindingKind.CloseOnlyRun, Severity: FindingSeverity.Medium });
        Assert.Equal(505, closesOnly.Value);
        Assert.Contains(report.Findings, finding =>
            finding.Kind == FindingKind.OhlcViolation && finding.TimeNs == MarketFiles.Time("2004-11-08"));
        Assert.Contains(report.Findings, finding =>
            finding.Kind == FindingKind.OhlcViolation && finding.TimeNs == MarketFiles.Time("2006-02-08"));
    }

    [Fact]
    public void CheckBars_Spx_FindsTheStaleTailOfBothDays()
    {
        var report = ReferenceSeries.Of("SPX").Check();

        var tails = report.Findings.Where(finding => finding.Kind == FindingKind.StaleTail).ToList();
        Assert.Equal(2, tails.Count);
        Assert.All(tails, tail => Assert.Equal(20, tail.Value));
        Assert.Equal(40, report.FlatBars);
    }

    [Fact]
    public void CheckBars_CoinbaseMinutes_FindsTheMissingMinutes()
    {
        var report = ReferenceSeries.Of("btcusd.minute").Check();
        var gaps = report.Findings.Where(finding => finding.Kind == FindingKind.Gap).ToList();

        var october = gaps.Where(gap => gap.TimeNs < MarketFiles.Time("2016-10-09T23:59:00Z")).Sum(gap => gap.Value);
        var start = MarketFiles.Time("2018-04-04");
        var april = gaps.Where(gap => gap.TimeNs >= start && gap.TimeNs < start + DayNs).Sum(gap => gap.Value);
        Assert.Equal(104, october);
        Assert.Equal(433, april);
    }

    [Fact]
    public void CheckBars_EminiMinutes_FindsZeroVolumeBarsAndTheReopeningPrint()
    {
        var path = ReferenceData.Require("data/futures/ES.minute.csv.gz");
        var instrument = MarketFiles.Instrument(InstrumentKind.Future, "0.25");
        var reports = MarketFiles.Contracts(path).ToDictionary(
            contract => contract,
            contract => SeriesQuality.CheckBars(
                MarketFiles.Bars(path, instrument, BarPeriod.OneMinute, contract),
                instrument,
                BarPeriod.OneMinute,
                SessionCalendar.Get("CME-EQ")),
            StringComparer.Ordinal);

        Assert.Equal(47, reports.Values.Sum(report => report.ZeroVolumeBars));
        Assert.Equal(0, reports["ES201312"].ZeroVolumeBars);
        foreach (var contract in new[] { "ES201312", "ES201403" })
        {
            var print = reports[contract].Findings.Single(finding =>
                finding.Kind == FindingKind.BadPrint && finding.TimeNs == MarketFiles.Time("2013-12-18T21:30:00Z"));
            Assert.Equal(FindingSeverity.Medium, print.Severity);
            Assert.InRange(print.Value, 0.02, 0.03);
        }
    }

    [Fact]
    public void CheckQuotes_EminiMinutes_FindsCrossedLockedAndOneSided()
    {
        var path = ReferenceData.Require("data/futures/ES.minute.quote.csv.gz");
        var instrument = MarketFiles.Instrument(InstrumentKind.Future, "0.25");
        var reports = MarketFiles.Contracts(path).Select(contract => SeriesQuality.CheckQuotes(
            MarketFiles.Quotes(path, instrument, contract),
            BarPeriod.OneMinute,
            SessionCalendar.Get("CME-EQ"))).ToList();

        Assert.Equal(30_655, reports.Sum(report => report.Rows));
        Assert.Equal(5, reports.Sum(report => report.CountOf(FindingKind.CrossedQuote)));
        Assert.Equal(117, reports.Sum(report => report.CountOf(FindingKind.LockedQuote)));
        Assert.Equal(3_180, reports.Sum(report => report.CountOf(FindingKind.OneSidedQuote)));
    }

    [Theory]
    [InlineData("SPY", 114)]
    [InlineData("IBM", 3)]
    [InlineData("BAC", 75)]
    [InlineData("AIG", 8)]
    [InlineData("AAPL", 4)]
    public void CheckQuotes_StockMinutes_FindsLockedQuotes(string symbol, int locked)
    {
        var report = StockQuotes(symbol);

        Assert.Equal(0, report.CountOf(FindingKind.CrossedQuote));
        Assert.Equal(locked, report.CountOf(FindingKind.LockedQuote));
    }

    [Fact]
    public void CheckQuotes_IbmOutOfHours_FindsAbsurdSpreads()
    {
        var report = StockQuotes("IBM");

        Assert.Equal(13, report.CountOf(FindingKind.AbsurdSpread, FindingSeverity.Info));
        Assert.Equal(0, report.CountOf(FindingKind.AbsurdSpread, FindingSeverity.Medium));
    }

    [Fact]
    public void CheckQuotes_PoundDollar_FindsBidsNotBelowAsk()
    {
        var bids = ReferenceSeries.Of("gbpusd-m1-bid").Bars();
        var asks = ReferenceSeries.Of("gbpusd-m1-ask").Bars();
        var report = SeriesQuality.CheckQuotes(
            bids.Zip(asks, (bid, ask) => new QuoteBar(bid, ask)), BarPeriod.OneMinute, SessionCalendar.Get("FX"));

        Assert.Equal(347, report.CountOf(FindingKind.CrossedQuote));
        Assert.Equal(306, report.CountOf(FindingKind.LockedQuote));
        Assert.Equal(653, report.CountOf(FindingKind.CrossedQuote) + report.CountOf(FindingKind.LockedQuote));
    }

    private static SeriesQualityReport StockQuotes(string symbol)
    {
        var path = ReferenceData.Require("data/equity/minute/" + symbol + ".quote.csv.gz");
        var instrument = MarketFiles.Instrument(InstrumentKind.Equity, "0.01");
        return SeriesQuality.CheckQuotes(
            MarketFiles.Quotes(path, instrument), BarPeriod.OneMinute, SessionCalendar.Get("XNYS"));
    }

    private static bool HasLongWick(Bar bar) =>
        bar.HighTicks > 1.15 * Math.Max(bar.OpenTicks, bar.CloseTicks)
        || bar.LowTicks < 0.85 * Math.Min(bar.OpenTicks, bar.CloseTicks);
}
