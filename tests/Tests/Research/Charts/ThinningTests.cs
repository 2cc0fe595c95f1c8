using Plimsoll.Research.Charts;
using Plimsoll.Research.Markup;

namespace Plimsoll.Tests.Research.Charts;

public sealed class ThinningTests
{
    [Fact]
    public void MinMax_FewPoints_KeepsThemAll()
    {
        Assert.Equal([0, 1, 2, 3], Thinning.MinMax(4, index => index, 2));
    }

    [Fact]
    public void MinMax_ManyPoints_KeepsEndsAndEveryExtreme()
    {
        Random random = new(11);
        double[] values = [.. Enumerable.Range(0, 10_000).Select(_ => random.NextDouble())];
        values[4321] = 99;
        values[8765] = -99;
        var kept = Thinning.MinMax(values.Length, index => values[index], 100);
        Assert.InRange(kept.Count, 150, 202);
        Assert.Equal(kept.Order(), kept);
        Assert.Equal(kept.Distinct().Count(), kept.Count);
        Assert.Equal(0, kept[0]);
        Assert.Equal(9999, kept[^1]);
        Assert.Contains(4321, kept);
        Assert.Contains(8765, kept);
        for (var bucket = 0; bucket < 100; bucket++)
        {
            var part = values[(bucket * 100)..((bucket + 1) * 100)];
            var seen = kept.Where(index => index / 100 == bucket).Select(index => values[index]).ToArray();
            Assert.Equal(part.Max(), seen.Max());
            Assert.Equal(part.Min(), seen.Min());
        }
    }

    [Fact]
    public void MinMax_ValuesThatAreNotFinite_AreLeftOut()
    {
        double[] values = [1, double.NaN, double.PositiveInfinity, 2];
        Assert.Equal([0, 3], Thinning.MinMax(4, index => values[index], 10));
        Assert.Empty(Thinning.MinMax(0, _ => 0, 10));
    }

    [Fact]
    public void Marks_MoreThanTheLimit_AreThinnedDeterministically()
    {
        Random random = new(3);
        ScatterPoint[] points =
            [.. Enumerable.Range(0, 20_000).Select(_ =>
                new ScatterPoint(random.NextDouble(), random.NextDouble(), "mark-win"))];
        MarkupWriter first = new();
        MarkupWriter second = new();
        var drawn = Marks.Write(first, points, 500);
        Assert.InRange(drawn, 200, 500);
        Assert.Equal(drawn, Marks.Write(second, points, 500));
        Assert.Equal(first.ToString(), second.ToString());
        Assert.Equal(3, Marks.Write(new MarkupWriter(), points[..3], 500));
    }

    [Fact]
    public void PathText_Positions_ArePlainNumbersWithYDown()
    {
        Assert.Equal("M0 1000L500 250L1000 0Z",
            new PathText().Move(0, 0).Line(0.5, 0.75).Line(1, 1).Close().ToString());
        Assert.Equal("33.33%", PathText.Percent(1 / 3.0));
        Assert.Equal("0%", PathText.Percent(0));
    }
}
