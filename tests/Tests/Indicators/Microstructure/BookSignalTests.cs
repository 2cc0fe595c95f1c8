using Plimsoll.Indicators.Microstructure;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Indicators.Microstructure;

public sealed class BookSignalTests
{
    [Fact]
    public void OrderFlow_FiveQuotes_AsComputed()
    {
        OrderFlowImbalance flow = new(2);
        flow.Update(10_000, 10, 10_001, 12);
        Assert.False(flow.IsReady);
        Assert.True(double.IsNaN(flow.Last));
        (long Bid, double BidSize, long Ask, double AskSize, double Expected)[] quotes =
        [
            (10_000, 14, 10_001, 12, 4), (10_001, 5, 10_002, 20, 17), (10_001, 5, 10_002, 8, 12),
            (10_000, 9, 10_002, 8, -5),
        ];
        foreach (var quote in quotes)
        {
            flow.Update(quote.Bid, quote.BidSize, quote.Ask, quote.AskSize);
            Assert.Equal(quote.Expected, flow.Last);
        }

        Assert.Equal(28, flow.Total);
        Assert.Equal(7, flow.WindowTotal);
    }

    [Fact]
    public void OrderFlow_AfterInterrupt_StartsAnew()
    {
        OrderFlowImbalance flow = new(10);
        flow.Update(100, 10, 101, 10);
        flow.Interrupt();
        flow.Update(90, 50, 91, 10);
        Assert.False(flow.IsReady);
        flow.Update(90, 60, 91, 10);
        Assert.Equal(10, flow.Total);
        StateBuffer buffer = new();
        flow.Save(buffer);
        OrderFlowImbalance copy = new(10);
        copy.Restore(buffer);
        copy.Update(91, 5, 92, 5);
        flow.Update(91, 5, 92, 5);
        Assert.Equal(flow.Total, copy.Total);
        Assert.Equal(flow.WindowTotal, copy.WindowTotal);
        flow.Reset();
        Assert.Equal(0, flow.Total);
    }

    [Fact]
    public void Imbalance_FourteenAgainstSix_AsComputed()
    {
        Assert.True(BookShape.TryImbalance(14, 6, out double imbalance));
        Assert.Equal(0.4, imbalance, 1e-12);
        Assert.True(BookShape.TryBidShare(14, 6, out double share));
        Assert.Equal(0.7, share, 1e-12);
        Assert.True(BookShape.TryWeightedMid(100.00, 14, 100.01, 6, out double mid));
        Assert.Equal(100.007, mid, 1e-9);
    }

    [Fact]
    public void Imbalance_EmptySides_SaysThereIsNone()
    {
        Assert.False(BookShape.TryImbalance(0, 0, out double imbalance));
        Assert.Equal(0, imbalance);
        Assert.False(BookShape.TryWeightedMid(100, 0, 101, 0, out double mid));
        Assert.Equal(100.5, mid);
    }

    [Fact]
    public void Depth_SeveralLevels_SumsThem()
    {
        Assert.True(BookShape.TryDepth(100, [4, 5, 6], 101, [1, 2, 2], out double imbalance, out double price));
        Assert.Equal(0.5, imbalance, 1e-12);
        Assert.Equal(100.75, price, 1e-12);
        Assert.False(BookShape.TryDepth(100, [], 101, [], out _, out price));
        Assert.Equal(100.5, price);
    }

    [Theory]
    [InlineData(false, 0.000123973727, 1e-12)]
    [InlineData(true, 0.00012485, 1e-8)]
    public void KyleLambda_SixIntervals_AsComputed(bool hasIntercept, double expected, double tolerance)
    {
        KyleLambda lambda = new(6, hasIntercept);
        double[] changes = [0.02, -0.01, 0.03, -0.02, 0, 0.01];
        double[] volumes = [150, -90, 260, -140, 20, 60];
        for (int i = 0; i < changes.Length; i++)
        {
            Assert.False(lambda.IsReady);
            lambda.Update(changes[i], volumes[i]);
        }

        Assert.True(lambda.IsReady);
        Assert.Equal(expected, lambda.Value, tolerance);
        StateBuffer buffer = new();
        lambda.Save(buffer);
        KyleLambda copy = new(6, hasIntercept);
        copy.Restore(buffer);
        copy.Update(0.01, 5);
        lambda.Update(0.01, 5);
        Assert.Equal(lambda.Value, copy.Value);
    }

    [Fact]
    public void KyleLambda_NoVolume_IsNotReady()
    {
        KyleLambda lambda = new(3);
        for (int i = 0; i < 5; i++)
        {
            lambda.Update(0.01, 0);
        }

        Assert.False(lambda.IsReady);
        Assert.True(double.IsNaN(lambda.Value));
    }
}
