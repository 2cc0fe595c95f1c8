using Plimsoll.Model.Values;
using Plimsoll.Research.Reports;
using Plimsoll.Research.Results;

namespace Plimsoll.Tests.Research.Reports;

public sealed class ReturnSeriesTests
{
    [Fact]
    public void MonthlyReturns_ReturnsOfTwoYears_CompoundWithinTheMonth()
    {
        MonthlyReturns months = new(
        [
            At("2023-12-30", 0.10), At("2023-12-31", 0.10), At("2024-01-15", -0.5), At("2024-03-01T12:00", 0.2),
            At("2024-03-02", double.NaN),
        ]);
        var years = months.Years.ToArray();
        Assert.Equal([2023, 2024], years.Select(year => year.Year));
        Assert.Equal(0.21, years[0].Months[11]!.Value, 12);
        Assert.Equal(-0.5, years[1].Months[0]!.Value, 12);
        Assert.Null(years[1].Months[1]);
        Assert.Equal(-0.4, years[1].Total, 12);
    }

    [Fact]
    public void MonthlyReturns_DayThatEndsAtMidnight_BelongsToTheDayBefore()
    {
        MonthlyReturns months = new([At("2024-02-01", 0.1)]);
        var year = Assert.Single(months.Years);
        Assert.Equal(0.1, year.Months[0]!.Value, 12);
        Assert.Null(year.Months[1]);
    }

    [Fact]
    public void RollingSharpe_KnownWindow_IsMeanOverSampleDeviationAnnualised()
    {
        SeriesPoint[] returns = [new(1, 0.01), new(2, 0.03), new(3, -0.01), new(4, 0.01)];
        var points = RollingSharpe.Of(returns, 3, 252);
        Assert.Equal([3L, 4L], points.Select(point => point.TimeNs));
        // Mean 0.01, sample deviation 0.02.
        Assert.Equal(0.5 * Math.Sqrt(252), points[0].Value, 9);
        Assert.Equal(0.5 * Math.Sqrt(252), points[1].Value, 9);
    }

    [Fact]
    public void RollingSharpe_ReturnsThatDoNotVary_IsNotANumber()
    {
        var point = Assert.Single(RollingSharpe.Of([new(1, 0.01), new(2, 0.01)], 2, 252));
        Assert.Equal(double.NaN, point.Value);
    }

    [Theory]
    [InlineData(1000, 252, 63)]
    [InlineData(366, 365, 91)]
    [InlineData(60, 365, 20)]
    [InlineData(12, 365, 10)]
    public void Window_CountAndYear_IsAQuarterOrLess(int count, double perYear, int expected)
    {
        Assert.Equal(expected, RollingSharpe.Window(count, perYear));
    }

    private static SeriesPoint At(string time, double value)
    {
        Assert.True(TimestampText.TryParse(time, out var parsed));
        return new SeriesPoint(parsed.UnixNanos, value);
    }
}
