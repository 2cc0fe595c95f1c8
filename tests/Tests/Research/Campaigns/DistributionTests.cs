using Plimsoll.Research.Campaigns;

namespace Plimsoll.Tests.Research.Campaigns;

public sealed class DistributionTests
{
    [Fact]
    public void Of_KnownValues_HasTheTextbookFigures()
    {
        var distribution = Distribution.Of([4, 1, null, 2, double.NaN, 3, 10]);

        Assert.Equal(5, distribution.Count);
        Assert.Equal(2, distribution.Undefined);
        Assert.Equal(1, distribution.Min);
        Assert.Equal(2, distribution.LowerQuartile);
        Assert.Equal(3, distribution.Median);
        Assert.Equal(4, distribution.UpperQuartile);
        Assert.Equal(10, distribution.Max);
        Assert.Equal(4, distribution.Mean);
        // Squares of -0, 3, 2, 1, 6 about the mean sum to 50; over 4.
        Assert.Equal(Math.Sqrt(12.5), distribution.StandardDeviation!.Value, 12);
    }

    [Fact]
    public void Of_Nothing_IsUndefined()
    {
        var distribution = Distribution.Of([null, null]);

        Assert.Equal(new Distribution { Count = 0, Undefined = 2 }, distribution);
    }

    [Fact]
    public void Of_OneValue_HasNoDeviation()
    {
        var distribution = Distribution.Of([7.5]);

        Assert.Equal(7.5, distribution.Median);
        Assert.Equal(7.5, distribution.Mean);
        Assert.Null(distribution.StandardDeviation);
    }
}
