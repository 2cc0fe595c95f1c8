using System.Text.Json;

namespace Plimsoll.Tests.EndToEnd.Paper;

/// <summary>Grants and withdrawals while a paper run goes on, and a bypass.</summary>
[Collection(ProgramCollection.Name)]
public sealed class AuthorizedRunTests(PlimsollProgram program)
{
    private static readonly string[] Place = ["--evidence", "evidence", "--key", "key"];

    [Fact]
    public void Run_GrantedAndRevokedMeanwhile_RefusesPassesAndRefusesAgainAndReplays()
    {
        using var folder = new ScratchFolder();
        program.Run(folder.Path, "authorize", "key", "--key", "key").Expect(0);
        folder.Write("limits", "authorization=paper\n");
        folder.Write("policy.yaml", """
            policy: test
            levels:
              paper-only:
                any-of: [{name: allowed, all-of: [{kind: grant}]}]
            """);
        using (var run = new PaperProcess(
            program, folder, [.. PaperProcess.Trader(), "--limits", "limits", "--policy", "policy.yaml", .. Place]))
        {
            // Denied: entries are refused, with the reason.
            var seen = run.AwaitRefusals();
            Assert.Equal(0, seen.GetProperty("fills").GetInt64());
            Assert.Equal("denied", Level(seen));

            // A grant lets them pass.
            Authorize(folder, "grant", "--level", "paper-only");
            seen = run.AwaitExposure();
            Assert.Equal("paper-only", Level(seen));

            // A withdrawal does not, and the exit passes all the same.
            Authorize(folder, "revoke");
            _ = run.Await("it is denied", static status => Level(status) == "denied");
            run.Ask("flatten", "--operator", "ada", "--reason", "after the revocation").Expect(0);
            var flat = run.Await("it is flat", static status => status.GetProperty("isFlat").GetBoolean());
            var refused = flat.GetProperty("refused").GetInt64();
            seen = run.Await("more entries are refused", status =>
                status.GetProperty("refused").GetInt64() > refused + 2);
            Assert.Equal(flat.GetProperty("fills").GetInt64(), seen.GetProperty("fills").GetInt64());

            // A bypass needs name, reason and length, is loud, and lets entries pass.
            program.Run(folder.Path, "authorize", "bypass", "--run-folder", "run", "--for", "10m", "--reason", "b")
                .ExpectOneError(2, "--operator");
            program.Run(
                folder.Path, "authorize", "bypass", "--run-folder", "run", "--for", "2h", "--operator", "ada",
                "--reason", "b").ExpectLine(1, "at most 60m");
            program.Run(
                folder.Path, "authorize", "bypass", "--run-folder", "run", "--for", "20s", "--operator", "ada",
                "--reason", "a drill of the bypass").Expect(0);
            seen = run.Await("an entry passed by it", static status =>
                status.GetProperty("authorization").GetProperty("bypassUses").GetInt64() > 0);
            Assert.Equal("denied", Level(seen));
            seen = run.Await("it has ended by itself", static status =>
                status.GetProperty("authorization").GetProperty("bypassUntil").ValueKind == JsonValueKind.Null);
            run.Signal("TERM");
            Assert.Equal(0, run.AwaitEnd());
            Assert.Contains("alert: bypass: ada: a drill of the bypass", run.Error, StringComparison.Ordinal);
            Assert.Contains("alert: bypass over:", run.Error, StringComparison.Ordinal);
        }

        var replay = JsonDocument.Parse(
            program.Run(folder.Path, "replay", "run/journal", "--json").Expect(0).Output).RootElement;
        Assert.True(replay.GetProperty("isIdentical").GetBoolean());
        var actions = program.Run(
            folder.Path, "journal", "cat", "run/journal", "--kind", "operator").Expect(0).Output;
        foreach (var part in (string[])["\"source\":\"evidence\"", "withdrawn (operator): because",
            "\"action\":\"bypass\"", "\"level\":\"paper-only\""])
        {
            Assert.Contains(part, actions, StringComparison.Ordinal);
        }

        Assert.Contains(
            "NotAuthorized", program.Run(folder.Path, "explain", "run/journal", "block:1").Expect(0).Output,
            StringComparison.Ordinal);
    }

    private void Authorize(ScratchFolder folder, string verb, params string[] more) => program.Run(
        folder.Path,
        ["authorize", verb, "--strategy", verb == "grant" ? "drill:trader" : "DrillTrader", "--operator", "ada",
            "--reason", "because", .. Place, .. more]).Expect(0);

    private static string? Level(JsonElement status) =>
        status.TryGetProperty("authorization", out var authorization)
            && authorization.GetProperty("strategies").GetArrayLength() > 0
            ? authorization.GetProperty("strategies")[0].GetProperty("level").GetString()
            : null;
}
