namespace Plimsoll.Research.Charts;

/// <summary>Paths of lines and areas over time, thinned to what a screen shows.</summary>
internal static class LinePaths
{
    /// <summary>Stretches into which a long series is cut; two points of each are drawn.</summary>
    public const int BucketCount = 500;

    /// <summary>The line through a series.</summary>
    public static PathText Line(LineSeries series, TimeScale time, NumberScale scale)
    {
        PathText path = new();
        foreach (var i in Thinning.MinMax(series.Values.Count, index => series.Values[index], BucketCount))
        {
            var x = time.Position(series.TimesNs[i]);
            var y = scale.Position(series.Values[i]);
            _ = path.IsEmpty ? path.Move(x, y) : path.Line(x, y);
        }

        return path;
    }

    /// <summary>The area between a series and a level.</summary>
    public static PathText Area(LineSeries series, TimeScale time, NumberScale scale, double level)
    {
        PathText path = new();
        var kept = Thinning.MinMax(series.Values.Count, index => series.Values[index], BucketCount);
        if (kept.Count == 0)
        {
            return path;
        }

        path.Move(time.Position(series.TimesNs[kept[0]]), scale.Position(level));
        foreach (var i in kept)
        {
            path.Line(time.Position(series.TimesNs[i]), scale.Position(series.Values[i]));
        }

        return path.Line(time.Position(series.TimesNs[kept[^1]]), scale.Position(level)).Close();
    }

    /// <summary>The band between two series of the same times.</summary>
    public static PathText Band(LineSeries low, IReadOnlyList<double> high, TimeScale time, NumberScale scale)
    {
        PathText path = new();
        var kept = Thinning.MinMax(low.Values.Count, index => high[index] - low.Values[index], BucketCount);
        foreach (var i in kept)
        {
            var x = time.Position(low.TimesNs[i]);
            _ = path.IsEmpty ? path.Move(x, scale.Position(high[i])) : path.Line(x, scale.Position(high[i]));
        }

        for (var i = kept.Count - 1; i >= 0; i--)
        {
            path.Line(time.Position(low.TimesNs[kept[i]]), scale.Position(low.Values[kept[i]]));
        }

        return kept.Count == 0 ? path : path.Close();
    }
}
