using System.Text.Json;
using Plimsoll.Research.Campaigns;

namespace Plimsoll.Tests.Research.Campaigns;

/// <summary>
/// The original's summaries: least, mean and greatest value of four figures, a missing one counting as 0. Not followed:
/// it has no seed, no threshold, no distribution and no configuration, which are added beside it.
/// </summary>
public sealed class CampaignOracleTests
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Of_RunsOfTheOriginal_GivesItsSummary()
    {
        var path = ReferenceData.Require("systems/oracles/market-maker/campaign.json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var compared = 0;
        foreach (var one in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var runs = one.GetProperty("in").EnumerateArray().ToList();
            var expected = one.GetProperty("out");
            Assert.Equal(expected.GetProperty("runs").GetInt32(), runs.Count);
            foreach (var figure in expected.GetProperty("summary").EnumerateObject())
            {
                Assert.Contains(CampaignSummary.Four, four => four.Name == figure.Name);
                var summary = CampaignSummary.Of(figure.Name, [.. runs.Select(run => ValueOf(run, figure.Name))]);

                RequireNear(figure.Value, "min", summary.Min);
                RequireNear(figure.Value, "mean", summary.Mean);
                RequireNear(figure.Value, "max", summary.Max);
                compared += 3;
            }
        }

        Assert.Equal(36, compared);
    }

    private static double? ValueOf(JsonElement run, string figure) =>
        run.TryGetProperty(figure, out var value) ? value.GetDouble() : null;

    private static void RequireNear(JsonElement expected, string name, double actual)
    {
        var value = expected.GetProperty(name).GetDouble();
        Assert.InRange(actual, value - (Tolerance * Math.Abs(value)), value + (Tolerance * Math.Abs(value)));
    }
}
