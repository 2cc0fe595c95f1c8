using System.Text.Json;
using Plimsoll.Host.Authorization;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Evidence;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Host.Commands;

/// <summary>From a key to a level and back, and the whole ladder on the simulated venue.</summary>
public sealed class AuthorizeCommandTests : IDisposable
{
    private readonly CommandRig rig = new();
    private readonly string strategy;
    private readonly string policy;
    private readonly string[] place;
    private readonly string[] market;

    public AuthorizeCommandTests()
    {
        strategy = rig.Write("InAndOut.cs", LadderSample.Strategy);
        policy = rig.Write("policy.yaml", LadderSample.Policy);
        place = ["--evidence", rig.In("evidence"), "--key", rig.In("evidence.key")];
        market = ["--instrument", "DEMO.SYNTH", "--period", "15m", "--catalog", rig.In("data")];
    }

    public void Dispose() => rig.Dispose();

    [Fact]
    public void Authorize_FromKeyToFullAndBack()
    {
        Prepare();
        Assert.Equal("denied", Level());
        Put("backtest", rig.In("result/result.json"));
        Assert.Equal("paper-only", Level());
        Put("validation", Validation());
        Put("kill-drill", KillDrill());
        Grant("limited");
        Assert.Equal("paper-only", Level());
        Put("readiness", Readiness());
        Assert.Equal("limited", Level());

        Climb(ExitCode.Ok, policy);
        Assert.Equal("full", Level());
        var caps = Explain().GetProperty("caps");
        Assert.Equal(0.1, caps.GetProperty("positionShare").GetDouble());
        Assert.Equal("100", caps.GetProperty("positionValue").GetString());

        // Other parameters, other code: another subject.
        Assert.Equal("paper-only", Level("--set", "Every=2"));
        File.AppendAllText(strategy, "// changed\n");
        Assert.Equal("paper-only", Level());
        File.WriteAllText(strategy, LadderSample.Strategy);
        Assert.Equal("full", Level());

        rig.Run(
            ExitCode.Ok,
            ["authorize", "revoke", "--strategy", "InAndOut", "--operator", "ada", "--reason", "odd fills", .. place]);
        Assert.Equal("paper-only", Level());
        var explained = rig.Run(
            ExitCode.Finding,
            ["authorize", "explain", "--strategy", strategy, "--policy", policy, .. place]);
        Assert.Contains("an operator took it back", explained, StringComparison.Ordinal);
        var status = rig.Json(ExitCode.Ok, ["authorize", "status", .. place]);
        Assert.Equal(8, status.GetProperty("records").GetArrayLength());
        Assert.Equal("ada", status.GetProperty("withdrawals")[0].GetProperty("actor").GetString());
        Assert.All(
            status.GetProperty("records").EnumerateArray(),
            static one => Assert.Equal("Valid", one.GetProperty("signature").GetString()));
    }

    [Fact]
    public void Ladder_OnTheSimulatedVenue_ClimbsAllStagesAndWritesAReportForEach()
    {
        Prepare();
        Rehearse(ExitCode.Ok, policy);
        var summary = rig.Json(ExitCode.Ok, "ladder", "status", "--out", rig.In("ladder"));
        Assert.Equal("Finished", summary.GetProperty("phase").GetString());
        Assert.Equal(3, summary.GetProperty("passedStages").GetInt32());
        var hours = new[] { 24, 72, 168 };
        for (var stage = 1; stage <= 3; stage++)
        {
            using var report = JsonDocument.Parse(File.ReadAllText(rig.In($"ladder/stage-{stage}.json")));
            Assert.Equal("passed", report.RootElement.GetProperty("outcome").GetString());
            Assert.All(
                report.RootElement.GetProperty("criteria").EnumerateArray(),
                static one => Assert.True(one.GetProperty("holds").GetBoolean()));
            Assert.True(Time(report, "to") - Time(report, "from") >= hours[stage - 1] * 3_600_000_000_000L);
            Assert.Contains(
                "[x]  trades", File.ReadAllText(rig.In($"ladder/stage-{stage}.txt")), StringComparison.Ordinal);
        }

        Assert.Contains(
            "3 of 3 stages passed in a rehearsal", rig.Run(ExitCode.Ok, "ladder", "status", "--out", rig.In("ladder")),
            StringComparison.Ordinal);
        // The same climb gives the same bytes.
        var first = File.ReadAllBytes(rig.In("ladder/ladder.json"));
        Rehearse(ExitCode.Ok, policy);
        Assert.Equal(first, File.ReadAllBytes(rig.In("ladder/ladder.json")));

        static long Time(JsonDocument report, string name) =>
            TimestampText.TryParse(report.RootElement.GetProperty(name).GetString(), out var time)
                ? time.UnixNanos : throw new InvalidOperationException(name);
    }

    [Fact]
    public void Ladder_TooDeep_RollsBackAndTakesTheEvidence()
    {
        Prepare();
        var strict = rig.Write("strict.yaml", LadderSample.Policy.Replace(
            "drawdown-share-max: 0.9", "drawdown-share-max: 0.001", StringComparison.Ordinal));
        foreach (var (kind, file) in ((string, string)[])[
            ("backtest", rig.In("result/result.json")), ("validation", Validation()), ("kill-drill", KillDrill()),
            ("readiness", Readiness())])
        {
            Put(kind, file);
        }

        Grant("limited");
        Assert.Equal("limited", Level());
        var text = Climb(ExitCode.Finding, strict);
        Assert.Contains(
            "stage 1 (1): rolled back: the stage fell too deep below its peak", text, StringComparison.Ordinal);
        Assert.Equal("paper-only", Level());
        Assert.Contains(
            "a stage of the ladder failed",
            rig.Run(ExitCode.Finding, ["authorize", "explain", "--strategy", strategy, "--policy", policy, .. place]),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Ladder_StrategyThatChoosesALargerSize_IsStoppedAtOnce()
    {
        Prepare();
        var greedy = rig.Write("Greedy.cs", LadderSample.Strategy
            .Replace("InAndOut", "Greedy", StringComparison.Ordinal)
            .Replace(
                "EnterLong(bar.Instrument, \"in\");",
                "Submit(new Plimsoll.Model.Orders.OrderRequest { Instrument = bar.Instrument, "
                + "Side = Plimsoll.Model.Orders.OrderSide.Buy, Type = Plimsoll.Model.Orders.OrderType.Market, "
                + "Quantity = Plimsoll.Model.Values.Quantity.FromLots(500) });",
                StringComparison.Ordinal));
        var text = rig.Run(
            ExitCode.Finding,
            ["ladder", "run", "--strategy", greedy, .. market, "--policy", policy, "--cash", "10000", "--out",
                rig.In("ladder"), "--rehearsal"]);
        Assert.Contains("stage 1 (1): rolled back: a limit was passed", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_InsideAndOutsideTheBand_WithdrawsOnlyOutside()
    {
        Prepare();
        Put("backtest", rig.In("result/result.json"));
        string[] command =
        [
            "authorize", "compare", "--strategy", strategy, "--policy", policy, "--paper", rig.In("result/result.json"),
            .. place,
        ];
        rig.Run(ExitCode.Ok, [.. command, "--money", rig.In("result/result.json")]);
        rig.Run(
            ExitCode.Ok,
            ["backtest", "--strategy", strategy, .. market, "--no-sensitivity", "--slippage", "bps:50", "--out",
                rig.In("money")]);
        var found = rig.Json(ExitCode.Finding, [.. command, "--money", rig.In("money/result.json")]);
        Assert.True(found.GetProperty("withdrawn").GetBoolean());
        var texts = found.GetProperty("outside").EnumerateArray().Select(static one => one.GetString()!).ToArray();
        Assert.Contains(texts, static one => one.StartsWith("the slippage is", StringComparison.Ordinal));
        Assert.Contains(texts, static one => one.StartsWith("the return is", StringComparison.Ordinal));
        var silent = rig.Json(
            ExitCode.Finding,
            [.. command, "--money", rig.In("result/result.json"), "--last-feed", "2026-01-01"]);
        Assert.Equal(1, silent.GetProperty("outside").GetArrayLength());
        var status = rig.Json(ExitCode.Ok, ["authorize", "status", .. place]);
        Assert.Equal(
            ["deviation", "feed"],
            status.GetProperty("withdrawals").EnumerateArray()
                .Select(static one => one.GetProperty("cause").GetString()));
    }

    [Fact]
    public void Ladder_WithoutEvidence_IsNotEntered()
    {
        Prepare();
        var text = Climb(ExitCode.Finding, policy);
        Assert.Contains("InAndOut is authorized: denied, limited is needed", text, StringComparison.Ordinal);
        Assert.Contains("no kill-drill of the platform is on record", text, StringComparison.Ordinal);
        Assert.False(Directory.Exists(rig.In("ladder")));
        rig.Write("data/x", "");
        Assert.Contains(
            "holds other things", rig.Run(
                ExitCode.InputOutput,
                ["ladder", "run", "--strategy", strategy, .. market, "--policy", policy, "--rehearsal", "--out",
                    rig.In("data"), .. place]),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_OfAlteredOrForeignArtifacts_IsRefused()
    {
        Prepare();
        var result = rig.In("result/result.json");
        Refuses("backtest", result, "the parameters have changed since", "--set", "Every=3");
        var trades = rig.In("result/trades.csv");
        var bytes = File.ReadAllBytes(trades);
        File.AppendAllText(trades, "1");
        Refuses("backtest", result, "files.trades.csv: it is not the table that the run wrote");
        File.Delete(trades);
        Refuses("backtest", result, "it is not beside the result");
        File.WriteAllBytes(trades, bytes);
        var text = File.ReadAllText(result);
        rig.Write("result/result.json", text.Replace("\"strategy\": \"InAndOut\"", "\"strategy\": \"Other\"",
            StringComparison.Ordinal));
        Refuses("backtest", result, "it is of strategy Other");
        rig.Write("result/result.json", "{");
        Refuses("backtest", result, "bad artifact");
        rig.Write("result/result.json", text);
        File.AppendAllText(strategy, "//\n");
        Refuses("backtest", result, "the code has changed since");
        Refuses("validation", rig.Write("v.json", "{\"type\":\"drill\"}"), "type: drill: 'validation' is needed");
        Assert.Equal(
            0, rig.Json(ExitCode.Ok, ["authorize", "status", .. place]).GetProperty("records").GetArrayLength());
    }

    [Theory]
    [InlineData("\"filled\": 90", "\"filled\": 101", "no more than all orders can be filled")]
    [InlineData("\"orders\": 100", "\"orders\": -1", "orders: -1")]
    [InlineData("\"quantity\": 5", "\"quantity\": null", "quantity: null")]
    [InlineData("\"completed\": true", "\"completed\": 1", "completed: 1")]
    [InlineData("\"ended\": \"20", "\"ended\": \"21", "a time in the past is needed")]
    public void Evidence_OfADamagedValidation_IsRefused(string replaced, string by, string message)
    {
        Prepare(withRun: false);
        var text = File.ReadAllText(Validation());
        Assert.Contains(replaced, text, StringComparison.Ordinal);
        Refuses("validation", rig.Write("bad.json", text.Replace(replaced, by, StringComparison.Ordinal)), message);
    }

    [Fact]
    public void Evidence_ThatFailed_IsOnRecordAndGivesNothing()
    {
        Prepare(withRun: false);
        var failed = rig.Write("failed.json", File.ReadAllText(Validation()).Replace(
            "\"filled\": 90", "\"filled\": 10", StringComparison.Ordinal));
        var record = rig.Json(
            ExitCode.Finding,
            ["authorize", "evidence", "--kind", "validation", "--from", failed, "--strategy", strategy, .. place]);
        Assert.Equal("Failed", record.GetProperty("verdict").GetString());
        Assert.Equal("0", record.GetProperty("figures").GetProperty("riskGrade").GetString());
        Assert.Equal("80", record.GetProperty("figures").GetProperty("durationHours").GetString());
        rig.Run(
            ExitCode.Finding,
            ["authorize", "evidence", "--kind", "kill-drill", "--from", rig.Write(
                "d.json", File.ReadAllText(KillDrill()).Replace(
                    "\"flatVerified\": true", "\"flatVerified\": false", StringComparison.Ordinal)), .. place]);
        rig.Run(
            ExitCode.Ok,
            ["authorize", "evidence", "--kind", "reconciliation", "--from", rig.Write(
                "r.json", "{\"type\":\"reconciliation\",\"version\":\"" + ProductVersion.Text
                    + "\",\"ended\":\"2026-01-01\",\"differences\":0}"), .. place]);
    }

    [Fact]
    public void Grant_WithoutPersonOrReason_IsRefused()
    {
        Prepare(withRun: false);
        string[] start = ["authorize", "grant", "--strategy", strategy, "--level", "full", .. place];
        rig.Run(ExitCode.Usage, start);
        rig.Run(ExitCode.Usage, [.. start, "--operator", "ada"]);
        rig.Run(ExitCode.Usage, [.. start, "--operator", "ada", "--reason", " "]);
        rig.Run(ExitCode.Usage, [.. start, "--operator", "ada", "--reason", "two\nlines"]);
        rig.Run(ExitCode.Usage, [.. start, "--operator", "ada", "--reason", "x", "--expires", "0d"]);
        rig.Run(ExitCode.Ok, [.. start, "--operator", "ada", "--reason", "because"]);
        rig.Run(ExitCode.Usage, ["authorize", "revoke", "--strategy", "*", "--operator", "ada", .. place]);
        rig.Run(
            ExitCode.Usage,
            ["authorize", "revoke", "--strategy", "*", "--operator", "a", "--reason", "b", "--cause", "odd", .. place]);
        // One grant is on record, and it replaces no other evidence.
        Assert.Equal("denied", Level());
    }

    [Fact]
    public void Key_MadeTwiceOrReadableByOthers_IsRefused()
    {
        Prepare(withRun: false);
        Assert.Contains(
            "it is there already", rig.Run(ExitCode.Usage, "authorize", "key", "--key", rig.In("evidence.key")),
            StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(rig.In("evidence.key"), UnixFileMode.UserRead | UnixFileMode.OtherRead);
            Assert.Contains(
                "chmod 600",
                rig.Run(ExitCode.Usage,
                    "authorize", "token", "--run", "r", "--account", "a", "--key", rig.In("evidence.key")),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Token_IsBoundAndShort()
    {
        Prepare(withRun: false);
        string[] key = ["--key", rig.In("evidence.key")];
        var made = rig.Json(ExitCode.Ok, ["authorize", "token", "--run", "r", "--account", "a", "--for", "2h", .. key]);
        using var secret = EvidenceKey.Load(rig.In("evidence.key"));
        var token = made.GetProperty("token").GetString();
        Assert.Null(ConfirmationToken.Problem(secret.TokenKey(), token, "r", "a", WallClock.NowNs()));
        Assert.NotNull(ConfirmationToken.Problem(secret.TokenKey(), token, "r", "b", WallClock.NowNs()));
        rig.Run(ExitCode.Usage, ["authorize", "token", "--run", "r", "--account", "a", "--for", "25h", .. key]);
        rig.Run(ExitCode.Usage, ["authorize", "token", "--run", " ", "--account", "a", .. key]);
    }

    [Fact]
    public void Policy_ShippedText_IsAPolicyAgain()
    {
        var file = rig.Write("shipped.yaml", rig.Run(ExitCode.Ok, "authorize", "policy"));
        Assert.Contains("is sound", rig.Run(ExitCode.Ok, "authorize", "policy", "--policy", file),
            StringComparison.Ordinal);
        var json = rig.Json(ExitCode.Ok, "authorize", "policy");
        Assert.Equal((3, 4, 7), (json.GetProperty("levels").GetInt32(), json.GetProperty("ceilings").GetInt32(),
            json.GetProperty("stages").GetInt32()));
        rig.Run(ExitCode.Usage, "authorize", "policy", "--policy", rig.Write("bad.yaml", "policy: x"));
    }

    [Fact]
    public void Integrity_OfAStoredSeries_FindsAGap()
    {
        Prepare();
        string[] command = ["authorize", "evidence", "--kind", "integrity", "--period", "1m", "--catalog",
            rig.In("data"), .. place];
        var sound = rig.Json(ExitCode.Ok, [.. command, "--instrument", "DEMO.SYNTH"]);
        Assert.Equal(
            (31 * 1440).ToString(System.Globalization.CultureInfo.InvariantCulture),
            sound.GetProperty("figures").GetProperty("bars").GetString());
        rig.Run(ExitCode.Usage, command);
    }

    [Fact]
    public void Guard_ShowsTheWholeTable()
    {
        Prepare(withRun: false);
        rig.Write("trading.yaml", "run: r\naccount: a\nmode: live\nstrategy: InAndOut.cs\nevidence: evidence\n"
            + "key: evidence.key\n");
        var table = rig.Json(ExitCode.Finding, "guard", "--config", rig.In("trading.yaml"));
        Assert.False(table.GetProperty("allowsLive").GetBoolean());
        Assert.Equal(
            ModeLock.Names,
            table.GetProperty("locks").EnumerateArray().Select(static one => one.GetProperty("name").GetString()));
        var text = rig.Run(ExitCode.Finding, "guard", "--config", rig.In("trading.yaml"));
        Assert.Contains("mode            open", text, StringComparison.Ordinal);
        Assert.Contains("live trading is not allowed: kill-latch, secrets, token", text, StringComparison.Ordinal);
        rig.Run(ExitCode.Usage, "guard", "--config", rig.In("nowhere.yaml"));
    }

    private void Prepare(bool withRun = true)
    {
        rig.Run(ExitCode.Ok, "authorize", "key", "--key", rig.In("evidence.key"));
        if (withRun)
        {
            rig.Run(
                ExitCode.Ok, "data", "synth", "--instrument", "DEMO.SYNTH", "--to", "2024-02-01", "--catalog",
                rig.In("data"));
            rig.Run(
                ExitCode.Ok,
                ["backtest", "--strategy", strategy, .. market, "--no-sensitivity", "--out", rig.In("result")]);
        }
    }

    private void Put(string kind, string file)
    {
        string[] subject = kind is "backtest" or "validation" ? ["--strategy", strategy] : [];
        rig.Run(ExitCode.Ok, ["authorize", "evidence", "--kind", kind, "--from", file, .. subject, .. place]);
    }

    private void Refuses(string kind, string file, string message, params string[] more) => Assert.Contains(
        message,
        rig.Run(
            ExitCode.BadData,
            ["authorize", "evidence", "--kind", kind, "--from", file, "--strategy", strategy, .. more, .. place]),
        StringComparison.Ordinal);

    private void Grant(string level) => rig.Run(
        ExitCode.Ok,
        ["authorize", "grant", "--strategy", strategy, "--level", level, "--operator", "ada", "--reason", "reviewed",
            .. place]);

    private JsonElement Explain(params string[] more)
    {
        var text = rig.Json(
            ExitCode.Ok,
            ["authorize", "status", "--strategy", strategy, .. more, "--policy", policy, .. place]);
        return text.GetProperty("answer");
    }

    private string? Level(params string[] more) => Explain(more).GetProperty("level").GetString();

    private string Climb(ExitCode expected, string plan) => rig.Run(
        expected,
        ["ladder", "run", "--strategy", strategy, .. market, "--policy", plan, "--cash", "10000", "--out",
            rig.In("ladder"), .. place]);

    private void Rehearse(ExitCode expected, string plan) => rig.Run(
        expected,
        ["ladder", "run", "--strategy", strategy, .. market, "--policy", plan, "--cash", "10000", "--out",
            rig.In("ladder"), "--rehearsal"]);

    private string Validation()
    {
        var subject = StrategySubject.Of(
            Plimsoll.Host.Strategies.StrategyLoader.OfProgram(null).Load(strategy), new Dictionary<string, string>());
        var endedNs = (WallClock.NowNs() - 3_600_000_000_000) / 1_000_000_000 * 1_000_000_000;
        return rig.Write("validation.json", $$"""
            {
              "type": "validation", "strategy": "InAndOut", "codeHash": "{{subject.CodeHash}}",
              "parametersHash": "{{subject.ParametersHash}}", "version": "{{subject.Version}}",
              "started": "{{TimestampText.Format(endedNs - (80 * 3_600_000_000_000))}}",
              "ended": "{{TimestampText.Format(endedNs)}}", "completed": true,
              "orders": 100, "filled": 90, "quantity": 5, "metrics": {"coverage": 0.9995, "sharpe": null}
            }
            """);
    }

    private string KillDrill() => rig.Write("drill.json", $$"""
        {
          "type": "kill-drill", "version": "{{ProductVersion.Text}}",
          "ended": "{{TimestampText.Format(WallClock.NowNs() - 3_600_000_000_000)}}", "completed": true,
          "flatVerified": true, "flatSeconds": 1.5
        }
        """);

    private string Readiness() => rig.Write("readiness.json", $$"""
        {
          "type": "readiness", "version": "{{ProductVersion.Text}}", "build": "b", "caps": [],
          "proofs": [
            {"item": "core.risk_gates", "status": "proven", "build": "b", "wired": true,
             "provenAt": "{{TimestampText.Format(WallClock.NowNs() - 3_600_000_000_000)}}"}
          ]
        }
        """);
}
