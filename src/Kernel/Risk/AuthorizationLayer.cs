using Plimsoll.Kernel.Records;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>Layer 1: what may be traded at all, when, and by whom.</summary>
internal static class AuthorizationLayer
{
    public static void Check(RiskBook book, in RiskQuestion question, ref RiskVerdict verdict)
    {
        var limits = question.Tight;
        if (book.Allowed[question.Strategy.Value] is { } allowed && !allowed[question.Request.Instrument.Value])
        {
            verdict.Add(OrderReason.InstrumentNotAllowed, RiskLayer.Authorization);
        }

        if (limits.IsOn(LimitName.NoShorts) && !question.IsBuy
            && question.PositionLots - question.WorkingExitLots < question.Lots)
        {
            verdict.Add(OrderReason.ShortsForbidden, RiskLayer.Authorization);
        }

        if (limits.Locks.Count != 0 && IsLocked(book, in question))
        {
            verdict.Add(OrderReason.SessionLocked, RiskLayer.Authorization);
        }

        if (limits.LockedRegimes.Count != 0)
        {
            CheckRegime(book, in question, ref verdict);
        }

        if (book.Authorization is { } authorization)
        {
            Ask(book, in question, authorization, ref verdict);
        }
    }

    private static bool IsLocked(RiskBook book, in RiskQuestion question)
    {
        var minute = book.MinuteOf(question.NowNs);
        for (var i = 0; i < question.Tight.Locks.Count; i++)
        {
            if (question.Tight.Locks[i].Holds(minute))
            {
                return true;
            }
        }

        return false;
    }

    private static void CheckRegime(RiskBook book, in RiskQuestion question, ref RiskVerdict verdict)
    {
        var regime = book.Health.RegimeOf(question.Request.Instrument);
        if (regime < 0)
        {
            verdict.Add(OrderReason.RegimeUnknown, RiskLayer.Authorization);
        }

        for (var i = 0; i < question.Tight.LockedRegimes.Count; i++)
        {
            if (question.Tight.LockedRegimes[i] == regime)
            {
                verdict.Add(OrderReason.RegimeLocked, RiskLayer.Authorization);
            }
        }
    }

    private static void Ask(
        RiskBook book, in RiskQuestion question, IAuthorizationCheck authorization, ref RiskVerdict verdict)
    {
        var board = book.BoardOf(question.Strategy) ?? book.Board;
        var position = book.Sheet.Own.Symbol;
        authorization.Check(
            new AuthorizationQuestion(
                question.Strategy, question.NowNs, question.Value, position, question.Equity,
                book.DayVolumeOf(question.Strategy, question.NowNs),
                Amount.Max(Amount.Zero, board.DayStart - board.Equity)),
            ref verdict);
    }
}
