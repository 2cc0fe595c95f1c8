using System.Text.Json;

namespace Plimsoll.Tests.EndToEnd.Paper;

/// <summary>A journal whose disk fills up: nothing new is entered, cancels go out, somebody is told.</summary>
[Collection(ProgramCollection.Name)]
public sealed class FullDiskTests(PlimsollProgram program)
{
    [Fact]
    public void Run_DiskFull_EntersNothingNewAndSaysSo()
    {
        using var folder = new ScratchFolder();
        var settings = new ProcessSettings { WorkingFolder = folder.Path };
        Directory.CreateDirectory(folder.File("small"));
        const string Mount = "mount -t tmpfs -o size=9000k tmpfs small";
        if (PlimsollProgram.Start("unshare", ["-rm", "bash", "-c", Mount], settings).ExitCode != 0)
        {
            Assert.Skip("this system lets nobody mount a small disk");
        }

        folder.Write("script", """
            mount -t tmpfs -o size=9000k tmpfs small && cd small
            code=0
            plimsoll paper run --strategy MarketMaker --world calm --minutes 300 --pace fast --run-folder run \
                --json 2>../error >../outcome || code=$?
            plimsoll journal verify run/journal >../verified || true
            plimsoll journal cat run/journal --kind event >../events || true
            echo "code $code"
            """);

        var outcome = program.Bash(settings, "unshare -rm bash ./script").Expect(0);

        Assert.Contains("code 6", outcome.Output, StringComparison.Ordinal);
        var error = File.ReadAllText(folder.File("error"));
        Assert.Contains("alert: journal: the journal is", error, StringComparison.Ordinal);
        Assert.Contains("no new risk; cancels and exits go on", error, StringComparison.Ordinal);
        Assert.Contains("LatchEngaged", error, StringComparison.Ordinal);
        // The kernel was told as an event, while there was room for it.
        Assert.Contains("HealthChange", File.ReadAllText(folder.File("events")), StringComparison.Ordinal);
        using var told = JsonDocument.Parse(File.ReadAllText(folder.File("outcome")));
        Assert.Equal(6, told.RootElement.GetProperty("exitCode").GetInt64());
        using var status = JsonDocument.Parse(told.RootElement.GetProperty("status").GetString()!);
        Assert.True(status.RootElement.GetProperty("refused").GetInt64() > 0);
        Assert.True(status.RootElement.GetProperty("latch").GetProperty("isEngaged").GetBoolean());
    }
}
