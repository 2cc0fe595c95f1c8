using Plimsoll.Research.Statistics;

namespace Plimsoll.Tests.Research.Statistics;

public sealed class DrawdownEpisodeTests
{
    [Fact]
    public void Of_RecoveredAndOpenStretches_ListsBothInOrder()
    {
        var episodes = DrawdownEpisode.Of([100, 90, 80, 100, 120, 119, 60, 118]);

        Assert.Equal(2, episodes.Count);
        Assert.Equal(new DrawdownEpisode(0, 2, 3, 3, 0.2), episodes[0]);
        Assert.Equal(new DrawdownEpisode(4, 6, null, 7, 0.5), episodes[1]);
        Assert.Equal(3, episodes[0].Length);
        Assert.Equal(3, episodes[1].Length);
    }

    [Fact]
    public void Of_EqualPeaks_StartsFromTheLastOne()
    {
        var episode = Assert.Single(DrawdownEpisode.Of([100, 100, 100, 75, 75, 100]));

        Assert.Equal(new DrawdownEpisode(2, 3, 5, 5, 0.25), episode);
    }

    [Fact]
    public void Of_RisingEmptyOrSinglePath_HasNone()
    {
        Assert.Empty(DrawdownEpisode.Of([]));
        Assert.Empty(DrawdownEpisode.Of([5]));
        Assert.Empty(DrawdownEpisode.Of([5, 5, 6, 7]));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    public void Of_StartNotAboveZero_IsRefused(double start)
    {
        var error = Assert.Throws<ArgumentException>(() => DrawdownEpisode.Of([start, 1.0]));

        Assert.Contains("above 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ManyPaths_AgreesWithANaiveSearch()
    {
        for (uint seed = 1; seed <= 200; seed++)
        {
            var returns = CheckSeries.Pseudo(seed, 60, 0.0, 0.03);
            var values = new double[61];
            values[0] = 1.0;
            for (var index = 0; index < returns.Length; index++)
            {
                values[index + 1] = values[index] * (1.0 + returns[index]);
            }

            var worst = 0.0;
            var below = 0;
            for (var end = 1; end < values.Length; end++)
            {
                var peak = values.Take(end + 1).Max();
                worst = Math.Max(worst, (peak - values[end]) / peak);
                below += values[end] < peak ? 1 : 0;
            }

            var episodes = DrawdownEpisode.Of(values);
            Assert.Equal(worst, episodes.Max(episode => episode.Depth), 1e-15);
            Assert.Equal(below, episodes.Sum(episode => episode.Length - (episode.RecoveryIndex is null ? 0 : 1)));
            Assert.Equal(worst, DrawdownMetrics.Maximum(returns)!.Value, 1e-15);
        }
    }
}
