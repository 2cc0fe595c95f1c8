using Plimsoll.Host.Authorization;
using Plimsoll.Host.Terminal;
using Plimsoll.Kernel.Authorization;
using Plimsoll.Tests.Kernel.Authorization;

namespace Plimsoll.Tests.Host.Authorization;

/// <summary>The one door to every mode beyond a backtest.</summary>
public sealed class StartGateTests
{
    private static readonly DateOnly Today = new(2026, 1, 10);

    [Theory]
    [InlineData("Live")]
    [InlineData("Staged")]
    public void Require_PaperOnly_BlocksMoneyWhateverElseIsSet(string mode)
    {
        var wanted = Enum.Parse<TradingMode>(mode);
        // Every combination of the other facts: good or bad each. PAPER_ONLY alone is enough.
        for (var mask = 0; mask < 256; mask++)
        {
            var facts = Good(wanted, mask) with { PaperOnly = "1" };
            var table = StartGate.Evaluate(wanted, facts);
            Assert.False(table.AllowsLive);
            Assert.Contains(table.Closed, static row => row.Name == "paper-only");
            var refused = Assert.Throws<CommandException>(() => StartGate.Require(wanted, facts));
            Assert.Equal(ExitCode.Finding, refused.Code);
            Assert.Contains(
                refused.Lines, line => line == $"{wanted} may not start: paper-only: PAPER_ONLY is '1': nothing may go "
                    + "beyond paper");
        }
    }

    [Theory]
    [InlineData("Live")]
    [InlineData("Staged")]
    public void Require_Money_NeedsEveryLock(string mode)
    {
        var wanted = Enum.Parse<TradingMode>(mode);
        StartGate.Require(wanted, Good(wanted, 255));
        for (var mask = 0; mask < 255; mask++)
        {
            var refused = Assert.Throws<CommandException>(() => StartGate.Require(wanted, Good(wanted, mask)));
            Assert.Equal(8 - System.Numerics.BitOperations.PopCount((uint)mask), refused.Lines.Count);
        }
    }

    [Fact]
    public void Evaluate_OtherModeThanConfigured_IsClosed()
    {
        var row = Assert.Single(StartGate.Evaluate(TradingMode.Live, Good(TradingMode.Staged, 255)).Closed);
        Assert.Equal(("mode", "the configuration says Staged, and Live is to start"), (row.Name, row.Text));
        row = Assert.Single(StartGate.Evaluate(TradingMode.Paper, Paper() with { Mode = "live" }).Closed);
        Assert.Equal("mode", row.Name);
        row = Assert.Single(StartGate.Evaluate(TradingMode.Paper, Paper() with { Mode = "papre" }).Closed);
        Assert.Contains("'papre' is not known", row.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData(null)]
    public void Evaluate_Paper_StartsWithPaperOnlyAndBeginsLatchedWhereTheLatchIsEngaged(string? paperOnly)
    {
        var table = StartGate.Evaluate(
            TradingMode.Paper, Paper() with { PaperOnly = paperOnly, KillProblem = "the kill latch is engaged: news" });
        Assert.True(table.AllowsLive);
        Assert.Equal(
            "the kill latch is engaged: news: the run begins latched",
            table.Rows.Single(static row => row.Name == "kill-latch").Text);
    }

    [Fact]
    public void Evaluate_Paper_ClosesWhatNoEntryCouldPass()
    {
        Assert.Equal("allowlist", Assert.Single(StartGate.Evaluate(
            TradingMode.Paper, Paper() with { Allowlist = ["B.SIM"] }).Closed).Name);
        Assert.Equal("allowlist", Assert.Single(StartGate.Evaluate(
            TradingMode.Paper, Paper() with { Instruments = [] }).Closed).Name);
        Assert.True(StartGate.Evaluate(
            TradingMode.Paper, Paper() with { Instruments = ["A.SIM", "B.SIM"], Allowlist = ["B.SIM"] }).AllowsLive);
        Assert.Equal("authorization", Assert.Single(StartGate.Evaluate(
            TradingMode.Paper, Paper() with
            {
                AuthorizationNeeded = AuthorizationLevel.PaperOnly, AuthorizationProblem = "damaged",
            }).Closed).Name);
        Assert.True(StartGate.Evaluate(
            TradingMode.Paper, Paper() with { AuthorizationNeeded = AuthorizationLevel.PaperOnly }).AllowsLive);
    }

    private static LockFacts Paper() => new()
    {
        Mode = "paper", Instruments = ["A.SIM"], Allowlist = ["*"], KillProblem = null,
    };

    // One bit for each fact; all bits: every lock is open.
    private static LockFacts Good(TradingMode wanted, int mask) => new()
    {
        Mode = Has(mask, 0) ? wanted.ToString() : "paper",
        KillProblem = Has(mask, 1) ? null : "engaged",
        SecretNames = Has(mask, 2) ? ["API_KEY"] : [],
        TokenProblem = Has(mask, 3) ? null : "expired",
        EnableDate = Has(mask, 4) ? Today : null,
        Today = Today,
        Zone = "UTC",
        Instruments = ["A.SIM"],
        Allowlist = Has(mask, 5) ? ["A.SIM"] : [],
        Authorization = new AuthorizationAnswer(
            Sample.Subject, Sample.NowNs, Has(mask, 6) ? AuthorizationLevel.Full : AuthorizationLevel.Denied,
            LevelCaps.None, long.MaxValue, []),
        ReconciliationProblem = Has(mask, 7) ? null : "differences",
    };

    private static bool Has(int mask, int bit) => (mask & (1 << bit)) != 0;
}
