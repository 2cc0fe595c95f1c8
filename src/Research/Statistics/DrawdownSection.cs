namespace Plimsoll.Research.Statistics;

/// <summary>Drawdown figures of a report.</summary>
internal static class DrawdownSection
{
    private const double NanosecondsPerDay = 86_400e9;

    /// <summary>Writes the section; needs the growth figure of the return section.</summary>
    public static void Write(MetricSheet sheet, PerformanceInput input, EquityPath path)
    {
        var episodes = DrawdownEpisode.Of(path.Values);
        var hasSamples = path.Samples > 0;
        var deepest = Deepest(episodes);
        double? daily = hasSamples ? deepest?.Depth ?? 0.0 : null;
        var maximum = input.MaximumDrawdownFraction ?? daily;
        sheet.Write("maxDrawdown", maximum);
        sheet.Write("maxDrawdownDaily", daily);
        sheet.Write("maxDrawdownDurationDays", input.MaximumDrawdownDurationNs / NanosecondsPerDay);
        sheet.Write("maxDrawdownLength", deepest?.Length);
        sheet.Write("maxDrawdownRecovery", deepest?.RecoveryIndex - deepest?.TroughIndex);
        sheet.Write("drawdowns", hasSamples ? episodes.Count : null);
        sheet.Write("averageDrawdown", AverageDepth(episodes));
        sheet.Write("longestDrawdownLength", LongestLength(episodes));
        sheet.Write("underwaterShare", hasSamples ? UnderwaterSamples(episodes) / (double)path.Samples : null);
        sheet.Write("ulcerIndex", hasSamples ? Ulcer(path.Values, path.Samples) : null);
        sheet.Write("calmar", Ratio(sheet.Read("cagr"), maximum));
        sheet.Write("recoveryFactor", Ratio(sheet.Read("totalReturn"), maximum));
    }

    private static double? Ratio(double? value, double? drawdown) =>
        drawdown is null or 0.0 ? null : value / drawdown;

    private static DrawdownEpisode? Deepest(IReadOnlyList<DrawdownEpisode> episodes)
    {
        DrawdownEpisode? deepest = null;
        foreach (var episode in episodes)
        {
            deepest = deepest is null || episode.Depth > deepest.Value.Depth ? episode : deepest;
        }

        return deepest;
    }

    private static double? AverageDepth(IReadOnlyList<DrawdownEpisode> episodes)
    {
        var sum = 0.0;
        foreach (var episode in episodes)
        {
            sum += episode.Depth;
        }

        return episodes.Count == 0 ? null : sum / episodes.Count;
    }

    private static double? LongestLength(IReadOnlyList<DrawdownEpisode> episodes)
    {
        var longest = 0;
        foreach (var episode in episodes)
        {
            longest = Math.Max(longest, episode.Length);
        }

        return episodes.Count == 0 ? null : longest;
    }

    private static int UnderwaterSamples(IReadOnlyList<DrawdownEpisode> episodes)
    {
        var samples = 0;
        foreach (var episode in episodes)
        {
            samples += episode.Length - (episode.RecoveryIndex is null ? 0 : 1);
        }

        return samples;
    }

    private static double Ulcer(double[] values, int samples)
    {
        var peak = values[0];
        var squares = 0.0;
        for (var index = 1; index < values.Length; index++)
        {
            peak = Math.Max(peak, values[index]);
            var depth = (peak - values[index]) / peak;
            squares += depth * depth;
        }

        return Math.Sqrt(squares / samples);
    }
}
