using Plimsoll.Research.Results;

namespace Plimsoll.Research.Campaigns;

/// <summary>One figure over all runs.</summary>
/// <param name="Metric">Name, title, group and unit; its value is without meaning here.</param>
/// <param name="Values">Its value in each run, in their order; null where it is not defined.</param>
/// <param name="Distribution">How they lie.</param>
public sealed record CampaignFigure(ResultMetric Metric, IReadOnlyList<double?> Values, Distribution Distribution)
{
    /// <summary>All figures that any of the runs has, in the order in which they first occur.</summary>
    public static IReadOnlyList<CampaignFigure> Of(IReadOnlyList<CampaignRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var metrics = new List<ResultMetric>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var metric in runs.SelectMany(static run => run.Metrics))
        {
            if (names.Add(metric.Name))
            {
                metrics.Add(metric);
            }
        }

        return [.. metrics.Select(metric => Of(metric, runs))];
    }

    private static CampaignFigure Of(ResultMetric metric, IReadOnlyList<CampaignRun> runs)
    {
        double?[] values = [.. runs.Select(run => run.ValueOf(metric.Name))];
        return new CampaignFigure(metric, values, Distribution.Of(values));
    }
}
