using Plimsoll.Research.Reports;

namespace Plimsoll.Research.Campaigns;

/// <summary>The table of runs: one row each, one column a figure.</summary>
internal static class CampaignTable
{
    public static ResultFile Render(CampaignReport report)
    {
        string[] heads =
        [
            "run", "seed", "market", "from", "to", "failure",
            .. report.Figures.Select(static figure => figure.Metric.Name),
        ];
        var table = new CsvBuilder(heads);
        foreach (var run in report.Runs)
        {
            table.Add(run.Number)
                .Add(run.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture))
                .Add(run.Market)
                .AddTime(run.FromNs)
                .AddTime(run.ToNs)
                .Add(run.Failure ?? "");
            foreach (var figure in report.Figures)
            {
                table.Add(figure.Values[run.Number - 1] ?? double.NaN);
            }

            table.EndRow();
        }

        return table.ToFile(CampaignFiles.Runs);
    }
}
