using Plimsoll.Kernel.Authorization;
using Plimsoll.Model.Values;
using static Plimsoll.Tests.Kernel.Authorization.Sample;

namespace Plimsoll.Tests.Kernel.Authorization;

/// <summary>Every rule just inside, at, just outside, and with what it needs missing.</summary>
public sealed class AuthorizationEvaluationTests
{
    [Theory]
    [InlineData("71.999999999999999999", AuthorizationLevel.PaperOnly)]
    [InlineData("72", AuthorizationLevel.Full)]
    [InlineData("72.000000000000000001", AuthorizationLevel.Full)]
    [InlineData("-72", AuthorizationLevel.PaperOnly)]
    public void Evaluate_FigureAtItsBound_IsExact(string hours, AuthorizationLevel level)
    {
        var answer = Evaluate(ValidationOnly, [Validation(hours)]);
        Assert.Equal(level, answer.Level);
        if (level == AuthorizationLevel.PaperOnly)
        {
            Assert.Contains(
                answer.Rules, row => !row.IsMet && row.Text.Contains(
                    $"its durationHours is {Number(hours)}, at least 72 is asked for", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Evaluate_FigureMissing_NamesIt()
    {
        var answer = Evaluate(ValidationOnly, [Record(EvidenceKind.Validation, Figure("durationHours", "80"))]);
        Assert.Equal(AuthorizationLevel.PaperOnly, answer.Level);
        Assert.Equal(2, answer.Rules.Count(row => row.Text.EndsWith("its figure riskGrade is missing",
            StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(-1, AuthorizationLevel.Full)]
    [InlineData(0, AuthorizationLevel.Full)]
    [InlineData(1, AuthorizationLevel.PaperOnly)]
    public void Evaluate_AgeAroundItsBound_IsExactToTheNanosecond(long pastNs, AuthorizationLevel level)
    {
        var record = Validation() with { IssuedNs = NowNs - (7 * DayNs) - pastNs };
        Assert.Equal(level, Evaluate(ValidationOnly, [record]).Level);
    }

    [Theory]
    [InlineData(1, AuthorizationLevel.Full)]
    [InlineData(0, AuthorizationLevel.PaperOnly)]
    [InlineData(-1, AuthorizationLevel.PaperOnly)]
    public void Evaluate_ExpiryAroundNow_CountsNoMoreAtItsMoment(long aheadNs, AuthorizationLevel level)
    {
        var record = Validation() with { ExpiresNs = NowNs + aheadNs };
        Assert.Equal(level, Evaluate(ValidationOnly, [record]).Level);
    }

    [Theory]
    [InlineData(0, AuthorizationLevel.Full)]
    [InlineData(1, AuthorizationLevel.PaperOnly)]
    public void Evaluate_DatedInTheFuture_DoesNotCount(long aheadNs, AuthorizationLevel level)
    {
        var record = Validation() with { IssuedNs = NowNs + aheadNs };
        var answer = Evaluate(ValidationOnly, [record]);
        Assert.Equal(level, answer.Level);
        Assert.Equal(
            aheadNs > 0, answer.Rules.Any(static row => row.Text.Contains("in the future", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(EvidenceVerdict.Passed, AuthorizationLevel.Full, "")]
    [InlineData(EvidenceVerdict.Failed, AuthorizationLevel.PaperOnly, "it failed")]
    [InlineData(EvidenceVerdict.Incomplete, AuthorizationLevel.PaperOnly, "it was not completed")]
    public void Evaluate_Verdict_OnlyPassedCounts(EvidenceVerdict verdict, AuthorizationLevel level, string why)
    {
        var answer = Evaluate(ValidationOnly, [Validation() with { Verdict = verdict }]);
        Assert.Equal(level, answer.Level);
        Assert.Equal(level != AuthorizationLevel.Full, answer.Rules.Any(row => !row.IsMet));
        Assert.All(answer.Rules.Where(static row => !row.IsMet),
            row => Assert.EndsWith(why, row.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(EvidenceSignature.Missing, "it is not signed")]
    [InlineData(EvidenceSignature.Foreign, "it is signed with a key that is not trusted here")]
    [InlineData(EvidenceSignature.Altered, "its signature does not fit: it was altered")]
    public void Evaluate_SignatureNotValid_CountsForNothingAtAll(EvidenceSignature signature, string why)
    {
        var answer = Evaluate(ValidationOnly, [Validation() with { Signature = signature }]);
        Assert.Equal(AuthorizationLevel.Denied, answer.Level);
        Assert.All(answer.Rules, row => Assert.EndsWith(why, row.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Evaluate_CodeParametersOrVersionChanged_LowersToPaper()
    {
        (EvidenceSubject Then, string Why)[] cases =
        [
            (Subject with { CodeHash = new string('d', 64) },
                "the code has changed since: dddddddddddd, now cccccccccccc"),
            (Subject with { ParametersHash = "" }, "the parameters have changed since: none, now pppppppppppp"),
            (Subject with { Version = "0.9" }, "it is of version 0.9, and 1.0 runs now"),
        ];
        foreach (var (then, why) in cases)
        {
            var answer = Evaluate(ValidationOnly, [Validation() with { Subject = then }]);
            Assert.Equal(AuthorizationLevel.PaperOnly, answer.Level);
            Assert.Contains(answer.Rules, row => row.Text.EndsWith(why, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Evaluate_EvidenceOfAnotherStrategy_IsNoEvidence()
    {
        var answer = Evaluate(ValidationOnly, [Validation() with { Subject = Subject with { Strategy = "Other" } }]);
        Assert.Equal(AuthorizationLevel.Denied, answer.Level);
        Assert.All(answer.Rules, row => Assert.Equal("no validation of SmaCross is on record", row.Text));
        // Nobody can speak for all strategies but the platform's own kinds of evidence.
        var forAll = Validation() with { Subject = EvidenceSubject.OfPlatform(Subject.Version) };
        Assert.Equal(AuthorizationLevel.Denied, Evaluate(ValidationOnly, [forAll]).Level);
    }

    [Theory]
    [InlineData(WithdrawalCause.Operator, "an operator took it back")]
    [InlineData(WithdrawalCause.Breaker, "a breaker tripped")]
    [InlineData(WithdrawalCause.Deviation, "live trading deviated from paper")]
    [InlineData(WithdrawalCause.Reconciliation, "a reconciliation failed")]
    [InlineData(WithdrawalCause.FeedSilent, "the feed was away for too long")]
    [InlineData(WithdrawalCause.LadderFailed, "a stage of the ladder failed")]
    [InlineData(WithdrawalCause.Kill, "the kill latch was engaged")]
    public void Evaluate_Withdrawn_LowersToPaperUntilThereIsNewEvidence(WithdrawalCause cause, string why)
    {
        var record = Validation();
        var withdrawal = new Withdrawal(cause, Subject.Strategy, EvidenceKind.None, record.IssuedNs, "a", "b");
        var answer = Evaluate(ValidationOnly, [record], NowNs, withdrawal);
        Assert.Equal(AuthorizationLevel.PaperOnly, answer.Level);
        Assert.Contains(answer.Rules, row => row.Text.EndsWith(why, StringComparison.Ordinal));

        var later = record with { IssuedNs = record.IssuedNs + 1 };
        Assert.Equal(AuthorizationLevel.Full, Evaluate(ValidationOnly, [record, later], NowNs, withdrawal).Level);
    }

    [Fact]
    public void Evaluate_WithdrawalOfOtherThings_LeavesTheLevel()
    {
        var record = Validation();
        Withdrawal[] harmless =
        [
            new(WithdrawalCause.Breaker, "Other", EvidenceKind.None, NowNs, "a", "b"),
            new(WithdrawalCause.Breaker, Subject.Strategy, EvidenceKind.Ladder, NowNs, "a", "b"),
            new(WithdrawalCause.Breaker, Subject.Strategy, EvidenceKind.None, record.IssuedNs - 1, "a", "b"),
        ];
        Assert.Equal(AuthorizationLevel.Full, Evaluate(ValidationOnly, [record], NowNs, harmless).Level);
        var all = new Withdrawal(WithdrawalCause.Kill, EvidenceSubject.Platform, EvidenceKind.None, NowNs, "a", "b");
        Assert.Equal(AuthorizationLevel.PaperOnly, Evaluate(ValidationOnly, [record], NowNs, all).Level);
    }

    [Fact]
    public void Evaluate_LevelWithoutItsLowerOnes_IsNotGranted()
    {
        var withoutLimited = ValidationOnly with { Rules = [ValidationOnly.Rules[0], ValidationOnly.Rules[2]] };
        Assert.Equal(AuthorizationLevel.PaperOnly, Evaluate(withoutLimited, [Validation()]).Level);
        var withoutRequirements = ValidationOnly with
        {
            Rules = [new LevelRule(AuthorizationLevel.PaperOnly, [new RuleAlternative("nothing", [])], default)],
        };
        Assert.Equal(AuthorizationLevel.Denied, Evaluate(withoutRequirements, [Validation()]).Level);
    }

    [Fact]
    public void Evaluate_SeveralAlternatives_OneIsEnoughAndTheLongestCounts()
    {
        var backtest = new EvidenceRequirement { Kind = EvidenceKind.Backtest, AgeMaxNs = 2 * DayNs };
        var policy = ValidationOnly with
        {
            Rules =
            [
                new LevelRule(
                    AuthorizationLevel.PaperOnly,
                    [new RuleAlternative("a", [backtest]), new RuleAlternative("b", [Passed("1")])], default),
            ],
        };
        var answer = Evaluate(policy, [Record(EvidenceKind.Backtest), Validation()]);
        Assert.Equal(AuthorizationLevel.PaperOnly, answer.Level);
        Assert.Equal(NowNs + (6 * DayNs) + 1, answer.ValidUntilNs);
        answer = Evaluate(policy, [Record(EvidenceKind.Backtest)]);
        Assert.Equal(NowNs + DayNs + 1, answer.ValidUntilNs);
        Assert.Equal(2, answer.Rules.Count);
    }

    [Theory]
    [InlineData("49", "100", AuthorizationLevel.Denied, 0)]
    [InlineData("50", "69.99", AuthorizationLevel.PaperOnly, 0)]
    [InlineData("50", "70", AuthorizationLevel.Limited, 1_500)]
    [InlineData("70", "84", AuthorizationLevel.Limited, 1_500)]
    [InlineData("70", "85", AuthorizationLevel.Limited, 10_000)]
    [InlineData("70", "99", AuthorizationLevel.Limited, 10_000)]
    [InlineData("70", "100", AuthorizationLevel.Full, 0)]
    public void Evaluate_ReadinessCeilings_OnlyLower(
        string foundation, string score, AuthorizationLevel level, long valueMax)
    {
        var record = Record(EvidenceKind.Readiness, Figure("foundation", foundation), Figure("score", score));
        var answer = Evaluate(WithReadiness, [Validation(), record]);
        Assert.Equal(level, answer.Level);
        var most = level < AuthorizationLevel.Limited ? Amount.Zero
            : valueMax == 0 ? LevelCaps.NoValueCap : Amount.FromUnits(valueMax);
        Assert.Equal(most, answer.Caps.PositionValueMax);
        // A perfect score raises nothing.
        var perfect = Record(EvidenceKind.Readiness, Figure("foundation", "70"), Figure("score", "100"));
        Assert.Equal(AuthorizationLevel.Denied, Evaluate(WithReadiness, [perfect]).Level);
    }

    [Fact]
    public void Evaluate_CeilingWithoutEvidenceOrWithStaleOne_CountsAsZero()
    {
        Assert.Equal(AuthorizationLevel.Denied, Evaluate(WithReadiness, [Validation()]).Level);
        var good = Record(EvidenceKind.Readiness, Figure("foundation", "70"), Figure("score", "100"));
        foreach (var bad in (EvidenceRecord[])[
            good with { ExpiresNs = NowNs }, good with { Signature = EvidenceSignature.Altered },
            good with { Verdict = EvidenceVerdict.Failed }, good with { Figures = [] },
            good with { Subject = EvidenceSubject.OfPlatform("0.9") }])
        {
            Assert.Equal(AuthorizationLevel.Denied, Evaluate(WithReadiness, [Validation(), bad]).Level);
        }

        var mild = WithReadiness with
        {
            Ceilings = [WithReadiness.Ceilings[0] with { AppliesWhenMissing = false }, WithReadiness.Ceilings[1]],
        };
        Assert.Equal(AuthorizationLevel.PaperOnly, Evaluate(mild, [Validation()]).Level);

        // The newest counts, not the best.
        var older = good with { IssuedNs = good.IssuedNs - 1 };
        var low = good with { Figures = [Figure("foundation", "70"), Figure("score", "60")] };
        Assert.Equal(AuthorizationLevel.PaperOnly, Evaluate(WithReadiness, [Validation(), older, low]).Level);
    }

    [Fact]
    public void Evaluate_Ladder_HoldsPositionsToTheNextStage()
    {
        var policy = ValidationOnly with { Ladder = LadderPlan.Usual };
        Assert.Equal(Amount.FromUnits(1), Evaluate(policy, [Validation()]).Caps.PositionValueMax);
        Assert.Equal(Amount.FromUnits(10), Evaluate(policy, [Validation(), Stage(1)]).Caps.PositionValueMax);
        Assert.Equal(Amount.FromUnits(100), Evaluate(policy, [Validation(), Stage(2)]).Caps.PositionValueMax);
        var third = Evaluate(policy, [Validation(), Stage(1), Stage(3)]).Caps;
        Assert.Equal((10_000, LevelCaps.NoValueCap), (third.PositionShareMillionths, third.PositionValueMax));
        Assert.Equal(100_000, Evaluate(policy, [Validation(), Stage(7)]).Caps.PositionShareMillionths);
        Assert.Equal(Amount.FromUnits(1), Evaluate(policy, [Validation(), Stage(2, "1")]).Caps.PositionValueMax);
        var rehearsal = policy with { Ladder = LadderPlan.Usual with { AcceptsSimulated = true } };
        Assert.Equal(
            Amount.FromUnits(100), Evaluate(rehearsal, [Validation(), Stage(2, "1")]).Caps.PositionValueMax);
    }

    [Fact]
    public void Evaluate_Explains_EachRequirementOfEachLevel()
    {
        var answer = Evaluate(ValidationOnly, []);
        Assert.Equal(
            [AuthorizationLevel.PaperOnly, AuthorizationLevel.Limited, AuthorizationLevel.Full],
            answer.Rules.Select(static row => row.Level));
        Assert.Equal(
            "a validation that passed, at most 168.0 h old with durationHours at least 72 and riskGrade at least 1",
            answer.Rules[1].Requirement);
        Assert.Equal("any validation on record", answer.Rules[0].Requirement);
        Assert.All(answer.Rules, row => Assert.Equal(long.MinValue, row.ValidUntilNs));
    }

    private static EvidenceRecord Stage(int stage, string simulated = "0") => Record(
        EvidenceKind.Ladder, new EvidenceFigure("stage", Amount.FromUnits(stage)), Figure("simulated", simulated));

    private static AuthorizationPolicy WithReadiness => ValidationOnly with
    {
        Ceilings =
        [
            Ceiling("foundation", "50", AuthorizationLevel.Denied, LevelCaps.None),
            Ceiling("score", "70", AuthorizationLevel.PaperOnly, LevelCaps.None),
            Ceiling("score", "85", AuthorizationLevel.Limited, LevelCaps.None with
            {
                PositionValueMax = Amount.FromUnits(1_500), StrategiesMax = 1, DayLossMax = Amount.FromUnits(50),
            }),
            Ceiling("score", "100", AuthorizationLevel.Limited, LevelCaps.None with
            {
                PositionValueMax = Amount.FromUnits(10_000),
            }),
        ],
    };

    private static LevelCeiling Ceiling(string figure, string below, AuthorizationLevel level, LevelCaps caps) =>
        new(EvidenceKind.Readiness, figure, Number(below), level, caps);
}
