using Plimsoll.Kernel.Authorization;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Events;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>Asks the state of authorizations, as layer 1 wants to know it.</summary>
internal sealed class AuthorizationGuard(int strategyCount, AuthorizationLevel required) : IAuthorizationCheck
{
    public AuthorizationState State { get; } = new(strategyCount, required);

    public void Check(in AuthorizationQuestion question, ref RiskVerdict verdict)
    {
        var reasons = State.Check(new AuthorizationQuery
        {
            Strategy = question.Strategy,
            NowNs = question.NowNs,
            IsExit = false,
            OrderValue = question.OrderValue,
            PositionValue = question.PositionValue,
            Equity = question.Equity,
            DayVolume = question.DayVolume,
            DayLoss = question.DayLoss,
        });
        for (var reason = reasons.Next(OrderReason.None); reason != OrderReason.None; reason = reasons.Next(reason))
        {
            verdict.Add(reason, RiskLayer.Authorization);
        }
    }

    public void Take(in AuthorizationChange change) => _ = State.Apply(new AuthorizationGrant(
        change.Strategy, (AuthorizationLevel)change.Level, change.PositionShareMillionths, change.StrategiesMax,
        change.ValidUntilNs, change.PositionValueMaxMicros, change.DayVolumeMaxMicros, change.DayLossMaxMicros));

    public void Save(IStateWriter writer) => State.Save(writer);

    public void Restore(IStateReader reader) => State.Restore(reader);
}
