using System.Globalization;
using Plimsoll.Kernel.Invariants;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Authorization;

/// <summary>
/// What each strategy of a run may do, as the kernel holds it: set by events, asked for every order in constant time
/// and
/// without allocation. Nothing is granted at the start.
/// </summary>
public sealed class AuthorizationState
{
    /// <summary>Longest bypass, in nanoseconds: 60 minutes.</summary>
    public const long BypassMaxNs = 3_600_000_000_000;

    private const string Tag = "AuthorizationState(1)";
    private readonly AuthorizationGrant[] grants;
    private int moneyCount;

    /// <summary>Makes the state of a run.</summary>
    /// <param name="strategyCount">Strategies of the run, 1 to <see cref="Limits.StrategiesMax"/>.</param>
    /// <param name="required">
    /// The level that an entry needs here: denied where nothing is asked, paper only for a simulated venue on real
    /// data,
    /// limited for real money. The caps count where money is at stake.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The count is out of its range, or the level is no such.
    /// </exception>
    public AuthorizationState(int strategyCount, AuthorizationLevel required)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(strategyCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(strategyCount, Limits.StrategiesMax);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((byte)required, (byte)AuthorizationLevel.Full);
        grants = new AuthorizationGrant[strategyCount];
        for (var i = 0; i < strategyCount; i++)
        {
            grants[i] = new AuthorizationGrant(new StrategyIndex(i), default, 0, 0, long.MinValue, 0, 0, 0);
        }

        Required = required;
    }

    /// <summary>The level that an entry needs.</summary>
    public AuthorizationLevel Required { get; }

    /// <summary>When the bypass ends; the smallest moment when there is none.</summary>
    public long BypassUntilNs { get; private set; } = long.MinValue;

    /// <summary>How many orders passed by a bypass alone.</summary>
    public long BypassUses { get; private set; }

    /// <summary>What a strategy may do.</summary>
    /// <param name="strategy">One of the run.</param>
    public AuthorizationGrant this[StrategyIndex strategy] => grants[strategy.Value];

    /// <summary>Whether a bypass is in force.</summary>
    /// <param name="nowNs">The moment; nanoseconds since the epoch, UTC.</param>
    public bool HasBypass(long nowNs) => nowNs < BypassUntilNs;

    /// <summary>Replaces what a strategy may do. Of a strategy that is not in the run nothing is taken up.</summary>
    /// <param name="grant">From now on.</param>
    /// <returns>Whether the strategy is in the run and the numbers are sound; else it may do nothing.</returns>
    public bool Apply(in AuthorizationGrant grant)
    {
        var place = grant.Strategy.Value;
        if (place < 0 || place >= grants.Length)
        {
            return false;
        }

        var isSound = grant.Level <= AuthorizationLevel.Full && grant.StrategiesMax >= 0
            && grant.PositionShareMillionths is >= 0 and <= LevelCaps.WholeMillionths
            && grant.PositionValueMaxMicros >= 0 && grant.DayVolumeMaxMicros >= 0 && grant.DayLossMaxMicros >= 0;
        moneyCount -= grants[place].Level >= AuthorizationLevel.Limited ? 1 : 0;
        grants[place] = isSound ? grant : new AuthorizationGrant(grant.Strategy, default, 0, 0, long.MinValue, 0, 0, 0);
        moneyCount += grants[place].Level >= AuthorizationLevel.Limited ? 1 : 0;
        return isSound;
    }

    /// <summary>Takes everything from a strategy.</summary>
    /// <param name="strategy">Any; one that is not in the run has nothing.</param>
    public void Revoke(StrategyIndex strategy) => _ = Apply(
        new AuthorizationGrant(strategy, AuthorizationLevel.Denied, 0, 0, long.MinValue, 0, 0, 0));

    /// <summary>
    /// Lets entries pass without authorization for a while, where no money is at stake. With money it lets nothing pass
    /// but exits, which pass anyway.
    /// </summary>
    /// <param name="nowNs">The moment; nanoseconds since the epoch, UTC.</param>
    /// <param name="lengthNs">How long; more than 0 and at most <see cref="BypassMaxNs"/>.</param>
    /// <returns>Whether it is in force; not with money, and not for any other length.</returns>
    public bool TryBeginBypass(long nowNs, long lengthNs)
    {
        if (Required >= AuthorizationLevel.Limited || lengthNs is <= 0 or > BypassMaxNs)
        {
            return false;
        }

        BypassUntilNs = (long)Int128.Min((Int128)nowNs + lengthNs, long.MaxValue);
        return true;
    }

    /// <summary>Ends the bypass, if there is one.</summary>
    public void EndBypass() => BypassUntilNs = long.MinValue;

    /// <summary>All that speaks against an order; empty when it may go out.</summary>
    /// <param name="query">The order and what is known.</param>
    public ReasonSet Check(in AuthorizationQuery query)
    {
        var reasons = default(ReasonSet);
        if (query.IsExit || Required == AuthorizationLevel.Denied)
        {
            return reasons;
        }

        if (query.Strategy.Value < 0 || query.Strategy.Value >= grants.Length)
        {
            reasons.Add(OrderReason.NotAuthorized);
            return reasons;
        }

        ref readonly var grant = ref grants[query.Strategy.Value];
        if (grant.Level < Required)
        {
            reasons.Add(grant.Level == AuthorizationLevel.Denied
                ? OrderReason.NotAuthorized
                : OrderReason.AuthorizationTooLow);
        }

        if (grant.Level > AuthorizationLevel.Denied && query.NowNs >= grant.ValidUntilNs)
        {
            reasons.Add(OrderReason.AuthorizationExpired);
        }

        if (Required >= AuthorizationLevel.Limited)
        {
            CheckCaps(in grant, in query, ref reasons);
        }

        if (!reasons.IsEmpty && HasBypass(query.NowNs))
        {
            BypassUses++;
            return default;
        }

        return reasons;
    }

    /// <summary>Writes the state down.</summary>
    /// <param name="writer">Takes it.</param>
    public void Save(IStateWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteSection(Tag);
        writer.Write((long)Required);
        writer.Write(grants.Length);
        writer.Write(BypassUntilNs);
        writer.Write(BypassUses);
        foreach (ref readonly var grant in grants.AsSpan())
        {
            writer.Write((long)grant.Level);
            writer.Write(grant.PositionShareMillionths);
            writer.Write(grant.StrategiesMax);
            writer.Write(grant.ValidUntilNs);
            writer.Write(grant.PositionValueMaxMicros);
            writer.Write(grant.DayVolumeMaxMicros);
            writer.Write(grant.DayLossMaxMicros);
        }
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    /// <param name="reader">Has it.</param>
    /// <exception cref="StateFormatException">It is of another run, or no such state.</exception>
    public void Restore(IStateReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        reader.ReadSection(Tag);
        var required = reader.ReadInt64();
        var count = reader.ReadInt64();
        if (required != (long)Required || count != grants.Length)
        {
            throw new StateFormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"saved authorization: level {required} for {count} strategies, and the run asks for {(long)Required} "
                + $"and has {grants.Length}: restore it into the run that saved it"));
        }

        BypassUntilNs = reader.ReadInt64();
        BypassUses = reader.ReadInt64();
        for (var i = 0; i < grants.Length; i++)
        {
            var level = reader.ReadInt64();
            var grant = new AuthorizationGrant(
                new StrategyIndex(i), (AuthorizationLevel)Math.Clamp(level, 0, byte.MaxValue),
                (int)reader.ReadInt64(), (int)reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(),
                reader.ReadInt64(), reader.ReadInt64());
            if (!Apply(in grant) || level < 0)
            {
                throw new StateFormatException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"saved authorization: strategy {i} has level {level} or a cap that cannot be: it was not saved by "
                    + $"this part"));
            }
        }
    }

    private void CheckCaps(in AuthorizationGrant grant, in AuthorizationQuery query, ref ReasonSet reasons)
    {
        if (query.OrderValue.Sign <= 0 || query.PositionValue.Sign < 0 || query.Equity.Sign <= 0
            || query.DayVolume.Sign < 0)
        {
            reasons.Add(OrderReason.AuthorizationInputMissing);
            return;
        }

        var caps = grant.Caps;
        if (query.PositionValue > caps.PositionValueMax || query.OrderValue > caps.PositionValueMax)
        {
            reasons.Add(OrderReason.AuthorizedValueExceeded);
        }

        if (ShareExceeds(query.PositionValue, query.Equity, caps.PositionShareMillionths))
        {
            reasons.Add(OrderReason.AuthorizedShareExceeded);
        }

        if (query.DayVolume + query.OrderValue > caps.DayVolumeMax)
        {
            reasons.Add(OrderReason.AuthorizedVolumeExceeded);
        }

        if (query.DayLoss.Sign > 0 && query.DayLoss >= caps.DayLossMax)
        {
            reasons.Add(OrderReason.AuthorizedLossReached);
        }

        if (moneyCount > caps.StrategiesMax)
        {
            reasons.Add(OrderReason.AuthorizedStrategiesExceeded);
        }
    }

    // Compared without division, so that exactly the share passes. Values beyond any account count as too much.
    private static bool ShareExceeds(Amount value, Amount equity, int shareMillionths)
    {
        var most = LevelCaps.NoValueCap * LevelCaps.WholeMillionths;
        return value > LevelCaps.NoValueCap || (equity <= most
            && value * LevelCaps.WholeMillionths > Amount.Min(equity, LevelCaps.NoValueCap) * shareMillionths);
    }
}
