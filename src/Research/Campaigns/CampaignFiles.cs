using Plimsoll.Research.Reports;

namespace Plimsoll.Research.Campaigns;

/// <summary>
/// Renders and writes the files of a campaign. The same report gives the same bytes, on every machine.
/// </summary>
public static class CampaignFiles
{
    /// <summary>Name of the file for programs.</summary>
    public const string Report = "campaign_report.json";

    /// <summary>Name of the summary for people.</summary>
    public const string Page = "campaign.html";

    /// <summary>Name of the table of runs.</summary>
    public const string Runs = "runs.csv";

    private static readonly string[] Names = [Page, Report, Runs];

    /// <summary>All three files, sorted by name.</summary>
    public static IReadOnlyList<ResultFile> Render(CampaignReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var table = CampaignTable.Render(report);
        var page = CampaignPage.Render(report);
        return [page, CampaignJson.Render(report, [page, table]), table];
    }

    /// <summary>
    /// Writes them into a folder, all or none. A campaign that is already there is replaced; a folder that holds
    /// anything else is refused.
    /// </summary>
    /// <exception cref="ResultWriteException">They could not be written; the folder is as it was.</exception>
    public static void Write(string directory, CampaignReport report) =>
        new ResultFolder().Write(directory, Render(report), Names);
}
