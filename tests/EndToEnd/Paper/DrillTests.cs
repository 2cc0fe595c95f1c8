using System.Text.Json;

namespace Plimsoll.Tests.EndToEnd.Paper;

[Collection(ProgramCollection.Name)]
public sealed class DrillTests(PlimsollProgram program)
{
    [Fact]
    public void Drill_ThreeStrategiesOneHangingOneThrowing_EndsFlatAndStaysLatched()
    {
        using var folder = new ScratchFolder();

        var outcome = program.Run(folder.Path, "paper", "drill", "--run-folder", "drill").Expect(0);

        Assert.Contains("the drill went well", outcome.Output, StringComparison.Ordinal);
        var report = JsonDocument.Parse(File.ReadAllBytes(folder.File("drill/drill.json"))).RootElement;
        Assert.True(report.GetProperty("isGood").GetBoolean());
        var steps = report.GetProperty("steps").EnumerateArray().ToArray();
        Assert.All(steps, static step => Assert.True(step.GetProperty("isGood").GetBoolean()));
        var flat = Assert.Single(steps, static step => step.GetProperty("what").GetString() == "flat, seen twice");
        Assert.InRange(flat.GetProperty("seconds").GetDouble(), 0.1, 60);
        // Three lives of the run, three journals, each of them sound.
        foreach (var journal in (string[])["journal-0001", "journal-0002", "journal"])
        {
            program.Run(folder.Path, "journal", "verify", "drill/" + journal).ExpectSoundOrTorn();
        }

        program.Run(folder.Path, "paper", "drill", "--run-folder", "drill").ExpectOneError(2, "new folder");
    }
}
