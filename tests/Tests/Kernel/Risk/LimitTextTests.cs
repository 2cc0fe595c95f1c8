using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Orders;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>Limits as text: read, written, refused; the tightest of levels; the catalogue is whole.</summary>
public sealed class LimitTextTests
{
    [Theory]
    [InlineData("daily-loss=1000", "account.daily-loss=1000")]
    [InlineData("account.drawdown=12.5%", "account.drawdown=12.5%")]
    [InlineData("platform.leverage=2.50", "platform.leverage=2.5")]
    [InlineData("cooldown=3600s", "account.cooldown=1h")]
    [InlineData("strategy.2.repeats=5", "strategy.2.repeats=5")]
    [InlineData("no-shorts=true", "account.no-shorts=true")]
    [InlineData("allow=B.X,A.X", "account.allow=A.X,B.X")]
    [InlineData("session-lock=15:50-16:00,12:00-13:00", "account.session-lock=12:00-13:00,15:50-16:00")]
    [InlineData("regime-lock=4,3", "account.regime-lock=3,4")]
    [InlineData("group.G=A.X,B.X", "group.G=A.X,B.X")]
    [InlineData("zone=Asia/Tokyo", "zone=Asia/Tokyo")]
    [InlineData("authorization=limited", "authorization=limited")]
    public void Format_OfWhatWasParsed_IsTheOneFormAndParsesAgain(string line, string written)
    {
        var first = RiskText.Format(RiskText.ParseExact([line]));
        Assert.Contains(written, first);
        Assert.Equal(first, RiskText.Format(RiskText.ParseExact(first)));
    }

    [Fact]
    public void Format_EveryLimitOfTheCatalog_ParsesAgain()
    {
        var lines = LimitCatalog.All.Select(info => $"account.{info.Text}={Sample(info)}").ToList();
        var read = RiskText.Format(RiskText.ParseExact(lines));
        Assert.Equal([.. lines, "zone=America/New_York"], read);
    }

    [Theory]
    [InlineData("daily-loss=-5", "'-5' is no value of daily-loss: write a positive amount")]
    [InlineData("daily-loss=0", "'0' is no value of daily-loss")]
    [InlineData("daily-loss=NaN", "'NaN' is no value of daily-loss")]
    [InlineData("drawdown=NaN%", "'NaN%' is no value of drawdown: write a positive percentage")]
    [InlineData("drawdown=5", "'5' is no value of drawdown")]
    [InlineData("drawdown=Infinity%", "'Infinity%' is no value of drawdown")]
    [InlineData("positions=1.5", "'1.5' is no value of positions: write a whole number")]
    [InlineData("positions=-1", "'-1' is no value of positions")]
    [InlineData("stale=5", "'5' is no value of stale: write a time")]
    [InlineData("stale=0s", "'0s' is no value of stale")]
    [InlineData("no-shorts=yes", "'yes' is no value of no-shorts: write true or false")]
    [InlineData("daily-loss-level=4", "'4' is no value of daily-loss-level: write 0, 1, 2 or 3")]
    [InlineData("nonsense=1", "'nonsense' is no limit")]
    [InlineData("daily-loss", "'daily-loss' is no limit: write NAME=VALUE")]
    [InlineData("strategy.x.positions=1", "names no strategy")]
    [InlineData("strategy.300.positions=1", "names no strategy")]
    [InlineData("zone=Mars/Olympus", "'Mars/Olympus' is no zone")]
    [InlineData("session-lock=25:00-26:00", "is no value of session-lock: write HH:mm-HH:mm")]
    [InlineData("session-lock=10:00-10:00", "is no value of session-lock")]
    [InlineData("regime-lock=calm", "is no value of regime-lock")]
    [InlineData("authorization=yes", "'yes' is no level of authorization: write none, paper, limited, full")]
    [InlineData("allow=,", "a list of instruments is empty")]
    public void Parse_BadLine_SaysWhatIsWanted(string line, string message)
    {
        var error = Assert.Throws<RiskTextException>(() => RiskText.Parse(["", line]));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(1, error.Line);
    }

    [Theory]
    [InlineData("daily-loss=100;weekly-loss=50", "weekly-loss is below daily-loss")]
    [InlineData("throttle-start=5%", "throttle-start and throttle-end belong together")]
    [InlineData("throttle-start=5%;throttle-end=5%", "throttle-start and throttle-end belong together")]
    [InlineData("message-rate=5;cancel-reserve=5", "cancel-reserve takes all of message-rate")]
    public void Parse_LimitsThatContradict_AreRefused(string lines, string message)
    {
        var error = Assert.Throws<FormatException>(() => RiskText.Parse(lines.Split(';')));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_ByAUser_HasTheDefaultsAndNoneTakesThemAway()
    {
        var usual = RiskText.Parse(["# a comment", "", "daily-loss=5"]);
        Assert.Equal("5", usual.Account.Text(LimitName.Positions));
        Assert.Equal("1", usual.Account.Text(LimitName.KillOnDesync));
        var without = RiskText.Parse(["positions=none"]);
        Assert.False(without.Account.Has(LimitName.Positions));
        Assert.False(RiskText.ParseExact(["daily-loss=5"]).Account.Has(LimitName.Positions));
    }

    [Theory]
    [InlineData(LimitName.DailyLoss, "100", "200", "100")]
    [InlineData(LimitName.Validity, "80%", "90%", "90%")]
    [InlineData(LimitName.BreakerCooldown, "1h", "2h", "2h")]
    [InlineData(LimitName.BreakerAutoReset, "true", "false", "false")]
    [InlineData(LimitName.NoShorts, "true", "false", "true")]
    [InlineData(LimitName.KillOnDesync, "1", "3", "3")]
    public void Tightest_OfTwo_AllowsNoMoreThanEither(LimitName name, string left, string right, string expected)
    {
        var one = RiskLimits.None.With(name, left);
        var two = RiskLimits.None.With(name, right);
        Assert.Equal(expected, RiskLimits.Tightest(one, two).Text(name));
        Assert.Equal(expected, RiskLimits.Tightest(two, one).Text(name));
        Assert.Equal(left, RiskLimits.Tightest(one, RiskLimits.None).Text(name));
        Assert.Equal(left, RiskLimits.Tightest(RiskLimits.None, one).Text(name));
    }

    [Fact]
    public void Tightest_OfLists_IsWhatBothAllow()
    {
        var one = RiskLimits.None.WithAllowed(["A.X", "B.X"]).WithLockedRegimes([1]);
        var two = RiskLimits.None.WithAllowed(["C.X", "B.X"]).WithLockedRegimes([2]);
        var both = RiskLimits.Tightest(one, two);
        Assert.Equal(["B.X"], both.Allowed!);
        Assert.Equal([1, 2], both.LockedRegimes);
        Assert.Equal(["A.X", "B.X"], RiskLimits.Tightest(one, RiskLimits.None).Allowed!);
    }

    [Fact]
    public void Catalog_NumbersSentencesAndNames_AreWhole()
    {
        for (var i = 0; i < LimitCatalog.All.Count; i++)
        {
            var info = LimitCatalog.All[i];
            Assert.Equal(i, (int)info.Name);
            Assert.EndsWith(".", info.Sentence, StringComparison.Ordinal);
            Assert.EndsWith(".", info.DoesNot, StringComparison.Ordinal);
        }

        Assert.Equal(Enum.GetValues<LimitName>().Length, LimitCatalog.All.Count);
        Assert.Equal(
            LimitCatalog.All.Count,
            LimitCatalog.All.Select(static info => info.Text).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Documentation_HasEveryLimitWithItsSentences()
    {
        var page = File.ReadAllText(Path.Combine(ReferenceData.RepositoryRoot, "docs", "risk-limits.md"));
        foreach (var info in LimitCatalog.All)
        {
            Assert.Contains($"| `{info.Text}` |", page, StringComparison.Ordinal);
            Assert.Contains(info.Sentence, page, StringComparison.Ordinal);
            Assert.Contains(info.DoesNot, page, StringComparison.Ordinal);
            if (info.Reason != OrderReason.None)
            {
                Assert.Contains($"{(int)info.Reason} `{info.Reason}`", page, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("allow")]
    [InlineData("session-lock")]
    [InlineData("regime-lock")]
    [InlineData("group.NAME")]
    [InlineData("zone")]
    [InlineData("authorization")]
    public void Documentation_HasEveryRuleWithWhatItDoesNotDo(string name)
    {
        var page = File.ReadAllLines(Path.Combine(ReferenceData.RepositoryRoot, "docs", "risk-limits.md"));
        var row = Assert.Single(page, line => line.StartsWith($"| `{name}` |", StringComparison.Ordinal));
        var cells = row.Trim('|').Split('|', StringSplitOptions.TrimEntries);
        Assert.Equal(4, cells.Length);
        Assert.EndsWith(".", cells[2], StringComparison.Ordinal);
        Assert.Matches("(?:not|[Nn]othing|keeps)", cells[3]);
    }

    [Fact]
    public void Documentation_NamesTheAccidentsAndWhatAnswersEach()
    {
        var page = File.ReadAllLines(Path.Combine(ReferenceData.RepositoryRoot, "docs", "safety.md"));
        Assert.Contains(page, static line => line.Contains("(risk-limits.md)", StringComparison.Ordinal));
        string[] accidents =
        [
            "Knight Capital", "Everbright", "Citigroup", "Mizuho", "HanMag", "name-server outage", "Cancels lost",
            "Fills dropped", "Orders of another session", "A restart invented a fill", "Fills inferred",
            "Cumulative quantity",
        ];
        foreach (var accident in accidents)
        {
            var row = Assert.Single(page, line => line.StartsWith("| " + accident, StringComparison.Ordinal)
                || (line.StartsWith("| ", StringComparison.Ordinal)
                    && line.Split('|')[1].Contains(accident, StringComparison.Ordinal)));
            Assert.True(row.Split('|')[3].Trim().Length > 20, accident + ": no answer");
        }
    }

    [Theory]
    [InlineData("22:00-06:00", 23, true)]
    [InlineData("22:00-06:00", 5, true)]
    [InlineData("22:00-06:00", 6, false)]
    [InlineData("09:00-10:00", 9, true)]
    [InlineData("09:00-10:00", 10, false)]
    public void Lock_HoldsFromItsFirstMinuteUpToItsLast(string text, int hour, bool holds)
    {
        Assert.True(SessionLock.TryParse(text, out var value));
        Assert.Equal(holds, value.Holds(hour * 60));
        Assert.Equal(text, value.ToString());
    }

    private static string Sample(LimitInfo info) => info.Unit switch
    {
        LimitUnit.Money or LimitUnit.Units => info.Name == LimitName.WeeklyLoss ? "2000" : "1000",
        LimitUnit.Share => info.Name == LimitName.ThrottleEnd ? "7%" : "5%",
        LimitUnit.Multiple => "2.5",
        LimitUnit.Duration => "15m",
        LimitUnit.Flag => "true",
        LimitUnit.Level => "2",
        _ => info.Name == LimitName.CancelReserve ? "2" : "7",
    };
}
