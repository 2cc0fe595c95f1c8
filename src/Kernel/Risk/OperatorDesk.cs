using Plimsoll.Kernel.Records;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;

namespace Plimsoll.Kernel.Risk;

/// <summary>What operators order and what is reported of the kernel's surroundings.</summary>
internal sealed class OperatorDesk
{
    private readonly RiskDesk desk;
    private readonly RiskBook book;

    public OperatorDesk(RiskDesk desk)
    {
        this.desk = desk;
        book = desk.Book;
    }

    /// <summary>Takes one of the events 40 to 42.</summary>
    public void Take(in Event e)
    {
        switch (e.Kind)
        {
            case EventKind.OperatorOrder:
                Take(in e.OperatorOrder, e.Instrument, e.TimeNs);
                break;
            case EventKind.HealthChange:
                Take(in e.Health, e.Instrument, e.TimeNs);
                break;
            default:
                book.Authorization?.Take(in e.Authorization);
                break;
        }
    }

    private void Take(in OperatorOrder order, InstrumentIndex instrument, long nowNs)
    {
        // An order about what there is not holds everything: it was meant to stop something.
        var scope = order.Scope;
        if ((scope == OperatorScope.Strategy && (uint)order.Strategy.Value >= (uint)book.Own.Length)
            || (scope == OperatorScope.Instrument && (uint)instrument.Value >= (uint)book.PriceTimes.Length))
        {
            if (order.Kind is OperatorOrderKind.Resume or >= OperatorOrderKind.ResetKill)
            {
                return;
            }

            scope = OperatorScope.Platform;
        }

        switch (order.Kind)
        {
            case OperatorOrderKind.KillEntries:
            case OperatorOrderKind.KillOrders:
            case OperatorOrderKind.KillPositions:
                var level = (LatchLevel)(order.Kind - OperatorOrderKind.KillEntries + 1);
                Kill(level, scope, in order, instrument, nowNs);
                break;
            case OperatorOrderKind.Pause:
            case OperatorOrderKind.Resume:
                Pause(order.Kind == OperatorOrderKind.Pause, scope, in order, instrument, nowNs);
                break;
            case OperatorOrderKind.Flatten:
                Alert(AlertKind.FlattenOrdered, scope, in order, instrument, nowNs, OrderReason.None, 0);
                desk.Add(LatchLevel.Flatten, scope, order.Strategy, instrument, nowNs, order.ActionNumber);
                break;
            case OperatorOrderKind.ResetKill:
                ResetKill(scope, in order, instrument, nowNs);
                break;
            case OperatorOrderKind.ResetBreakers:
                ResetBreakers(scope, in order, instrument, nowNs);
                break;
            case OperatorOrderKind.ResetThrottle:
                ResetThrottle(scope, in order, instrument, nowNs);
                break;
            case OperatorOrderKind.Bypass:
                Bypass(in order, nowNs);
                break;
            default:
                break;
        }
    }

    private void Kill(
        LatchLevel level, OperatorScope scope, in OperatorOrder order, InstrumentIndex instrument, long nowNs)
    {
        if (scope == OperatorScope.Platform)
        {
            desk.Engage(level, AlertKind.None, nowNs, order.ActionNumber);
            return;
        }

        var isNew = scope == OperatorScope.Strategy
            ? book.Latch.Engage(order.Strategy, level)
            : book.Latch.Engage(instrument, level);
        if (isNew)
        {
            var reason = scope == OperatorScope.Strategy ? OrderReason.StrategyKilled : OrderReason.InstrumentKilled;
            Alert(AlertKind.LatchEngaged, scope, in order, instrument, nowNs, reason, (long)level);
            desk.Add(level, scope, order.Strategy, instrument, nowNs, order.ActionNumber);
        }
    }

    private void Pause(
        bool pauses, OperatorScope scope, in OperatorOrder order, InstrumentIndex instrument, long nowNs)
    {
        OrderReason reason;
        if (scope == OperatorScope.Strategy)
        {
            book.Latch.Pause(order.Strategy, pauses);
            reason = OrderReason.StrategyPaused;
        }
        else if (scope == OperatorScope.Instrument)
        {
            book.Latch.Pause(instrument, pauses);
            reason = OrderReason.InstrumentHeld;
        }
        else
        {
            book.Latch.Pause(pauses);
            reason = OrderReason.TradingPaused;
        }

        Alert(
            pauses ? AlertKind.Paused : AlertKind.Resumed, scope, in order, instrument, nowNs,
            pauses ? reason : OrderReason.None, 0);
    }

    private void ResetKill(OperatorScope scope, in OperatorOrder order, InstrumentIndex instrument, long nowNs)
    {
        if (scope == OperatorScope.Strategy)
        {
            book.Latch.Reset(order.Strategy);
        }
        else if (scope == OperatorScope.Instrument)
        {
            book.Latch.Reset(instrument);
        }
        else
        {
            book.Latch.Reset();
        }

        Alert(AlertKind.LatchReset, scope, in order, instrument, nowNs, OrderReason.None, 0);
    }

    private void ResetBreakers(OperatorScope scope, in OperatorOrder order, InstrumentIndex instrument, long nowNs)
    {
        if (scope == OperatorScope.Platform)
        {
            book.Board.Reset();
        }

        for (var i = 0; i < book.Own.Length; i++)
        {
            if (scope == OperatorScope.Platform || (scope == OperatorScope.Strategy && i == order.Strategy.Value))
            {
                book.BoardOf(new StrategyIndex(i))?.Reset();
            }
        }

        Alert(AlertKind.BreakersReset, scope, in order, instrument, nowNs, OrderReason.None, 0);
    }

    private void ResetThrottle(OperatorScope scope, in OperatorOrder order, InstrumentIndex instrument, long nowNs)
    {
        for (var i = 0; i < book.Own.Length; i++)
        {
            if (scope != OperatorScope.Strategy || i == order.Strategy.Value)
            {
                book.Entries.Unlock(new StrategyIndex(i), nowNs);
            }
        }

        Alert(AlertKind.RepeatReset, scope, in order, instrument, nowNs, OrderReason.None, 0);
    }

    // Of all strategies or of none: it is there to try the rest of the limits, not to prefer somebody.
    private void Bypass(in OperatorOrder order, long nowNs)
    {
        var state = book.Authorization?.State;
        var isBegun = state is not null && order.Scope == OperatorScope.Platform
            && state.TryBeginBypass(nowNs, order.LengthNs);
        Alert(
            isBegun ? AlertKind.BypassBegun : AlertKind.BypassRefused, OperatorScope.Platform, in order, default, nowNs,
            OrderReason.None, isBegun ? state!.BypassUntilNs : 0);
    }

    private void Take(in HealthChange change, InstrumentIndex instrument, long nowNs)
    {
        if ((uint)instrument.Value >= (uint)book.PriceTimes.Length)
        {
            return;
        }

        book.Health.Take(in change, instrument);
        if (change.Part is HealthPart.Regime or HealthPart.None)
        {
            return;
        }

        var scope = change.IsForOneInstrument ? OperatorScope.Instrument : OperatorScope.Platform;
        desk.Alert(new AlertRecord
        {
            TimeNs = nowNs,
            Kind = change.Level == HealthLevel.Good ? AlertKind.HealthRestored : AlertKind.HealthLost,
            Scope = scope,
            Instrument = instrument,
            Value = (long)change.Part,
        });
        if (change.Level == HealthLevel.Failed)
        {
            OnFailed(change.Part, nowNs);
        }
    }

    private void OnFailed(HealthPart part, long nowNs)
    {
        switch (part)
        {
            case HealthPart.Journal:
                desk.Engage(LatchLevel.StopEntries, AlertKind.JournalFailed, nowNs, action: 0);
                break;
            case HealthPart.Reconciliation:
                var level = book.Wide.Has(LimitName.KillOnMismatch) ? book.Wide.Whole(LimitName.KillOnMismatch) : 1;
                desk.Engage((LatchLevel)level, AlertKind.PositionMismatch, nowNs, action: 0);
                break;
            case HealthPart.State:
                desk.Engage(
                    (LatchLevel)Math.Max(1, book.Wide.Whole(LimitName.KillOnImpossible)), AlertKind.ImpossibleState,
                    nowNs, action: 0);
                break;
            default:
                break;
        }
    }

    private void Alert(
        AlertKind kind, OperatorScope scope, in OperatorOrder order, InstrumentIndex instrument, long nowNs,
        OrderReason reason, long value) => desk.Alert(new AlertRecord
        {
            TimeNs = nowNs,
            Kind = kind,
            Scope = scope,
            Strategy = order.Strategy,
            Instrument = instrument,
            Reason = reason,
            Value = value,
            ActionNumber = order.ActionNumber,
        });
}
