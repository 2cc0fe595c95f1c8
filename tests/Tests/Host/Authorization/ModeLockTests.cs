using System.Text.Json;
using Plimsoll.Host.Authorization;
using Plimsoll.Kernel.Authorization;
using Plimsoll.Tests.Kernel.Authorization;

namespace Plimsoll.Tests.Host.Authorization;

/// <summary>Live trading needs every lock open, and each closed one says what is missing.</summary>
public sealed class ModeLockTests
{
    private static readonly DateOnly Today = new(2026, 1, 10);

    [Fact]
    public void Evaluate_AllFactsGood_AllowsLive()
    {
        var table = ModeLock.Evaluate(Good());
        Assert.True(table.AllowsLive, string.Join("; ", table.Closed));
        Assert.Equal(ModeLock.Names, table.Rows.Select(static row => row.Name));
    }

    [Fact]
    public void Evaluate_NothingKnown_ClosesEveryLockButPaperOnly()
    {
        var table = ModeLock.Evaluate(new LockFacts());
        Assert.False(table.AllowsLive);
        Assert.Equal(ModeLock.Names.Skip(1), table.Closed.Select(static row => row.Name));
        Assert.All(table.Rows, static row => Assert.NotEmpty(row.Text));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("0", true)]
    [InlineData(" Off ", true)]
    [InlineData("FALSE", true)]
    [InlineData("no", true)]
    [InlineData("1", false)]
    [InlineData("", false)]
    [InlineData("maybe", false)]
    [InlineData("0.0", false)]
    public void Evaluate_PaperOnly_AnyValueButAWordForOffBlocks(string? value, bool isOpen) =>
        Closes(Good() with { PaperOnly = value }, isOpen ? null : "paper-only");

    [Theory]
    [InlineData("live", true)]
    [InlineData(" LIVE ", true)]
    [InlineData("staged", true)]
    [InlineData("paper", false)]
    [InlineData("shadow", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("production", false)]
    [InlineData("liv", false)]
    public void Evaluate_Mode_OnlyWordsWithMoneyOpen(string? mode, bool isOpen) =>
        Closes(Good() with { Mode = mode }, isOpen ? null : "mode");

    [Fact]
    public void Evaluate_Secrets_NamesWhatIsMissing()
    {
        Closes(Good() with { SecretNames = [] }, "secrets");
        var row = Closes(Good() with { SecretsMissing = ["API_KEY: not set", "API_SECRET: empty"] }, "secrets");
        Assert.Equal("missing: API_KEY: not set; API_SECRET: empty", row!.Text);
    }

    [Theory]
    [InlineData("2026-01-10", false, true)]
    [InlineData("2026-01-09", false, true)]
    [InlineData("2026-01-11", false, false)]
    [InlineData("2026-01-10", true, true)]
    [InlineData("2026-01-09", true, false)]
    [InlineData("2026-01-11", true, false)]
    public void Evaluate_EnableDate_IsReachedOrIsToday(string date, bool isSingleDay, bool isOpen) => Closes(
        Good() with
        {
            EnableDate = DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture),
            IsSingleDay = isSingleDay,
        },
        isOpen ? null : "enable-date");

    [Fact]
    public void Evaluate_EnableDate_MissingOrInAnUnknownZone_Blocks()
    {
        Closes(Good() with { EnableDate = null }, "enable-date");
        var row = Closes(Good() with { Today = null, Zone = "America/Atlantis" }, "enable-date");
        Assert.Contains("America/Atlantis", row!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AAPL", "AAPL", false, true)]
    [InlineData("AAPL", " aapl ,msft", false, true)]
    [InlineData("AAPL,MSFT", "AAPL", false, false)]
    [InlineData("AAPL", "", false, false)]
    [InlineData("AAPL", "*", false, true)]
    [InlineData("", "*", false, false)]
    [InlineData("AAPL", "AAPL, aapl", true, true)]
    [InlineData("AAPL", "AAPL,MSFT", true, false)]
    [InlineData("AAPL", "*", true, false)]
    public void Evaluate_Allowlist_HoldsAllInstruments(string instruments, string list, bool isSingle, bool isOpen) =>
        Closes(
            Good() with
            {
                Instruments = instruments.Split(',', StringSplitOptions.RemoveEmptyEntries),
                Allowlist = list.Split(',', StringSplitOptions.RemoveEmptyEntries),
                IsSingleSymbol = isSingle,
            },
            isOpen ? null : "allowlist");

    [Theory]
    [InlineData(AuthorizationLevel.Denied, false)]
    [InlineData(AuthorizationLevel.PaperOnly, false)]
    [InlineData(AuthorizationLevel.Limited, true)]
    [InlineData(AuthorizationLevel.Full, true)]
    public void Evaluate_Authorization_NeedsLimited(AuthorizationLevel level, bool isOpen) => Closes(
        Good() with { Authorization = Good().Authorization! with { Level = level } }, isOpen ? null : "authorization");

    [Theory]
    [InlineData("live", "SmaCross is authorized: Full")]
    [InlineData("staged", "SmaCross is authorized: Limited")]
    public void Evaluate_Staged_HoldsTheLevelAtLimited(string mode, string text) => Assert.Equal(
        text,
        ModeLock.Evaluate(Good() with { Mode = mode }).Rows.Single(static row => row.Name == "authorization").Text);

    [Fact]
    public void Evaluate_ProblemsOfOtherParts_CloseTheirOwnLock()
    {
        Closes(Good() with { Authorization = null }, "authorization");
        Closes(Good() with { AuthorizationProblem = "the journal is damaged" }, "authorization");
        Closes(Good() with { TokenProblem = "expired" }, "token");
        Closes(Good() with { ReconciliationProblem = "2 differences" }, "reconciliation");
        Closes(Good() with { KillProblem = "engaged" }, "kill-latch");
    }

    /// <summary>
    /// mexc-crypto: mode from the environment. Deliberate differences: an unknown word (mode-8) is an error and not
    /// paper, because whoever wrote it wanted something else; the confirmation word yes of the source is a token here,
    /// bound to run, account and expiry (one of three words for one thing there), so the cases with the right word are
    /// those with a good token; there are no older flags beside the mode that could contradict it.
    /// </summary>
    [Fact]
    public void TryParse_OracleTradingMode_AgreesButForUnknownWords()
    {
        var path = ReferenceData.Require("systems/oracles/mexc-crypto/trading-mode.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var compared = 0;
        foreach (var test in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var id = test.GetProperty("id").GetString()!;
            var given = test.GetProperty("in");
            var word = given.GetProperty("TRADING_MODE").GetString();
            var isConfirmed = string.Equals(
                given.GetProperty("LIVE_TRADING_CONFIRMED").GetString()?.Trim(), "yes",
                StringComparison.OrdinalIgnoreCase);
            var isKnown = TradingModes.TryParse(word, out var mode);
            var table = ModeLock.Evaluate(
                Good() with { Mode = word, TokenProblem = isConfirmed ? null : "no confirmation token is given" });
            compared++;
            if (id == "mode-8")
            {
                Assert.False(isKnown);
                Assert.False(table.AllowsLive);
                continue;
            }

            Assert.True(isKnown, id);
            var expected = test.GetProperty("out");
            if (!expected.GetProperty("ok").GetBoolean())
            {
                Assert.Equal(["token"], table.Closed.Select(static row => row.Name));
                continue;
            }

            Assert.Equal(expected.GetProperty("value").GetString(), mode.ToString().ToLowerInvariant());
            Assert.True((mode == TradingMode.Live) == table.AllowsLive || mode == TradingMode.Staged, id);
            Assert.Equal(
                !expected.GetProperty("legacy").GetProperty("DRY_RUN").GetBoolean(), TradingModes.UsesMoney(mode));
        }

        Assert.Equal(9, compared);
    }

    /// <summary>
    /// avwap: the live gate. Deliberate differences: a token is no shared word in a file but bound to run, account and
    /// expiry, so "the same word on both sides" is a good token here; an empty list of symbols means none and not all,
    /// so cases without a list are given <c>*</c>; all closed locks are named, not only the first.
    /// </summary>
    [Fact]
    public void Evaluate_OracleAvwapLiveGate_Agrees()
    {
        var path = ReferenceData.Require("systems/oracles/avwap/live_gate.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var compared = 0;
        foreach (var test in document.RootElement.GetProperty("gate").EnumerateArray())
        {
            var name = test.GetProperty("name").GetString()!;
            var table = ModeLock.Evaluate(Facts(test));
            Assert.True(test.GetProperty("live_enabled").GetBoolean() == table.AllowsLive, name);
            var reason = test.GetProperty("reason").GetString()!;
            var closed = reason switch
            {
                "LIVE_TRADING disabled" or "DRY_RUN enabled" => "mode",
                _ when reason.Contains("CONFIRM_TOKEN", StringComparison.Ordinal) => "token",
                _ when reason.Contains("token file", StringComparison.Ordinal) => "token",
                _ when reason.StartsWith("kill switch", StringComparison.Ordinal) => "kill-latch",
                "phase_c_live_date_not_permitted" => "enable-date",
                "phase_c_allowlist_must_be_single_symbol" => "allowlist",
                _ => null,
            };
            Assert.Equal(closed is null, table.AllowsLive);
            Assert.True(closed is null || table.Closed.Any(row => row.Name == closed), name + ": " + closed);
            compared++;
        }

        Assert.Equal(18, compared);
    }

    private static LockFacts Facts(JsonElement test)
    {
        var environment = test.GetProperty("env");
        string? Text(string name) => environment.TryGetProperty(name, out var value) ? value.GetString() : null;
        bool IsTrue(string? text) => text is "1" or "true" or "TRUE" or "yes" or "YES";
        var date = DateOnly.Parse(
            test.GetProperty("today_ny").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        var isPhaseC = IsTrue(Text("PHASE_C"));
        var file = test.GetProperty("token_file").GetString()?.Trim();
        var typed = Text("LIVE_CONFIRM_TOKEN");
        return Good() with
        {
            Mode = IsTrue(Text("LIVE_TRADING")) && !test.GetProperty("dry_run").GetBoolean() ? "live" : "paper",
            TokenProblem = typed is null || string.IsNullOrEmpty(file) || file != typed ? "it does not fit" : null,
            KillProblem = test.GetProperty("kill_switch_active").GetBoolean() ? "engaged" : null,
            Today = date,
            EnableDate = !isPhaseC ? date
                : Text("LIVE_ENABLE_DATE_NY") is { } enabled
                    ? DateOnly.Parse(enabled, System.Globalization.CultureInfo.InvariantCulture) : null,
            IsSingleDay = isPhaseC,
            IsSingleSymbol = isPhaseC,
            Allowlist = Text("ALLOWLIST_SYMBOLS")?.Split(',') is { } list && isPhaseC ? list : isPhaseC ? [] : ["*"],
        };
    }

    private static LockRow? Closes(LockFacts facts, string? name)
    {
        var table = ModeLock.Evaluate(facts);
        Assert.Equal(name is null, table.AllowsLive);
        Assert.Equal(name is null ? [] : [name], table.Closed.Select(static row => row.Name));
        return table.Closed.FirstOrDefault();
    }

    private static LockFacts Good() => new()
    {
        Mode = "live",
        SecretNames = ["API_KEY"],
        TokenProblem = null,
        EnableDate = Today,
        Zone = "America/New_York",
        Today = Today,
        Instruments = ["AAPL"],
        Allowlist = ["AAPL"],
        Authorization = Sample.Evaluate(Sample.ValidationOnly, [Sample.Validation()]),
        ReconciliationProblem = null,
        KillProblem = null,
    };
}
