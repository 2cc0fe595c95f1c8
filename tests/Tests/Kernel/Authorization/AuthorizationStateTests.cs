using Plimsoll.Kernel.Authorization;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using static Plimsoll.Tests.Kernel.Authorization.Sample;

namespace Plimsoll.Tests.Kernel.Authorization;

/// <summary>What the kernel holds: just inside, at, just outside, missing, and exits through everything.</summary>
public sealed class AuthorizationStateTests
{
    private static readonly AuthorizationGrant Usual = new(
        default, AuthorizationLevel.Limited, 50_000, 2, NowNs + HourNs, 100_000_000, 1_000_000_000, 50_000_000);

    [Theory]
    [InlineData("100", "100", "10000", "0", "0", OrderReason.None)]
    [InlineData("100.000000000000000001", "100", "10000", "0", "0", OrderReason.AuthorizedValueExceeded)]
    [InlineData("1", "100.000000000000000001", "10000", "0", "0", OrderReason.AuthorizedValueExceeded)]
    [InlineData("50", "50", "1000", "0", "0", OrderReason.None)]
    [InlineData("50", "50.000000000000000001", "1000", "0", "0", OrderReason.AuthorizedShareExceeded)]
    [InlineData("50", "50", "999.999999999999999999", "0", "0", OrderReason.AuthorizedShareExceeded)]
    [InlineData("50", "50", "10000", "950", "0", OrderReason.None)]
    [InlineData("50", "50", "10000", "950.000000000000000001", "0", OrderReason.AuthorizedVolumeExceeded)]
    [InlineData("50", "50", "10000", "0", "49.999999999999999999", OrderReason.None)]
    [InlineData("50", "50", "10000", "0", "50", OrderReason.AuthorizedLossReached)]
    [InlineData("50", "50", "10000", "0", "-50", OrderReason.None)]
    [InlineData("0", "50", "10000", "0", "0", OrderReason.AuthorizationInputMissing)]
    [InlineData("-1", "50", "10000", "0", "0", OrderReason.AuthorizationInputMissing)]
    [InlineData("50", "-1", "10000", "0", "0", OrderReason.AuthorizationInputMissing)]
    [InlineData("50", "50", "0", "0", "0", OrderReason.AuthorizationInputMissing)]
    [InlineData("50", "50", "-3", "0", "0", OrderReason.AuthorizationInputMissing)]
    [InlineData("50", "50", "10000", "-1", "0", OrderReason.AuthorizationInputMissing)]
    public void Check_Caps_AreExact(
        string order, string position, string equity, string volume, string loss, OrderReason reason)
    {
        var state = Granted(Usual);
        var query = new AuthorizationQuery
        {
            Strategy = default, NowNs = NowNs, IsExit = false, OrderValue = Number(order),
            PositionValue = Number(position), Equity = Number(equity), DayVolume = Number(volume),
            DayLoss = Number(loss),
        };
        var expected = default(ReasonSet);
        expected.Add(reason);
        Assert.Equal(expected, state.Check(in query));
        Assert.True(state.Check(Exit(in query)).IsEmpty);
    }

    [Theory]
    [InlineData(AuthorizationLevel.Denied, AuthorizationLevel.PaperOnly, OrderReason.NotAuthorized)]
    [InlineData(AuthorizationLevel.PaperOnly, AuthorizationLevel.PaperOnly, OrderReason.None)]
    [InlineData(AuthorizationLevel.PaperOnly, AuthorizationLevel.Limited, OrderReason.AuthorizationTooLow)]
    [InlineData(AuthorizationLevel.Limited, AuthorizationLevel.Limited, OrderReason.None)]
    [InlineData(AuthorizationLevel.Limited, AuthorizationLevel.Full, OrderReason.AuthorizationTooLow)]
    [InlineData(AuthorizationLevel.Full, AuthorizationLevel.Full, OrderReason.None)]
    [InlineData(AuthorizationLevel.Denied, AuthorizationLevel.Denied, OrderReason.None)]
    public void Check_Level_IsTheLeastThatIsNeeded(
        AuthorizationLevel has, AuthorizationLevel required, OrderReason reason)
    {
        var state = Granted(Usual with { Level = has }, required);
        var reasons = state.Check(Entry(default, NowNs));
        Assert.Equal(reason == OrderReason.None, reasons.IsEmpty);
        Assert.Equal(reason != OrderReason.None, reasons.Contains(reason));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void Check_ValidUntil_EndsAtItsMoment(long pastNs, bool passes) =>
        Assert.Equal(passes, Granted(Usual).Check(Entry(default, Usual.ValidUntilNs + pastNs)).IsEmpty);

    [Fact]
    public void Check_NothingGranted_OrStrategyOutsideTheRun_IsRefused()
    {
        var state = new AuthorizationState(1, AuthorizationLevel.Limited);
        Assert.True(state.Check(Entry(default, NowNs)).Contains(OrderReason.NotAuthorized));
        Assert.True(state.Check(Entry(new StrategyIndex(1), NowNs)).Contains(OrderReason.NotAuthorized));
        Assert.True(state.Check(Entry(new StrategyIndex(-1), NowNs)).Contains(OrderReason.NotAuthorized));
        Assert.False(state.Apply(Usual with { Strategy = new StrategyIndex(1) }));
        Assert.False(state.Apply(Usual with { Strategy = new StrategyIndex(-1) }));
    }

    [Fact]
    public void Apply_NumbersThatCannotBe_TakeEverything()
    {
        foreach (var wrong in (AuthorizationGrant[])[
            Usual with { Level = (AuthorizationLevel)4 }, Usual with { PositionShareMillionths = -1 },
            Usual with { PositionShareMillionths = 1_000_001 }, Usual with { PositionValueMaxMicros = -1 },
            Usual with { DayVolumeMaxMicros = -1 }, Usual with { DayLossMaxMicros = -1 },
            Usual with { StrategiesMax = -1 }])
        {
            var state = Granted(Usual);
            Assert.False(state.Apply(in wrong));
            Assert.Equal(AuthorizationLevel.Denied, state[default].Level);
            Assert.False(state.Check(Entry(default, NowNs)).IsEmpty);
        }
    }

    [Fact]
    public void Check_MoreStrategiesWithMoneyThanAllowed_StopsAllThatSaySo()
    {
        var state = new AuthorizationState(3, AuthorizationLevel.Limited);
        for (var i = 0; i < 3; i++)
        {
            Assert.True(state.Apply(Usual with { Strategy = new StrategyIndex(i) }));
            Assert.Equal(
                i == 2, state.Check(Entry(default, NowNs)).Contains(OrderReason.AuthorizedStrategiesExceeded));
        }

        state.Revoke(new StrategyIndex(2));
        Assert.True(state.Check(Entry(default, NowNs)).IsEmpty);
        Assert.True(state.Check(Entry(new StrategyIndex(2), NowNs)).Contains(OrderReason.NotAuthorized));
    }

    [Fact]
    public void Bypass_WhereNoMoneyIs_PassesEntriesAndCountsThem()
    {
        var state = new AuthorizationState(1, AuthorizationLevel.PaperOnly);
        Assert.False(state.TryBeginBypass(NowNs, 0));
        Assert.False(state.TryBeginBypass(NowNs, AuthorizationState.BypassMaxNs + 1));
        Assert.True(state.TryBeginBypass(NowNs, AuthorizationState.BypassMaxNs));
        Assert.True(state.Check(Entry(default, NowNs)).IsEmpty);
        Assert.True(state.Check(Entry(default, NowNs + HourNs - 1)).IsEmpty);
        Assert.Equal(2, state.BypassUses);
        Assert.False(state.Check(Entry(default, NowNs + HourNs)).IsEmpty);
        Assert.True(state.TryBeginBypass(NowNs, 1));
        state.EndBypass();
        Assert.False(state.HasBypass(NowNs));
        Assert.Equal(2, state.BypassUses);
    }

    [Fact]
    public void Bypass_WithMoney_IsRefused()
    {
        var state = new AuthorizationState(1, AuthorizationLevel.Limited);
        Assert.False(state.TryBeginBypass(NowNs, 1));
        Assert.False(state.Check(Entry(default, NowNs)).IsEmpty);
        Assert.Equal(0, state.BypassUses);
    }

    [Theory]
    [InlineData(AuthorizationLevel.PaperOnly, "ada", "test", 60, null)]
    [InlineData(AuthorizationLevel.PaperOnly, "ada", "test", 61, "60 minutes")]
    [InlineData(AuthorizationLevel.PaperOnly, "ada", "test", 0, "above 0")]
    [InlineData(AuthorizationLevel.PaperOnly, " ", "test", 1, "name")]
    [InlineData(AuthorizationLevel.PaperOnly, "ada", null, 1, "reason")]
    [InlineData(AuthorizationLevel.Limited, "ada", "test", 1, "exits")]
    public void BypassTerms_NeedActorReasonAndLength(
        AuthorizationLevel required, string? actor, string? reason, int minutes, string? why)
    {
        var refusal = BypassTerms.Refuse(required, actor, reason, minutes * 60_000_000_000L);
        Assert.Equal(why is null, refusal is null);
        Assert.Contains(why ?? "", refusal ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void SaveAndRestore_GivesTheSameAnswers()
    {
        var state = Granted(Usual, AuthorizationLevel.PaperOnly);
        _ = state.TryBeginBypass(NowNs, HourNs);
        _ = state.Check(Entry(new StrategyIndex(1), NowNs));
        var buffer = new StateBuffer();
        state.Save(buffer);
        buffer.Rewind();
        var other = new AuthorizationState(2, AuthorizationLevel.PaperOnly);
        other.Restore(buffer);
        buffer.ExpectEnd();
        Assert.Equal(state[default], other[default]);
        Assert.Equal((state.BypassUntilNs, 1L), (other.BypassUntilNs, other.BypassUses));
        var again = new StateBuffer();
        other.Save(again);
        Assert.Equal(buffer.Written, again.Written);

        buffer.Rewind();
        Assert.Throws<StateFormatException>(
            () => new AuthorizationState(2, AuthorizationLevel.Full).Restore(buffer));
        buffer.Rewind();
        Assert.Throws<StateFormatException>(
            () => new AuthorizationState(1, AuthorizationLevel.PaperOnly).Restore(buffer));
    }

    [Fact]
    public void Check_AllocatesNothing()
    {
        var state = Granted(Usual);
        var query = Entry(default, NowNs);
        _ = state.Check(in query);
        var probe = AllocationProbe.Start();
        for (var i = 0; i < 1_000; i++)
        {
            _ = state.Check(in query);
        }

        probe.AssertNothing();
    }

    [Fact]
    public void Of_Answer_CutsAmountsToMillionths()
    {
        var answer = Evaluate(ValidationOnly, [Validation()]) with
        {
            Caps = LevelCaps.None with { PositionValueMax = Number("1.0000019"), DayLossMax = Number("0.5") },
        };
        var grant = AuthorizationGrant.Of(new StrategyIndex(3), answer);
        Assert.Equal((1_000_001L, 500_000L), (grant.PositionValueMaxMicros, grant.DayLossMaxMicros));
        Assert.Equal(Number("1.000001"), grant.Caps.PositionValueMax);
        Assert.Equal(LevelCaps.NoValueCap, grant.Caps.DayVolumeMax);
        Assert.Equal((AuthorizationLevel.Full, 3), (grant.Level, grant.Strategy.Value));
        Assert.True(System.Runtime.CompilerServices.Unsafe.SizeOf<AuthorizationGrant>() <= 56);
    }

    private static AuthorizationState Granted(
        AuthorizationGrant grant, AuthorizationLevel required = AuthorizationLevel.Limited)
    {
        var state = new AuthorizationState(2, required);
        Assert.True(state.Apply(in grant));
        return state;
    }

    private static AuthorizationQuery Entry(StrategyIndex strategy, long nowNs) => new()
    {
        Strategy = strategy, NowNs = nowNs, IsExit = false, OrderValue = Amount.FromUnits(10),
        PositionValue = Amount.FromUnits(10), Equity = Amount.FromUnits(10_000), DayVolume = Amount.Zero,
    };

    private static AuthorizationQuery Exit(in AuthorizationQuery query) => new()
    {
        Strategy = query.Strategy, NowNs = query.NowNs, IsExit = true, OrderValue = query.OrderValue,
        PositionValue = query.PositionValue, Equity = query.Equity, DayVolume = query.DayVolume,
        DayLoss = query.DayLoss,
    };
}
