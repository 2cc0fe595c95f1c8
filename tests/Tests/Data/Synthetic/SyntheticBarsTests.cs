using Plimsoll.Data.Quality;
using Plimsoll.Data.Synthetic;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Quality;

namespace Plimsoll.Tests.Data.Synthetic;

public sealed class SyntheticBarsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("24x7", "C084E62C0B3952AC")]
    [InlineData("XNYS", "F561308560B4638D")]
    [InlineData("CME-EQ", "027480B204FC7B59")]
    public void TryNext_FixedSeed_GivesTheSameTenThousandBarsForEver(string calendar, string hash)
    {
        var parameters = MadeMarket.Days(60, 20_240_101) with
        {
            StartPrice = 4_000, ExtendedHours = calendar == "CME-EQ",
        };

        var bars = new SyntheticBars(Of(calendar), parameters).ToEnd().Take(10_000).ToList();

        Assert.Equal(10_000, bars.Count);
        Assert.Equal(hash, MadeMarket.Hash(bars));
    }

    [Fact]
    public void ToEnd_SameParametersTwice_GivesTheSameBars()
    {
        var parameters = MadeMarket.Days(3);

        var bars = MadeMarket.Bars(MadeMarket.Coin, parameters);

        Assert.Equal(3 * 1_440, bars.Count);
        Assert.Equal(bars, MadeMarket.Bars(MadeMarket.Coin, parameters));
        Assert.NotEqual(bars, MadeMarket.Bars(MadeMarket.Coin, parameters with { Seed = 2 }));
        Assert.NotEqual(bars, MadeMarket.Bars(MadeMarket.Coin, parameters with { InstrumentNumber = 1 }));
    }

    [Theory]
    [InlineData("24x7")]
    [InlineData("XNYS")]
    [InlineData("CME-EQ")]
    public void ToEnd_Returns_AreFatTailedClusteredAndHardlyCorrelated(string calendar)
    {
        var parameters = MadeMarket.Days(200) with { StartPrice = 4_000, JumpsPerDay = 0, PauseVolatility = 0 };
        var returns = MadeMarket.Returns(MadeMarket.Bars(Of(calendar), parameters));
        var squares = returns.Select(value => value * value).ToList();

        var kurtosis = MadeMarket.Kurtosis(returns);
        var first = MadeMarket.Autocorrelation(returns, 1);
        var clustering = MadeMarket.Autocorrelation([.. returns.Select(Math.Abs)], 10);
        output.WriteLine(
            $"{calendar}: {returns.Length} returns, kurtosis {kurtosis:F1}, lag-1 {first:F4}, |r| {clustering:F3}");
        Assert.True(kurtosis > 4);
        Assert.InRange(first, -0.05, 0.05);
        Assert.True(clustering > 0.05);
        Assert.True(MadeMarket.Autocorrelation(squares, 1) > 0);
    }

    [Fact]
    public void ToEnd_AnnualVolatility_IsMetWithinAFifth()
    {
        var parameters = MadeMarket.Days(365) with { AnnualVolatility = 0.6, JumpsPerDay = 0, TrendStrength = 0 };
        var returns = MadeMarket.Returns(MadeMarket.Bars(MadeMarket.Coin, parameters));

        var annual = Math.Sqrt(returns.Average(value => value * value) * 1_440 * 365);
        output.WriteLine($"annual volatility {annual:F3}");
        Assert.InRange(annual, 0.48, 0.72);
    }

    [Fact]
    public void ToEnd_StockVolume_IsHighAtBothEndsOfTheDay()
    {
        var bars = MadeMarket.Bars(MadeMarket.Share, MadeMarket.Days(90));
        var byMinute = new double[390];
        foreach (var bar in bars)
        {
            byMinute[Minute(bar)] += bar.VolumeLots;
        }

        var open = byMinute.Take(30).Average();
        var middle = byMinute.Skip(180).Take(30).Average();
        var close = byMinute.Skip(360).Average();
        Assert.True(open > 1.5 * middle, $"open {open}, middle {middle}");
        Assert.True(close > 1.5 * middle, $"close {close}, middle {middle}");
    }

    [Theory]
    [InlineData("XNYS", "1m", 390)]
    [InlineData("XNYS", "5m", 78)]
    [InlineData("XNYS", "1d", 1)]
    [InlineData("24x7", "1m", 1_440)]
    [InlineData("24x7", "1h", 24)]
    [InlineData("24x7", "1d", 1)]
    public void ToEnd_Period_FillsTheSessionsOfEachDay(string calendar, string period, int barsOfDay)
    {
        var parameters = MadeMarket.Days(5) with { Period = BarPeriod.Parse(period), StartPrice = 4_000 };

        var bars = MadeMarket.Bars(Of(calendar), parameters);

        Assert.Equal(5 * barsOfDay, bars.Count);
        Assert.All(bars, bar => Assert.True(bar.IsOrdered && bar.LowTicks > 0 && bar.VolumeLots > 0));
    }

    [Fact]
    public void ToEnd_FutureWithNights_TradesTwentyThreeHours()
    {
        var parameters = MadeMarket.Days(5) with { ExtendedHours = true, StartPrice = 4_000 };
        var calendar = SessionCalendar.Get("CME-EQ");

        var bars = MadeMarket.Bars(MadeMarket.Future, parameters);

        Assert.All(bars, bar => Assert.NotEqual(SessionKind.Closed, calendar.KindAt(bar.OpenTimeNs)));
        Assert.Contains(bars, bar => calendar.KindAt(bar.OpenTimeNs) == SessionKind.PreMarket);
        var expected = calendar.CountExpectedBars(
            parameters.FromNs, parameters.ToNs, parameters.Period.Nanos, includeExtended: true);
        Assert.Equal(expected, bars.Count);
    }

    [Fact]
    public void ToEnd_TwoInstrumentsOfOneMarket_CorrelateByTheProduct()
    {
        var parameters = MadeMarket.Days(60) with { MarketCorrelation = 0.8, JumpsPerDay = 0 };
        var one = MadeMarket.Returns(MadeMarket.Bars(MadeMarket.Coin, parameters));
        var two = MadeMarket.Returns(MadeMarket.Bars(MadeMarket.Coin, parameters with { InstrumentNumber = 1 }));
        var alien = MadeMarket.Returns(MadeMarket.Bars(MadeMarket.Coin, parameters with { Seed = 5 }));

        output.WriteLine(
            $"correlation {MadeMarket.Correlation(one, two):F3}, other {MadeMarket.Correlation(one, alien):F3}");
        Assert.InRange(MadeMarket.Correlation(one, two), 0.5, 0.75);
        Assert.InRange(MadeMarket.Correlation(one, alien), -0.03, 0.03);
    }

    [Fact]
    public void ToEnd_TrendRegimes_LeaveDailyReturnsATrendFollowerCanUse()
    {
        var parameters = MadeMarket.Days(365 * 5) with
        {
            Period = BarPeriod.OneDay, TrendStrength = 1, RegimeDays = 20, JumpsPerDay = 0,
        };
        var returns = MadeMarket.Returns(MadeMarket.Bars(MadeMarket.Coin, parameters));

        var after = Enumerable.Range(10, returns.Length - 10)
            .Select(index => Math.Sign(returns[(index - 10)..index].Sum()) * returns[index]);
        Assert.True(after.Average() > 0);
    }

    [Theory]
    [InlineData("24x7", "1m", 365)]
    [InlineData("XNYS", "1m", 365)]
    [InlineData("CME-EQ", "1m", 120)]
    [InlineData("24x7", "1d", 3_650)]
    [InlineData("XNYS", "1d", 3_650)]
    public void CheckBars_CleanMadeSeries_RaisesNoHighFinding(string calendar, string period, int days)
    {
        var instrument = Of(calendar);
        var length = BarPeriod.Parse(period);
        var rows = 0L;
        for (ulong seed = 1; seed <= 3; seed++)
        {
            var parameters = MadeMarket.Days(Math.Min(days, 3_000), seed) with
            {
                Period = length, StartPrice = 4_000, ExtendedHours = calendar == "CME-EQ",
            };
            var report = SeriesQuality.CheckBars(
                new SyntheticBars(instrument, parameters).ToEnd(), instrument, length, SessionCalendar.Get(calendar));
            rows += report.Rows;
            Assert.Equal(0, report.CountOf(FindingSeverity.High));
            Assert.Equal(0, report.CountOf(FindingKind.Gap));
            Assert.True(report.Score > 0.97, $"seed {seed}: {report.Score}");
        }

        output.WriteLine($"{calendar} {period}: {rows} clean rows, no finding of high severity");
    }

    [Fact]
    public void Constructor_ParameterOutOfRange_NamesItAndItsRange()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            new SyntheticBars(MadeMarket.Coin, MadeMarket.Days(1) with { AnnualVolatility = 9 }));

        Assert.Contains("AnnualVolatility is 9: 0.01 to 5 expected", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() =>
            new SyntheticBars(MadeMarket.Coin, MadeMarket.Days(1) with { ToNs = 0 }));
        Assert.Throws<ArgumentException>(() =>
            new SyntheticBars(MadeMarket.Share, MadeMarket.Days(1) with { FromNs = 0 }));
        Assert.Throws<ArgumentException>(() =>
            new SyntheticBars(MadeMarket.Coin, MadeMarket.Days(1) with { StartPrice = 0.001 }));
    }

    private static Instrument Of(string calendar) => calendar switch
    {
        "24x7" => MadeMarket.Coin,
        "XNYS" => MadeMarket.Share,
        _ => MadeMarket.Future,
    };

    private static int Minute(Bar bar)
    {
        var session = SessionCalendar.Get("XNYS").Sessions(SessionCalendar.Get("XNYS").TradingDayOf(bar.OpenTimeNs))
            .Single(candidate => candidate.Kind == SessionKind.Regular);
        return (int)((bar.OpenTimeNs - session.OpenNs) / 60_000_000_000);
    }
}
