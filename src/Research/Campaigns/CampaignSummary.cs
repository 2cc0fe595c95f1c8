namespace Plimsoll.Research.Campaigns;

/// <summary>
/// Least, mean and greatest value of the four figures by which campaigns are compared at a glance. A run that lacks one
/// counts as 0 here, so that the number of runs is the same for all four; the distributions leave it out.
/// </summary>
/// <param name="Name">Name of the figure in the summary.</param>
/// <param name="Min">The least value.</param>
/// <param name="Mean">The mean, summed in the order of the runs.</param>
/// <param name="Max">The greatest value.</param>
public sealed record CampaignSummary(string Name, double Min, double Mean, double Max)
{
    /// <summary>The four names, sorted, and the figure that each is.</summary>
    public static IReadOnlyList<(string Name, string Metric)> Four { get; } =
    [
        ("max_drawdown", "maxDrawdown"),
        ("n_trades", "trades"),
        ("sharpe_ratio", "sharpe"),
        ("total_pnl", "netProfit"),
    ];

    /// <summary>Sums up values, one a run.</summary>
    /// <param name="name">Name of the figure.</param>
    /// <param name="values">At least one; null counts as 0.</param>
    public static CampaignSummary Of(string name, IReadOnlyList<double?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfZero(values.Count);
        double[] known = [.. values.Select(static value => value ?? 0)];
        return new CampaignSummary(name, known.Min(), known.Sum() / known.Length, known.Max());
    }

    /// <summary>The four figures of runs.</summary>
    public static IReadOnlyList<CampaignSummary> Of(IReadOnlyList<CampaignRun> runs) =>
        [.. Four.Select(one => Of(one.Name, [.. runs.Select(run => run.ValueOf(one.Metric))]))];
}
