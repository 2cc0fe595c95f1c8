using System.Text.Json;

namespace Plimsoll.Tests.EndToEnd.CommandLine;

[Collection(ProgramCollection.Name)]
public sealed class SingleFileTests(PlimsollProgram program, DemoMarket market)
{
    [Fact]
    public void DotnetRun_Sample_IsAProgramOfItsOwn()
    {
        using var folder = new ScratchFolder();
        string[] words =
        [
            "run", Path.Combine(program.Root, "samples", "SmaCross.cs"), "--", "backtest", "--set", "Fast=10",
                "--instrument",
            "DEMO.SYNTH", "--period", "1h", "--catalog", market.Catalog, "--out", folder.File("result"),
        ];
        var settings = new ProcessSettings { WorkingFolder = folder.Path, TimeMax = TimeSpan.FromMinutes(15) };

        PlimsollProgram.Start("dotnet", words, settings).Expect(0);

        var result = JsonDocument.Parse(File.ReadAllText(folder.File("result/result.json"))).RootElement;
        Assert.True(result.GetProperty("fills").GetInt64() > 0);
        program.Run(
            folder.Path, "backtest", "--strategy", Path.Combine(program.Root, "samples", "SmaCross.cs"), "--set",
                "Fast=10",
            "--instrument", "DEMO.SYNTH", "--period", "1h", "--catalog", market.Catalog, "--out", "other").Expect(0);
        Assert.Equal(
            JsonDocument.Parse(File.ReadAllText(folder.File("other/result.json"))).RootElement.GetProperty(
                "hashes").ToString(),
            result.GetProperty("hashes").ToString());
    }
}
