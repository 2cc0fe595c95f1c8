using System.Globalization;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Tests.Host.Commands;

/// <summary>Where the venue's smallest size costs more than a stage of the ladder allows.</summary>
public sealed class LadderMinimumTests : IDisposable
{
    private readonly CommandRig rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public void Ladder_OneLotAboveTheStage_TradesOneLotAndSaysSo()
    {
        // A lot of this instrument costs about 100, the first stages allow 1 and 10.
        rig.Run(
            ExitCode.Ok, "data", "synth", "--instrument", "DEMO.SYNTH", "--to", "2024-02-01", "--lot", "1",
            "--volatility", "1", "--catalog", rig.In("data"));
        var strategy = rig.Write("InAndOut.cs", LadderSample.Strategy);

        // At the stage of 100 the lot costs now a little less and now a little more, which is what its error rate says.
        var text = rig.Run(
            ExitCode.Finding, "ladder", "run", "--strategy", strategy, "--instrument", "DEMO.SYNTH", "--period", "15m",
            "--catalog", rig.In("data"), "--policy", rig.Write("policy.yaml", LadderSample.Policy), "--cash", "10000",
            "--rehearsal", "--out", rig.In("ladder"));

        Assert.Contains(
            "stage 1: 1 is less than one lot costs: every entry is one lot instead", text, StringComparison.Ordinal);
        Assert.Contains("stage 2 (10): passed: every criterion holds", text, StringComparison.Ordinal);
        Assert.Contains(
            "stage 10: 10 is less than one lot costs: every entry is one lot instead", text, StringComparison.Ordinal);
        // The stage has trades all the same, so that its criteria can be judged.
        var report = File.ReadAllLines(rig.In("ladder/stage-1.txt"));
        var trades = Assert.Single(report, static line => line.Contains("]  trades", StringComparison.Ordinal));
        Assert.StartsWith("[x]", trades.TrimStart(), StringComparison.Ordinal);
        Assert.Contains(trades.Split(' ', StringSplitOptions.RemoveEmptyEntries), static word => int.TryParse(
            word.TrimEnd(','), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 20);
    }
}
