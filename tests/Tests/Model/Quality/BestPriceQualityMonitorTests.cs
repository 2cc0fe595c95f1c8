using Plimsoll.Data.Quality;
using Plimsoll.Model.Market;
using Plimsoll.Model.Quality;

namespace Plimsoll.Tests.Model.Quality;

public sealed class BestPriceQualityMonitorTests
{
    private readonly FindingCollector collector = new(100);
    private readonly BestPriceQualityMonitor monitor = new();

    [Fact]
    public void Observe_OrdinaryQuotes_FindsNothing()
    {
        for (var i = 0; i < 1_000; i++)
        {
            Assert.Equal(1.0, Observe(i, 10_000 + (i % 7), 10_001 + (i % 7)));
        }

        Assert.Empty(collector.InOrder());
        Assert.Equal((1_000, 0.0, 1.0), (monitor.Rows, monitor.LostValidity, monitor.Validity));
        Assert.Equal(1.0, monitor.UsualSpreadTicks);
    }

    [Fact]
    public void Observe_TimeBack_IsFoundWithItsSeconds()
    {
        Observe(5_000_000_000, 10, 11);

        Assert.Equal(0.5, Observe(3_000_000_000, 10, 11));
        var finding = Assert.Single(collector.InOrder());
        Assert.Equal((FindingKind.TimeBackward, 2.0, 2L), (finding.Kind, finding.Value, finding.Row));
    }

    [Theory]
    [InlineData(7, 7, 12, 10, FindingKind.CrossedQuote, 2.0, 0.5)]
    [InlineData(7, 7, 10, 10, FindingKind.LockedQuote, 0.0, 1.0)]
    [InlineData(7, 0, 10, 0, FindingKind.OneSidedQuote, 1.0, 1.0)]
    [InlineData(0, 7, 0, 10, FindingKind.OneSidedQuote, -1.0, 1.0)]
    [InlineData(0, 0, 0, 0, FindingKind.OneSidedQuote, 0.0, 1.0)]
    [InlineData(7, -3, 10, 11, FindingKind.NegativeVolume, -3.0, 0.0)]
    public void Observe_StateThatShouldNotBe_IsToldOnceUntilItEnds(
        long bidLots, long askLots, long bid, long ask, object kind, double value, double score)
    {
        Observe(0, 10, 11);
        Assert.Equal(score, Observe(1, bid, ask, bidLots, askLots));
        var finding = Assert.Single(collector.InOrder());
        Assert.Equal((kind, value, 2L), (finding.Kind, finding.Value, finding.Row));

        Observe(2, 10, 11);
        Observe(3, bid, ask, bidLots, askLots);
        Assert.Equal(2, collector.InOrder().Count);
    }

    [Theory]
    [InlineData(6_000_000, 6_000_100, 0)]
    [InlineData(6_000_000, 6_006_000, 1)]
    public void Observe_WideSpread_IsFoundOnlyWhereItIsAShareOfThePrice(long bid, long ask, int count)
    {
        for (var i = 0; i < 500; i++)
        {
            Observe(i, bid, bid + 1);
        }

        Observe(500, bid, ask);
        Observe(501, bid, ask);
        Assert.Equal(count, collector.InOrder().Count(finding => finding.Kind == FindingKind.AbsurdSpread));
    }

    [Fact]
    public void Constructor_RuleOutOfRange_Throws() => Assert.Throws<ArgumentException>(
        () => new BestPriceQualityMonitor(QualityRules.Default with { AbsurdSpreadMultiple = -1 }));

    private double Observe(long timeNs, long bid, long ask, long bidLots = 5, long askLots = 5) =>
        monitor.Observe(new QuoteTick(timeNs, bid, bidLots, ask, askLots, 0), monitor.Rows + 1, collector);
}
