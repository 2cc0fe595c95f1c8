using Plimsoll.Model.Values;
using Plimsoll.Research.Charts;

namespace Plimsoll.Tests.Research.Charts;

public sealed class ScaleTests
{
    [Theory]
    [InlineData(0, 100, new[] { "0", "20", "40", "60", "80", "100" })]
    [InlineData(-0.3, 0.21, new[] { "−0.2", "0.0", "0.2" })]
    [InlineData(0, 11, new[] { "0.0", "2.5", "5.0", "7.5", "10.0" })]
    [InlineData(5_000_000, 9_000_000,
        new[] { "5.00\u202Fm", "6.00\u202Fm", "7.00\u202Fm", "8.00\u202Fm", "9.00\u202Fm" })]
    public void Ticks_Range_AreRoundAndExact(double low, double high, string[] expected)
    {
        var scale = NumberScale.Of(low, high);
        Assert.Equal(expected, scale.Ticks(scale.Plain).Select(tick => tick.Label));
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(0, 0)]
    [InlineData(double.NaN, 1)]
    [InlineData(3, 2)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity)]
    [InlineData(1e300, 2e300)]
    [InlineData(1e-300, 2e-300)]
    public void Of_OddRange_StillGivesAnAxis(double low, double high)
    {
        var scale = NumberScale.Of(low, high);
        Assert.True(scale.High > scale.Low);
        var ticks = scale.Ticks(scale.Plain);
        Assert.InRange(ticks.Count, 1, 40);
        Assert.All(ticks, tick => Assert.InRange(tick.Position, 0, 1));
    }

    [Fact]
    public void Percent_StepOfTwoAndAHalf_KeepsItsDecimal()
    {
        var scale = NumberScale.Of(0, 0.12);
        Assert.Equal(["0.0%", "2.5%", "5.0%", "7.5%", "10.0%", "12.5%"], new[] { 0, 0.025, 0.05, 0.075, 0.1, 0.125 }
            .Select(scale.Percent));
    }

    [Theory]
    [InlineData("2024-01-01", "2024-12-31", new[] { "2024", "Mar", "May", "Jul", "Sep", "Nov" })]
    [InlineData("2024-03-01", "2024-03-08",
        new[] { "1 Mar", "2 Mar", "3 Mar", "4 Mar", "5 Mar", "6 Mar", "7 Mar", "8 Mar" })]
    [InlineData("2024-03-01T22:00", "2024-03-02T04:00",
        new[] { "22:00", "23:00", "2 Mar", "01:00", "02:00", "03:00", "04:00" })]
    [InlineData("2004-06-01", "2024-06-01", new[] { "2005", "2010", "2015", "2020" })]
    [InlineData("1969-12-31T23:00", "1970-01-01T01:00",
        new[] { "23:00", "23:15", "23:30", "23:45", "1 Jan", "00:15", "00:30", "00:45", "01:00" })]
    public void Ticks_Times_StandAtRoundTimes(string from, string to, string[] expected)
    {
        Assert.Equal(expected, new TimeScale(Nanos(from), Nanos(to)).Ticks().Select(tick => tick.Label));
    }

    [Fact]
    public void Ticks_OneMoment_IsOneLabelInTheMiddle()
    {
        var tick = Assert.Single(new TimeScale(Nanos("2024-03-01T09:30"), Nanos("2024-03-01T09:30")).Ticks());
        Assert.Equal(new AxisTick(0.5, "1 Mar 09:30"), tick);
    }

    private static long Nanos(string text)
    {
        Assert.True(TimestampText.TryParse(text, out var time));
        return time.UnixNanos;
    }
}
