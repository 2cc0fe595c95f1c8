using Plimsoll.Kernel.Authorization;
using Plimsoll.Model.Values;
using Plimsoll.Tests.Kernel.Brackets;
using static Plimsoll.Tests.Kernel.Authorization.Sample;

namespace Plimsoll.Tests.Kernel.Authorization;

/// <summary>
/// Random evidence, expiry and withdrawal: the level never exceeds what a plain second reading of the policy gives at
/// that instant, and lasts exactly as long as it says.
/// </summary>
public sealed class AuthorizationPropertyTests
{
    private const int Worlds = 400;

    [Fact]
    public void Evaluate_RandomWorlds_IsThePlainReadingAtEveryInstant()
    {
        var levels = new int[4];
        for (var seed = 1; seed <= Worlds; seed++)
        {
            var random = new TestRandom((ulong)seed);
            var evidence = Enumerable.Range(0, random.Next(6)).Select(_ => RandomRecord(random)).ToArray();
            var withdrawals = Enumerable.Range(0, random.Next(3)).Select(_ => RandomWithdrawal(random)).ToArray();
            for (var step = 0; step < 12; step++)
            {
                var nowNs = NowNs + ((random.Next(480) - 240) * HourNs);
                var answer = Evaluate(ValidationOnly, evidence, nowNs, withdrawals);
                Assert.Equal(Plain(evidence, withdrawals, nowNs), answer.Level);
                Assert.Equal(answer.AllowsMoney, answer.Caps.PositionShareMillionths > 0);
                levels[(int)answer.Level]++;
            }
        }

        Assert.All(levels, count => Assert.True(count > 50, string.Join(' ', levels)));
    }

    [Fact]
    public void Evaluate_RandomWorlds_TheLevelLastsUntilItSaysAndMoreEvidenceNeverLowersIt()
    {
        for (var seed = 1; seed <= Worlds; seed++)
        {
            var random = new TestRandom((ulong)(seed + 10_000));
            var evidence = Enumerable.Range(0, 1 + random.Next(6)).Select(_ => RandomRecord(random)).ToArray();
            Withdrawal[] withdrawals = random.Next(3) == 0 ? [RandomWithdrawal(random)] : [];
            var answer = Evaluate(ValidationOnly, evidence, NowNs, withdrawals);
            if (answer.ValidUntilNs != long.MaxValue)
            {
                Assert.True(answer.ValidUntilNs > NowNs);
                foreach (var nowNs in (long[])[
                    NowNs + ((answer.ValidUntilNs - NowNs) / 2), answer.ValidUntilNs - 1])
                {
                    Assert.Equal(answer.Level, Evaluate(ValidationOnly, evidence, nowNs, withdrawals).Level);
                }

                var isAhead = Array.Exists(evidence, one => one.IssuedNs == answer.ValidUntilNs);
                var after = Evaluate(ValidationOnly, evidence, answer.ValidUntilNs, withdrawals).Level;
                Assert.True(isAhead || after < answer.Level, $"seed {seed}: {answer.Level} then {after}");
            }

            var more = Evaluate(ValidationOnly, [.. evidence, RandomRecord(random)], NowNs, withdrawals);
            Assert.True(more.Level >= answer.Level);
            var fewer = Evaluate(ValidationOnly, evidence, NowNs, [.. withdrawals, RandomWithdrawal(random)]);
            Assert.True(fewer.Level <= answer.Level);
        }
    }

    [Fact]
    public void State_RandomGrantsAndTimes_PassesNoEntryBeyondTheGrant()
    {
        var passed = 0;
        for (var seed = 1; seed <= Worlds; seed++)
        {
            var random = new TestRandom((ulong)(seed + 20_000));
            var state = new AuthorizationState(2, AuthorizationLevel.Limited);
            var current = default(AuthorizationGrant);
            for (var step = 0; step < 30; step++)
            {
                var nowNs = NowNs + (step * HourNs);
                if (random.Next(4) == 0)
                {
                    current = RandomGrant(random, nowNs);
                    Assert.True(state.Apply(in current));
                }
                else if (random.Next(12) == 0)
                {
                    current = default;
                    state.Revoke(default);
                }

                Assert.False(state.TryBeginBypass(nowNs, HourNs));
                var value = Amount.FromUnits(1 + random.Next(200));
                var query = new AuthorizationQuery
                {
                    Strategy = default, NowNs = nowNs, IsExit = random.Next(5) == 0, OrderValue = value,
                    PositionValue = value + Amount.FromUnits(random.Next(50)), Equity = Amount.FromUnits(1_000),
                    DayVolume = Amount.FromUnits(random.Next(400)), DayLoss = Amount.FromUnits(random.Next(20)),
                };
                var isAllowed = query.IsExit || (current.Level >= AuthorizationLevel.Limited
                    && nowNs < current.ValidUntilNs
                    && query.PositionValue <= current.Caps.PositionValueMax
                    && query.PositionValue * 1_000_000 <= query.Equity * current.PositionShareMillionths
                    && query.DayVolume + value <= current.Caps.DayVolumeMax
                    && (query.DayLoss.IsZero || query.DayLoss < current.Caps.DayLossMax)
                    && current.StrategiesMax >= 1);
                Assert.Equal(isAllowed, state.Check(in query).IsEmpty);
                passed += isAllowed && !query.IsExit ? 1 : 0;
            }
        }

        Assert.True(passed > 200, $"{passed} entries passed");
    }

    private static AuthorizationGrant RandomGrant(TestRandom random, long nowNs) => new(
        default, (AuthorizationLevel)random.Next(4), random.Next(10) * 50_000, random.Next(5) == 0 ? 0 : 2,
        nowNs + (random.Next(20) * HourNs), random.Next(300) * 1_000_000L, random.Next(900) * 1_000_000L,
        random.Next(30) * 1_000_000L);

    private static EvidenceRecord RandomRecord(TestRandom random)
    {
        var issuedNs = NowNs - ((random.Next(220) - 20) * HourNs);
        return Validation(random.Next(8) == 0 ? "71.5" : "72", random.Next(3) == 0 ? "1" : "2") with
        {
            IssuedNs = issuedNs,
            ExpiresNs = issuedNs + (random.Next(300) * HourNs),
            Verdict = random.Next(6) == 0 ? EvidenceVerdict.Failed : EvidenceVerdict.Passed,
            Signature = random.Next(8) == 0 ? (EvidenceSignature)random.Next(3) : EvidenceSignature.Valid,
            Subject = random.Next(8) == 0 ? Subject with { CodeHash = "other" } : Subject,
        };
    }

    private static Withdrawal RandomWithdrawal(TestRandom random) => new(
        (WithdrawalCause)(1 + random.Next(7)),
        random.Next(3) == 0 ? "Other" : random.Next(2) == 0 ? EvidenceSubject.Platform : Subject.Strategy,
        random.Next(3) == 0 ? EvidenceKind.Ladder : EvidenceKind.None,
        NowNs - (random.Next(200) * HourNs), "somebody", "some reason");

    /// <summary>The policy read a second time, in other words and without its parts.</summary>
    private static AuthorizationLevel Plain(EvidenceRecord[] evidence, Withdrawal[] withdrawals, long nowNs)
    {
        var signed = evidence.Where(static one => one.Signature == EvidenceSignature.Valid).ToArray();
        var standing = signed.Where(one => one.Verdict == EvidenceVerdict.Passed && one.Subject == Subject
            && one.IssuedNs <= nowNs && nowNs < one.ExpiresNs && nowNs - one.IssuedNs <= 7 * DayNs
            && one.TryGet("durationHours", out var hours) && hours >= Amount.FromUnits(72)
            && !withdrawals.Any(each => one.IssuedNs <= each.AtNs && each.Kind == EvidenceKind.None
                && each.Strategy != "Other")).ToArray();
        return standing.Any(static one => one.TryGet("riskGrade", out var risk) && risk == Amount.FromUnits(2))
            ? AuthorizationLevel.Full
            : standing.Length > 0 ? AuthorizationLevel.Limited
            : signed.Length > 0 ? AuthorizationLevel.PaperOnly
            : AuthorizationLevel.Denied;
    }
}
