using Plimsoll.Host.Terminal;

namespace Plimsoll.Tests.Host.Paper;

/// <summary>
/// A run that was cut off goes on where its journal ends: one journal, and in it what an unbroken run would have done.
/// </summary>
public sealed class ResumeTests : IDisposable
{
    private static readonly string[] Limits =
        ["positions=2", "entries-per-day=20", "daily-loss=50000", "zone=UTC"];

    private readonly PaperRig rig = new();
    private readonly string limits;

    public ResumeTests() => limits = rig.Commands.Write("limits", string.Join('\n', Limits));

    public void Dispose() => rig.Dispose();

    [Fact]
    public void Resume_CutAnywhere_EndsAsTheUnbrokenRun()
    {
        rig.Run(ExitCode.Ok, "--limits", limits);
        var image = rig.Image();
        string[] kinds = ["command", "decision", "account", "event"];
        var expected = kinds.Select(kind => rig.Records(kind)).ToArray();
        var last = rig.Status();
        Assert.True(last.GetProperty("isFlat").GetBoolean());
        Assert.True(last.GetProperty("fills").GetInt64() > 20);

        // In the header, in the first hour, while a position with its stop is held, at the last events.
        foreach (var share in (double[])[0.002, 0.1, 0.43, 0.77, 0.985])
        {
            rig.Cut(image, share);
            rig.Run(ExitCode.Ok, "--limits", limits, "--resume");

            for (var i = 0; i < kinds.Length; i++)
            {
                Assert.Equal(expected[i], rig.Records(kinds[i]));
            }

            var now = rig.Status();
            Assert.Equal("ended", now.GetProperty("state").GetString());
            foreach (var name in (string[])["equity", "cash", "fills", "orders", "trades", "limits", "isFlat"])
            {
                Assert.Equal(last.GetProperty(name).ToString(), now.GetProperty(name).ToString());
            }

            rig.AssertReplays();
        }

        Assert.False(Directory.Exists(rig.Journal + "-0001"));
    }

    [Fact]
    public void Resume_LatchedBeforeTheCut_IsLatchedAfterIt()
    {
        // One of two strategies is latched; what the other one sends brings the journal to disk all along.
        rig.Strategies = $"{rig.Strategy},{rig.Strategy}";
        Directory.CreateDirectory(rig.Commands.In("run"));
        Kill("stop");
        rig.Run(ExitCode.Ok, "--limits", limits);
        Assert.Equal(["1 kill stop"], rig.Actions());
        var fills = rig.Status().GetProperty("fills").GetInt64();
        var image = rig.Image();
        rig.Cut(image, 0.5);

        rig.Run(ExitCode.Ok, "--limits", limits, "--resume");

        // The kernel is latched by its own journal: the file has nothing to add.
        Assert.Equal(["1 kill stop"], rig.Actions());
        Assert.Equal(fills, rig.Status().GetProperty("fills").GetInt64());
        Assert.Contains(
            "StopHolder-2: StopEntries", rig.Status().GetProperty("latch").GetProperty("kernel").ToString(),
            StringComparison.Ordinal);
        rig.AssertReplays();

        // Where the file says more than the journal, the run takes it as its next action.
        rig.Cut(image, 0.5);
        Kill("flatten");
        rig.Run(ExitCode.Ok, "--limits", limits, "--resume");
        Assert.Equal(["1 kill stop", "2 kill flatten"], rig.Actions());
        rig.AssertReplays();
    }

    [Fact]
    public void Resume_WhatCannotGoOn_IsRefusedByName()
    {
        rig.Run(ExitCode.Ok, "--limits", limits);
        Assert.Contains(
            "came to its end", rig.Run(ExitCode.Finding, "--limits", limits, "--resume"), StringComparison.Ordinal);
        var image = rig.Image();
        rig.Cut(image, 0.5);
        Assert.Contains(
            "journal of another run", rig.Run(ExitCode.Finding, "--resume"), StringComparison.Ordinal);

        // Other data under the same name: told at the first bar that differs, and nothing is brought to rest by force.
        Directory.Delete(rig.Commands.In("data"), recursive: true);
        rig.Commands.Run(
            ExitCode.Ok, "data", "synth", "--instrument", "DEMO.SYNTH", "--to", "2024-01-02", "--seed", "99",
            "--catalog", rig.Commands.In("data"));
        var refused = rig.Run(ExitCode.Finding, "--limits", limits, "--resume");
        Assert.Contains("the run cannot go on", refused, StringComparison.Ordinal);
        Assert.Contains("does not repeat what is recorded", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("emergency", refused, StringComparison.Ordinal);
        Assert.False(File.Exists(rig.Commands.In("run/kill.latch")));
    }

    [Fact]
    public void Resume_NothingThere_BeginsANewRun()
    {
        rig.Run(ExitCode.Ok, "--resume");
        Assert.True(rig.Status().GetProperty("fills").GetInt64() > 20);
        rig.AssertReplays();
    }

    private void Kill(string level) => rig.Commands.Run(
        ExitCode.Ok, "kill", "--run-folder", rig.Commands.In("run"), "--strategy", "StopHolder-2", "--level", level,
        "--reason", "a test");
}
