using System.Text.Json;

namespace Plimsoll.Tests.EndToEnd.CommandLine;

[Collection(ProgramCollection.Name)]
public sealed class CampaignTests(PlimsollProgram program)
{
    private static readonly string[] Common = ["campaign", "SmaCross", "--days", "5", "--fees", "bps:10"];

    [Fact]
    public void Campaign_TwiceOnOtherCores_GivesTheSameBytes()
    {
        using var folder = new ScratchFolder();
        var settings = new ProcessSettings { WorkingFolder = folder.Path };

        Run(settings, "--runs", "4", "--parallel", "1", "--out", "one").Expect(0);
        Run(settings, "--runs", "4", "--parallel", "3", "--out", "two").Expect(0);

        foreach (var file in new[] { "campaign.html", "campaign_report.json", "runs.csv" })
        {
            Assert.Equal(
                File.ReadAllText(folder.File("one/campaign_SmaCross/" + file)),
                File.ReadAllText(folder.File("two/campaign_SmaCross/" + file)));
        }
    }

    [Fact]
    public void Json_IsTheReport_AndItsCommandsMakeItsRuns()
    {
        using var folder = new ScratchFolder();
        var settings = new ProcessSettings { WorkingFolder = folder.Path };
        var outcome = Run(settings, "--runs", "3", "--seed", "7", "--json").Expect(0);
        var whole = JsonDocument.Parse(outcome.Output).RootElement;
        var second = whole.GetProperty("results")[1];
        Assert.Equal("8", second.GetProperty("seed").GetString());

        var words = second.GetProperty("reproduce").GetString()!.Split(' ');
        var alone = program.Run(settings, [.. words[1..], "--json"]).Expect(0);

        var repeated = JsonDocument.Parse(alone.Output).RootElement.GetProperty("results")[0];
        Assert.Equal(
            second.GetProperty("figures").GetRawText(), repeated.GetProperty("figures").GetRawText());
        Assert.Equal(second.GetProperty("dataHash").GetString(), repeated.GetProperty("dataHash").GetString());
    }

    [Fact]
    public void Require_DoesNotHold_ExitsWithTwoAndWritesTheFiles()
    {
        using var folder = new ScratchFolder();
        var settings = new ProcessSettings { WorkingFolder = folder.Path };

        var outcome = Run(settings, "--runs", "2", "--require", "total_return>100").Expect(2);

        Assert.Contains("DOES NOT HOLD: mean(total_return)>100", outcome.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File("artifacts/campaign_SmaCross/campaign_report.json")));
    }

    [Theory]
    [InlineData("--runs", "0", "bad --runs: '0': write a whole number from 1 to 10000")]
    [InlineData("--runs", "-3", "bad --runs")]
    [InlineData("--runs", "ten", "bad --runs")]
    [InlineData("--require", "luck", "bad --require: 'luck'")]
    [InlineData("--require", "luck>0", "there is no figure 'luck'")]
    [InlineData("--from", "2024-01-01", "a made market has its own length")]
    [InlineData("--name", "../up", "use letters, digits")]
    public void Campaign_BadValue_IsRefusedInOneLine(string option, string value, string message)
    {
        using var folder = new ScratchFolder();

        var outcome = Run(new ProcessSettings { WorkingFolder = folder.Path }, option, value).Expect(2);

        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.False(Directory.Exists(folder.File("artifacts")));
    }

    private ProcessOutcome Run(ProcessSettings settings, params string[] arguments) =>
        program.Run(settings, [.. Common, .. arguments]);
}
