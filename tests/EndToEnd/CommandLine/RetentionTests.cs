using System.Text.Json;

namespace Plimsoll.Tests.EndToEnd.CommandLine;

/// <summary>Old segments of a recorded and projected run move to an archive, by the documented commands.</summary>
[Collection(ProgramCollection.Name)]
public sealed class RetentionTests(PlimsollProgram program, DemoMarket market)
{
    [Fact]
    public void Retain_OfAProjectedRun_MovesProvesAndGoesOn()
    {
        using var folder = Recorded();
        var before = Json(program.Run(folder.Path, "journal", "verify", "j", "--json").Expect(0));
        var whole = Json(program.Run(folder.Path, "replay", "j", "--json").Expect(0));
        var lines = program.Run(folder.Path, "journal", "lines", "j").Expect(0).Output;
        var names = Directory.GetFiles(folder.File("j"));

        var plan = Json(Retain(folder, "--json").Expect(0));
        Assert.Equal(names, Directory.GetFiles(folder.File("j")));
        var moving = plan.GetProperty("segments").EnumerateArray()
            .Count(static one => one.GetProperty("stays").GetArrayLength() == 0);
        Assert.InRange(moving, 2, plan.GetProperty("segments").GetArrayLength() - 3);
        Assert.Contains("stays: the newest", Retain(folder).Expect(0).Output, StringComparison.Ordinal);
        var done = Json(Apply(folder, "--json").Expect(0)).GetProperty("done");
        Assert.Equal(moving, done.GetProperty("removed").GetInt32());
        Assert.False(File.Exists(folder.File("j/00000001.journal")));

        var text = program.Run(folder.Path, "journal", "verify", "j").Expect(0).Output;
        Assert.Contains("begins at record ", text, StringComparison.Ordinal);
        Assert.Contains("are archived in " + folder.File("a"), text, StringComparison.Ordinal);
        var anchor = before.GetProperty("head").GetString()!;
        var joined = Json(program.Run(
            folder.Path, "journal", "verify", "j", "--archive", "a", "--anchor", anchor, "--json").Expect(0));
        Assert.True(joined.GetProperty("isSound").GetBoolean());
        Assert.True(joined.GetProperty("records").GetInt64() > before.GetProperty("records").GetInt64());

        var replayed = Json(program.Run(folder.Path, "replay", "j", "--archive", "a", "--json").Expect(0));
        Assert.True(replayed.GetProperty("isIdentical").GetBoolean());
        Assert.Equal(Text(whole, "stateHash"), Text(replayed, "stateHash"));
        Assert.Equal(whole.GetProperty("events").GetInt64(), replayed.GetProperty("events").GetInt64());
        var rest = Json(program.Run(folder.Path, "replay", "j", "--json").Expect(0));
        Assert.Equal(Text(whole, "stateHash"), Text(rest, "stateHash"));
        Assert.EndsWith(".state", Text(rest, "fromState"), StringComparison.Ordinal);
        Assert.Equal(lines, program.Run(folder.Path, "journal", "lines", "j", "--archive", "a").Expect(0).Output);
        program.Run(folder.Path, "ledger", "show", "j", "--archive", "a").Expect(0);
        program.Run(folder.Path, "journal", "lines", "j").ExpectOneError(2, "add --archive DIR", "a");
        Assert.Contains(
            "note: the journal begins at record", program.Run(folder.Path, "journal", "stats", "j").Expect(0).Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Retain_TheDatabase_IsHeldAgainstBothAndGoesOn()
    {
        using var folder = Recorded();
        Apply(folder).Expect(0);
        program.Run(folder.Path, "project", "j").ExpectOneError(2, "add --archive DIR");
        program.Run(folder.Path, "project", "j", "--rebuild").ExpectOneError(2, "add --archive DIR");
        var part = Json(program.Run(folder.Path, "audit", "verify", "j", "--json").Expect(0));
        Assert.Equal(0, part.GetProperty("auditRows").GetInt64());
        Assert.True(part.GetProperty("rowsNotCompared").GetInt64() > 20);
        program.Run(folder.Path, "project", "j", "--archive", "a").Expect(0);
        var all = Json(program.Run(folder.Path, "audit", "verify", "j", "--archive", "a", "--json").Expect(0));
        Assert.True(all.GetProperty("isSound").GetBoolean());
        Assert.True(all.GetProperty("auditRows").GetInt64() > 20);
        Assert.Equal(0, all.GetProperty("rowsNotCompared").GetInt64());
        var acted = program.Run(folder.Path, "audit", "query", "--database", "sqlite:j.db", "--operator", "anna");
        Assert.Contains("a quarter is over", acted.Expect(0).Output, StringComparison.Ordinal);
        program.Run(folder.Path, "project", "j", "--archive", "a", "--rebuild").Expect(0);
        program.Run(folder.Path, "audit", "verify", "j", "--archive", "a").Expect(0);
    }

    [Fact]
    public void Resume_OfATrimmedJournal_RepeatsTheRun()
    {
        using var folder = Recorded();
        Apply(folder).Expect(0);
        Backtest(folder, "again", "--resume").Expect(0);
        Assert.Equal(
            File.ReadAllText(folder.File("result/result.json")), File.ReadAllText(folder.File("again/result.json")));
        var compared = Backtest(folder, "third", "--resume", "--archive", "a").Expect(0);
        Assert.DoesNotContain("not compared", compared.Error, StringComparison.Ordinal);
        program.Run(folder.Path, "journal", "verify", "j", "--archive", "a").Expect(0);
        program.Run(folder.Path, "replay", "j", "--archive", "a").Expect(0);
    }

    [Fact]
    public void Retain_WrongCommandLine_SaysSo()
    {
        using var folder = Recorded();
        Retain(folder, "--apply").ExpectOneError(2, "--operator");
        Retain(folder, "--apply", "--operator", "anna").ExpectOneError(2, "--reason");
        Retain(folder, "--operator", "anna").ExpectOneError(2, "--apply");
        Retain(folder, "--as-of", "2200-01-01").ExpectOneError(2, "--as-of", "that is over");
        Retain(folder, "--without-projection").ExpectOneError(2, "--without-projection", "j.db");
        Retain(folder, "--database", "sqlite:absent.db").ExpectOneError(2, "sqlite:absent.db");
        program.Run(folder.Path, "audit", "retain", "j", "--older-than", "90", "--archive", "a")
            .ExpectOneError(2, "--older-than", "90d");
        File.Delete(folder.File("j.db"));
        Retain(folder).ExpectOneError(2, "no database is named", "--without-projection");
        Retain(folder, "--without-projection").Expect(0);
        program.Run(
            folder.Path, "audit", "retain", "j", "--older-than", "90d", "--archive", "j", "--without-projection",
            "--apply", "--operator", "a", "--reason", "b").ExpectOneError(2, "cannot be the folder of the journal");
        program.Run(folder.Path, "journal", "verify", "j", "--archive", "absent").ExpectOneError(2, "absent");
    }

    private static JsonElement Json(ProcessOutcome outcome) => JsonDocument.Parse(outcome.Output).RootElement;

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? "";

    private ProcessOutcome Retain(ScratchFolder folder, params string[] more) => program.Run(
        folder.Path, ["audit", "retain", "j", "--older-than", "90d", "--archive", "a", .. more]);

    private ProcessOutcome Apply(ScratchFolder folder, params string[] more) =>
        Retain(folder, ["--apply", "--operator", "anna", "--reason", "a quarter is over", .. more]);

    private ProcessOutcome Backtest(ScratchFolder folder, string result, params string[] more) => program.Run(
        folder.Path,
        [
            "backtest", "--strategy", "SmaCross", "--instrument", "DEMO.SYNTH", "--period", "15m", "--catalog",
            market.Catalog, "--no-sensitivity", "--journal", "j", "--segment-bytes", "300000", "--state-interval",
            "5000", "--out", result, .. more,
        ]);

    private ScratchFolder Recorded()
    {
        var folder = new ScratchFolder();
        Backtest(folder, "result").Expect(0);
        program.Run(folder.Path, "project", "j").Expect(0);
        return folder;
    }
}
