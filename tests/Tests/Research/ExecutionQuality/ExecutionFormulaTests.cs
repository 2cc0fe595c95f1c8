using Plimsoll.Research.ExecutionQuality;

namespace Plimsoll.Tests.Research.ExecutionQuality;

public sealed class ExecutionFormulaTests
{
    [Fact]
    public void Shortfall_PublishedExample_SplitsIntoItsParts()
    {
        var cost = ImplementationShortfall.Of(
            isBuy: true, 1_000, decision: 40.00, arrival: 40.04, end: 40.20, [(40.06, 400), (40.10, 300)], fees: 3.50);
        Assert.Equal(28, cost.Delay, 1e-9);
        Assert.Equal(26, cost.Trading, 1e-9);
        Assert.Equal(60, cost.Missed, 1e-9);
        Assert.Equal(117.5, cost.Total, 1e-9);
        Assert.Equal(29.375, cost.BasisPoints!.Value, 1e-9);
    }

    [Fact]
    public void Shortfall_SaleOfTheMirrorImage_CostsTheSame()
    {
        var cost = ImplementationShortfall.Of(
            isBuy: false, 1_000, decision: 40.00, arrival: 39.96, end: 39.80, [(39.94, 400), (39.90, 300)], fees: 3.50);
        Assert.Equal(117.5, cost.Total, 1e-9);
        Assert.Equal(235, (cost + cost).Total, 1e-9);
        Assert.Null(default(ImplementationShortfall).BasisPoints);
    }

    [Fact]
    public void FillQuality_PublishedExample_HasItsThreeFigures()
    {
        var fill = FillQuality.Of(isBuy: true, 40.06, 40.05, 40.08);
        Assert.Equal(2.496879, fill.Effective, 5e-7);
        Assert.Equal(-4.993758, fill.Realised, 5e-7);
        Assert.Equal(7.490637, fill.Impact, 5e-7);
        Assert.Equal(4.993758, fill.Markout, 5e-7);
        var sale = FillQuality.Of(isBuy: false, 40.04, 40.05, 40.02);
        Assert.Equal(fill.Effective, sale.Effective, 1e-6);
        Assert.Equal(fill.Realised, sale.Realised, 1e-6);
    }

    [Fact]
    public void ExpectedImpact_PublishedExample_IsTwelveBasisPoints() =>
        Assert.Equal(12, FillQuality.ExpectedImpact(0.015, 0.01), 1e-9);

    [Theory]
    [InlineData("2026-01-05T14:29:00Z", 569)]
    [InlineData("2026-07-06T13:30:00Z", 570)]
    [InlineData("2026-03-08T06:59:00Z", 119)]
    [InlineData("2026-03-08T07:00:00Z", 180)]
    [InlineData("2026-11-01T05:59:00Z", 119)]
    [InlineData("2026-11-01T06:00:00Z", 60)]
    [InlineData("2006-04-02T06:59:00Z", 119)]
    [InlineData("2006-04-02T07:00:00Z", 180)]
    [InlineData("2006-10-29T06:00:00Z", 60)]
    public void MinuteOfDay_NewYork_FollowsDaylightSaving(string time, int expected)
    {
        var at = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
        var timeNs = at.ToUnixTimeMilliseconds() * 1_000_000;
        Assert.Equal(expected, ExchangeClock.NewYork.MinuteOfDay(timeNs));
        Assert.Equal((at.Hour * 60) + at.Minute, ExchangeClock.Utc.MinuteOfDay(timeNs));
    }
}
