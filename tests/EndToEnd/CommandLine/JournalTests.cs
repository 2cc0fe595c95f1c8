using System.Text.Json;

namespace Plimsoll.Tests.EndToEnd.CommandLine;

/// <summary>A run is written down, verified, shown, replayed, and every alteration is found.</summary>
[Collection(ProgramCollection.Name)]
public sealed class JournalTests(PlimsollProgram program, DemoMarket market)
{
    [Fact]
    public void Journal_OfABacktest_VerifiesAndReplays()
    {
        using var folder = Recorded();

        var verified = Json(program.Run(folder.Path, "journal", "verify", "j", "--json").Expect(0));
        Assert.True(verified.GetProperty("isSound").GetBoolean());
        Assert.Equal(1, verified.GetProperty("anchorsHeld").GetInt64());

        var replayed = Json(program.Run(folder.Path, "replay", "j", "--json").Expect(0));
        Assert.True(replayed.GetProperty("isIdentical").GetBoolean());
        Assert.True(replayed.GetProperty("isSameCode").GetBoolean());
        Assert.True(replayed.GetProperty("commands").GetInt64() > 10);
        Assert.Equal(
            verified.GetProperty("records").GetInt64(), replayed.GetProperty("lastSequence").GetInt64());

        var stats = Json(program.Run(folder.Path, "journal", "stats", "j", "--json").Expect(0));
        var kinds = stats.GetProperty("kinds").EnumerateArray().ToDictionary(
            static one => one.GetProperty("kind").GetString()!, static one => one.GetProperty("count").GetInt64());
        Assert.Equal(replayed.GetProperty("events").GetInt64(), kinds["InputEvent"]);
        Assert.Equal(replayed.GetProperty("commands").GetInt64(), kinds["OutputCommand"]);

        var shown = program.Run(folder.Path, "journal", "cat", "j", "--kind", "command").Expect(0);
        Assert.Equal(kinds["OutputCommand"], shown.Output.Split('\n').Length - 1);
        Assert.Contains(
            "SubmitOrder order 1 strategy 0 instrument 0 Buy Market", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_AlteredByte_NamesTheRecord()
    {
        using var folder = Recorded();
        var file = folder.File("j/00000001.journal");
        var bytes = File.ReadAllBytes(file);
        var line = program.Run(folder.Path, "journal", "cat", "j", "--kind", "command").Expect(0).Output.Split('\n')[2];
        var parts = line.Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries);
        bytes[int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture) + 60] ^= 1;
        File.WriteAllBytes(file, bytes);

        var outcome = program.Run(folder.Path, "journal", "verify", "j").Expect(1);

        Assert.Contains(
            $"altered: segment 00000001.journal, record {parts[0]}, byte {parts[2]}: its bytes do not give",
            outcome.Output, StringComparison.Ordinal);
        program.Run(folder.Path, "replay", "j").ExpectOneError(4, "00000001.journal, record " + parts[0]);
        program.Run(folder.Path, "journal", "cat", "j").ExpectOneError(4, "record " + parts[0]);
    }

    [Fact]
    public void Verify_EndCutOff_IsFoundByTheAnchorInside_OrOneKeptElsewhere()
    {
        using var folder = Recorded();
        var head = Json(program.Run(folder.Path, "journal", "verify", "j", "--json").Expect(0))
            .GetProperty("head").GetString()!;
        program.Run(folder.Path, "journal", "verify", "j", "--anchor", head).Expect(0);
        program.Run(folder.Path, "journal", "verify", "j", "--anchor", "7:" + head.Split(':')[1]).Expect(1);
        program.Run(folder.Path, "journal", "verify", "j", "--anchor", "seven").ExpectOneError(2, "--anchor", "seven");
        var file = folder.File("j/00000001.journal");
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^72]);

        Assert.Contains(
            "anchor", program.Run(folder.Path, "journal", "verify", "j").Expect(1).Output, StringComparison.Ordinal);
        File.Delete(folder.File("j/anchor"));
        Assert.Contains(
            "torn tail", program.Run(folder.Path, "journal", "verify", "j").Expect(1).Output, StringComparison.Ordinal);
        Assert.Contains(
            head, program.Run(folder.Path, "journal", "verify", "j", "--anchor", head).Expect(1).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_OtherStrategy_ShowsTheFirstDifference()
    {
        using var folder = Recorded();

        var outcome = program.Run(folder.Path, "replay", "j", "--strategy", "RsiReversion");

        // Its parameters have other names, so it cannot even be made.
        outcome.Expect(2);
        Assert.Contains("RsiReversion", outcome.ErrorLines[^1], StringComparison.Ordinal);
        var until = Json(program.Run(folder.Path, "replay", "j", "--until", "50", "--json").Expect(0));
        Assert.Equal(50, until.GetProperty("lastSequence").GetInt64());
    }

    [Fact]
    public void Journal_MissingOrTaken_SaysSo()
    {
        using var folder = Recorded();

        program.Run(folder.Path, "journal", "verify", "nowhere").ExpectOneError(2, "no journal", "nowhere");
        program.Run(folder.Path, "replay", "nowhere").ExpectOneError(2, "no journal", "nowhere");
        Backtest(folder, "j").ExpectOneError(2, "it holds a journal already", "another folder");
        program.Run(folder.Path, "journal", "cat", "j", "--from", "9", "--to", "3").ExpectOneError(2, "--to", "3");
    }

    [Fact]
    public void Replay_FromSnapshot_EndsAsTheWholeReplay_AndAnAlteredStateIsPassedOver()
    {
        using var folder = new ScratchFolder();
        Backtest(folder, "j", "--state-interval", "400").Expect(0);
        var whole = Json(program.Run(folder.Path, "replay", "j", "--json").Expect(0));
        Assert.Equal(2, whole.GetProperty("stateFiles").GetInt32());
        Assert.Equal(JsonValueKind.Null, whole.GetProperty("fromState").ValueKind);

        var tail = Json(program.Run(folder.Path, "replay", "j", "--from-snapshot", "--json").Expect(0));
        var newest = tail.GetProperty("fromState").GetString()!;
        Assert.Equal(whole.GetProperty("stateHash").GetString(), tail.GetProperty("stateHash").GetString());
        Assert.Equal(
            whole.GetProperty("events").GetInt64(),
            tail.GetProperty("fromEvent").GetInt64() + tail.GetProperty("events").GetInt64());

        var verified = Json(program.Run(folder.Path, "journal", "verify", "j", "--json").Expect(0));
        Assert.Equal(2, verified.GetProperty("states").GetArrayLength());
        var file = folder.File("j/" + newest);
        var bytes = File.ReadAllBytes(file);
        bytes[^40] ^= 1;
        File.WriteAllBytes(file, bytes);

        Assert.Contains(
            $"state {newest}: altered", program.Run(folder.Path, "journal", "verify", "j").Expect(1).Output,
            StringComparison.Ordinal);
        var outcome = program.Run(folder.Path, "replay", "j", "--from-snapshot", "--json").Expect(0);
        Assert.Contains($"note: state {newest} is passed over", outcome.ErrorLines[0], StringComparison.Ordinal);
        var before = Json(outcome).GetProperty("fromState").GetString();
        Assert.NotNull(before);
        Assert.NotEqual(newest, before);
        Assert.Equal(whole.GetProperty("stateHash").GetString(), Json(outcome).GetProperty("stateHash").GetString());
    }

    [Fact]
    public void Backtest_ResumeOfATornJournal_GivesTheSameResult()
    {
        using var folder = new ScratchFolder();
        Backtest(folder, "whole", "--state-interval", "400", "--durability", "command", "--out", "once").Expect(0);
        Directory.CreateDirectory(folder.File("torn"));
        var bytes = File.ReadAllBytes(folder.File("whole/00000001.journal"));
        File.WriteAllBytes(folder.File("torn/00000001.journal"), bytes[..(bytes.Length / 2)]);

        Backtest(folder, "torn").ExpectOneError(2, "it holds a journal already", "--resume");
        var outcome = Backtest(folder, "torn", "--resume", "--durability", "command", "--out", "again").Expect(0);

        Assert.Contains(outcome.ErrorLines, static line => line.Contains("cut at byte", StringComparison.Ordinal));
        Assert.Contains(outcome.ErrorLines, static line => line.Contains("goes on behind", StringComparison.Ordinal));
        Assert.Equal(
            File.ReadAllBytes(folder.File("once/result.json")), File.ReadAllBytes(folder.File("again/result.json")));
        program.Run(folder.Path, "journal", "verify", "torn").Expect(0);
        var (left, right) = (Replayed(folder, "whole"), Replayed(folder, "torn"));
        Assert.Equal(left, right);
    }

    [Fact]
    public void Backtest_JournalOptionsThatDoNotFit_AreRefused()
    {
        using var folder = new ScratchFolder();
        Backtest(folder, null, "--durability", "command").ExpectOneError(2, "--durability", "--journal DIR");
        Backtest(folder, null, "--state-interval", "5").ExpectOneError(2, "--state-interval", "--journal DIR");
        Backtest(folder, null, "--resume").ExpectOneError(2, "--journal");
        Backtest(folder, "j", "--durability", "sometimes").ExpectOneError(2, "--durability", "sometimes");
        Backtest(folder, "j", "--state-interval", "-1").ExpectOneError(2, "--state-interval");
    }

    private (long Events, long Commands, string? Hash) Replayed(ScratchFolder folder, string journal)
    {
        var replayed = Json(program.Run(folder.Path, "replay", journal, "--json").Expect(0));
        return (
            replayed.GetProperty("events").GetInt64(), replayed.GetProperty("commands").GetInt64(),
            replayed.GetProperty("stateHash").GetString());
    }

    private static JsonElement Json(ProcessOutcome outcome) => JsonDocument.Parse(outcome.Output).RootElement;

    private ScratchFolder Recorded()
    {
        var folder = new ScratchFolder();
        Backtest(folder, "j").Expect(0);
        return folder;
    }

    private ProcessOutcome Backtest(ScratchFolder folder, string? journal, params string[] options) => program.Run(
        folder.Path,
        [
            "backtest", "--strategy", "SmaCross", "--instrument", "DEMO.SYNTH", "--period", "15m",
            "--catalog", market.Catalog, "--no-sensitivity",
            .. journal is null ? [] : new[] { "--journal", journal }, .. options,
        ]);
}
