using Plimsoll.Host.Terminal;

namespace Plimsoll.Tests.Host.Paper;

/// <summary>A paper run whose entries need authorization begins with what is on record.</summary>
public sealed class AuthorizedRunTests : IDisposable
{
    private const string Policy = """
        policy: test
        levels:
          paper-only:
            any-of: [{name: allowed, all-of: [{kind: grant}]}]
          limited:
            caps: {position-share: 5%, day-volume: 10000}
            any-of: [{name: allowed, all-of: [{kind: grant, figures: {level: {at-least: 2}}}]}]
        """;

    private readonly PaperRig rig = new();
    private readonly string limits;
    private readonly string[] place;
    private readonly string[] asked;

    public AuthorizedRunTests()
    {
        limits = rig.Commands.Write("limits", "authorization=paper\nzone=UTC\n");
        var policy = rig.Commands.Write("policy.yaml", Policy);
        place = ["--evidence", rig.Commands.In("evidence"), "--key", rig.Commands.In("key")];
        asked = ["--limits", limits, "--policy", policy, .. place];
        rig.Commands.Run(ExitCode.Ok, "authorize", "key", "--key", rig.Commands.In("key"));
    }

    public void Dispose() => rig.Dispose();

    [Fact]
    public void Run_NothingOnRecord_RefusesEveryEntryWithTheReason()
    {
        rig.Run(ExitCode.Ok, asked);

        var status = rig.Status();
        Assert.Equal(0, status.GetProperty("fills").GetInt64());
        Assert.True(status.GetProperty("refused").GetInt64() > 20);
        var told = status.GetProperty("authorization").GetProperty("strategies")[0];
        Assert.Equal("denied", told.GetProperty("level").GetString());
        Assert.Equal(["1 authorize denied"], rig.Actions());
        Assert.Contains(
            "NotAuthorized", rig.Commands.Run(ExitCode.Ok, "explain", rig.Journal, "block:1"),
            StringComparison.Ordinal);
        rig.AssertReplays();
    }

    [Fact]
    public void Run_GrantedThenRevoked_PassesAndIsRefusedAgain()
    {
        Grant("paper-only");
        rig.Run(ExitCode.Ok, asked);

        var status = rig.Status();
        Assert.True(status.GetProperty("fills").GetInt64() > 20);
        Assert.Equal(
            "paper-only",
            status.GetProperty("authorization").GetProperty("strategies")[0].GetProperty("level").GetString());
        Assert.Equal(["1 authorize paper-only"], rig.Actions());
        Assert.Contains("\"operator\":\"ada\"", rig.Records("operator"), StringComparison.Ordinal);
        Assert.Contains("AuthorizationChange", rig.Records("event"), StringComparison.Ordinal);
        rig.AssertReplays();

        rig.Commands.Run(
            ExitCode.Ok,
            ["authorize", "revoke", "--strategy", "StopHolder", "--operator", "ada", "--reason", "odd", .. place]);
        rig.Run(ExitCode.Ok, asked);
        Assert.Equal(0, rig.Status().GetProperty("fills").GetInt64());
        Assert.Contains("withdrawn (operator): odd", rig.Records("operator"), StringComparison.Ordinal);
        rig.AssertReplays();
    }

    [Fact]
    public void Run_EvidenceDamaged_IsRefusedByName()
    {
        Grant("paper-only");
        var file = Directory.GetFiles(rig.Commands.In("evidence"), "*.journal*").Order().First();
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);

        var refused = rig.Run(ExitCode.Finding, asked);

        Assert.Contains("Paper may not start: authorization: the evidence cannot be read", refused,
            StringComparison.Ordinal);
        Assert.False(Directory.Exists(rig.Journal));
    }

    [Fact]
    public void Run_Breaker_WithdrawsTheEvidenceOnRecord()
    {
        Grant("paper-only");
        File.WriteAllText(limits, "authorization=paper\nzone=UTC\nconsecutive-losses=2\n");

        rig.Run(ExitCode.Ok, asked);

        Assert.Contains("ConsecutiveLosses", rig.Status().GetProperty("breakers").ToString(), StringComparison.Ordinal);
        var status = rig.Commands.Json(ExitCode.Ok, ["authorize", "status", .. place]);
        var withdrawal = status.GetProperty("withdrawals")[0];
        Assert.Equal("breaker", withdrawal.GetProperty("cause").GetString());
        Assert.Equal("StopHolder", withdrawal.GetProperty("strategy").GetString());
        rig.AssertReplays();

        // The next start is denied by what the breaker put on record.
        rig.Run(ExitCode.Ok, asked);
        Assert.Equal(0, rig.Status().GetProperty("fills").GetInt64());
    }

    [Fact]
    public void Run_NoInstrumentAllowed_IsRefusedByName()
    {
        var refused = rig.Run(
            ExitCode.Finding, "--limits", rig.Commands.Write("none", "allow=OTHER.SYNTH\n"));
        Assert.Contains("Paper may not start: allowlist: not on the list of the limits: DEMO.SYNTH", refused,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_Authorized_TellsTheKernelAnewAndCountsOn()
    {
        Grant("paper-only");
        rig.Run(ExitCode.Ok, asked);
        var fills = rig.Status().GetProperty("fills").GetInt64();
        rig.Cut(rig.Image(), 0.5);

        rig.Run(ExitCode.Ok, [.. asked, "--resume"]);

        Assert.Equal(["1 authorize paper-only", "2 authorize paper-only"], rig.Actions());
        Assert.Equal(fills, rig.Status().GetProperty("fills").GetInt64());
        rig.AssertReplays();
    }

    private void Grant(string level) => rig.Commands.Run(
        ExitCode.Ok,
        ["authorize", "grant", "--strategy", rig.Strategy, "--level", level, "--operator", "ada", "--reason",
            "a test", .. place]);
}
