using Plimsoll.Kernel.Orders;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Brackets;

/// <summary>
/// Which orders of a bracket should work, and what has to be done so that they do. Called after every event that
/// concerns it: whatever happened, the difference between what is and what should be is asked for at once.
/// </summary>
internal class BracketRules
{
    private const int TargetFailuresMax = 2;
    public const int ExitFailuresMax = 3;
    private const long Whole = 1_000_000;
    private readonly ILegDesk desk;

    public BracketRules(ILegDesk desk) => this.desk = desk;

    /// <summary>Makes the working orders of a bracket what they should be.</summary>
    public void Settle(Bracket bracket)
    {
        if (bracket.Phase == BracketPhase.Done || !desk.IsOpen)
        {
            return;
        }

        if (bracket.OpenLots <= 0)
        {
            Sweep(bracket);
            return;
        }

        if (bracket.Phase == BracketPhase.Active)
        {
            if (bracket.HasStop)
            {
                CoverByStop(bracket);
            }

            if (bracket.Phase == BracketPhase.Active)
            {
                PlaceTargets(bracket);
                WithdrawSuperseded(bracket);
                return;
            }
        }

        CoverByExit(bracket);
    }

    /// <summary>Closes a bracket at market.</summary>
    public void Close(Bracket bracket, string reason)
    {
        if (bracket.Phase == BracketPhase.Active)
        {
            bracket.Phase = BracketPhase.Closing;
            bracket.ExitReason = reason;
            bracket.ExitFailures = 0;
        }

        Withdraw(bracket.Entry);
        Settle(bracket);
    }

    /// <summary>A leg that should work does not: refused, or ended without being asked to.</summary>
    public static void OnLegLost(Bracket bracket, Order order)
    {
        if (order.Id == bracket.Stop)
        {
            bracket.Stop = OrderId.None;
            bracket.StopFailures++;
        }
        else if (order.Id == bracket.Exit)
        {
            bracket.Exit = OrderId.None;
            bracket.ExitFailures++;
        }
        else
        {
            foreach (var target in bracket.Targets)
            {
                if (target.Order == order.Id)
                {
                    target.Order = OrderId.None;
                    target.Failures++;
                }
            }
        }
    }

    /// <summary>The venue did not change a leg: it stands as it was.</summary>
    public static void OnChangeRefused(Bracket bracket, Order order)
    {
        if (order.Id == bracket.Stop)
        {
            bracket.ChangeRefusals++;
            if (order.RestLots >= bracket.OpenLots)
            {
                // It covers all there is: the old prices stand, asking for the same again would not end.
                bracket.StopPrice = order.Request.StopPrice;
                bracket.StopTrail = order.Request.Trail;
            }
            else
            {
                bracket.StopFailures++;
            }

            return;
        }

        foreach (var target in bracket.Targets)
        {
            if (target.Order == order.Id)
            {
                target.Price = order.Request.LimitPrice;
                target.Failures++;
            }
        }
    }

    /// <summary>Whether legs are withdrawn when nothing is held; only a test has reason not to.</summary>
    protected virtual bool Sweeps => true;

    /// <summary>How many lots the stop should have left to do.</summary>
    protected virtual long StopLots(Bracket bracket) => bracket.OpenLots;

    private void CoverByStop(Bracket bracket)
    {
        if (bracket.StopFailures > 1)
        {
            bracket.Phase = BracketPhase.Closing;
            bracket.ExitReason = bracket.StopReason;
            Withdraw(bracket.Entry);
            return;
        }

        var wanted = StopLots(bracket);
        var stop = desk.Find(bracket.Stop);
        if (stop is null || stop.Status == OrderStatus.PendingCancel)
        {
            PlaceStop(bracket, wanted);
            return;
        }

        if (stop.HasChange)
        {
            // The answer is on its way; until then the larger of the two counts.
            if (stop.RestLots < wanted)
            {
                CoverRest(bracket);
            }

            return;
        }

        var total = stop.Filled.Lots + wanted;
        var isSame = stop.Request.Quantity.Lots == total && stop.Request.Trail == bracket.StopTrail
            && (bracket.StopTrail.Kind != TrailKind.None || stop.Request.StopPrice == bracket.StopPrice);
        if (isSame || (stop.RestLots > wanted && bracket.ChangeRefusals > 1))
        {
            return;
        }

        var change = new OrderChange
        {
            Quantity = Quantity.FromLots(total), StopPrice = bracket.StopPrice, Trail = bracket.StopTrail,
        };
        if (desk.Change(bracket.Strategy, stop.Id, in change) != OrderReason.None && stop.RestLots < wanted)
        {
            CoverRest(bracket);
        }
    }

    // The stop cannot be told now that more has to be covered: a change is unanswered, or nobody knows whether it is
    // there. What is not covered may not wait.
    private void CoverRest(Bracket bracket)
    {
        var old = bracket.Stop;
        PlaceStop(bracket, StopLots(bracket));
        if (bracket.Stop != old)
        {
            Withdraw(old);
        }
    }

    private void PlaceStop(Bracket bracket, long lots)
    {
        var request = new OrderRequest
        {
            Instrument = bracket.Instrument,
            Side = bracket.ExitSide,
            Type = bracket.StopTrail.Kind != TrailKind.None ? OrderType.TrailingStop
                : bracket.StopLimitPrice.Ticks != 0 ? OrderType.StopLimit
                : OrderType.Stop,
            Quantity = Quantity.FromLots(lots),
            StopPrice = bracket.StopPrice,
            LimitPrice = bracket.StopLimitPrice,
            Trail = bracket.StopTrail,
            IsReduceOnly = true,
            Reason = bracket.StopReason,
        };
        while (bracket.StopFailures <= 1)
        {
            var id = desk.Place(bracket.Strategy, in request, bracket.GroupOf(BracketRole.Stop), out var reason);
            if (reason == OrderReason.None)
            {
                bracket.Stop = id;
                return;
            }

            bracket.StopFailures++;
        }

        bracket.Phase = BracketPhase.Closing;
        bracket.ExitReason = bracket.StopReason;
        Withdraw(bracket.Entry);
    }

    private void PlaceTargets(Bracket bracket)
    {
        var room = bracket.OpenLots;
        for (var i = 0; i < bracket.Targets.Length; i++)
        {
            var target = bracket.Targets[i];
            var rest = Math.Clamp(TargetLots(bracket, i) - target.FilledLots, 0, room);
            room -= rest;
            var order = desk.Find(target.Order);
            if (order is null || order.Status == OrderStatus.PendingCancel)
            {
                PlaceTarget(bracket, i, rest);
            }
            else if (rest == 0)
            {
                Withdraw(target.Order);
            }
            else if (!order.HasChange && target.Failures == 0
                && (order.RestLots != rest || order.Request.LimitPrice != target.Price))
            {
                var change = new OrderChange
                {
                    Quantity = Quantity.FromLots(order.Filled.Lots + rest), LimitPrice = target.Price,
                };
                _ = desk.Change(bracket.Strategy, order.Id, in change);
            }
        }
    }

    private void PlaceTarget(Bracket bracket, int place, long lots)
    {
        var target = bracket.Targets[place];
        while (lots > 0 && target.Failures < TargetFailuresMax)
        {
            var request = new OrderRequest
            {
                Instrument = bracket.Instrument,
                Side = bracket.ExitSide,
                Type = OrderType.Limit,
                Quantity = Quantity.FromLots(lots),
                LimitPrice = target.Price,
                IsReduceOnly = true,
                Reason = bracket.TargetReason,
            };
            var group = bracket.GroupOf(BracketRole.FirstTarget + place);
            var id = desk.Place(bracket.Strategy, in request, group, out var reason);
            if (reason == OrderReason.None)
            {
                target.Order = id;
                return;
            }

            target.Failures++;
        }
    }

    /// <summary>Lots of a target by what is filled: shares are summed before they are cut, so none is lost.</summary>
    private static long TargetLots(Bracket bracket, int place)
    {
        var before = 0L;
        for (var i = 0; i < place; i++)
        {
            before += bracket.Targets[i].ShareMillionths;
        }

        var upTo = before + bracket.Targets[place].ShareMillionths;
        var entry = (Int128)bracket.EntryLots;
        return (long)((entry * upTo / Whole) - (entry * before / Whole));
    }

    private void CoverByExit(Bracket bracket)
    {
        WithdrawTargets(bracket);
        desk.WithdrawOthers(bracket.GroupOf(BracketRole.Stop), bracket.Stop);
        var covered = desk.WorkingLots(bracket.GroupOf(BracketRole.Exit));
        if (covered >= bracket.OpenLots)
        {
            WithdrawStopBehindExit(bracket);
            return;
        }

        while (bracket.ExitFailures < ExitFailuresMax)
        {
            var request = new OrderRequest
            {
                Instrument = bracket.Instrument,
                Side = bracket.ExitSide,
                Type = OrderType.Market,
                Quantity = Quantity.FromLots(bracket.OpenLots - covered),
                IsReduceOnly = true,
                Reason = bracket.ExitReason,
            };
            var id = desk.Place(bracket.Strategy, in request, bracket.GroupOf(BracketRole.Exit), out var reason);
            if (reason == OrderReason.None)
            {
                bracket.Exit = id;
                return;
            }

            bracket.ExitFailures++;
        }

        if (!bracket.NeedsAttention)
        {
            bracket.NeedsAttention = true;
            desk.Alarm(DesyncKind.PositionUncovered, bracket.Instrument, bracket.Entry, bracket.OpenLots);
        }
    }

    // The stop protects until the venue has the exit; two orders for one position are safe while both only reduce.
    private void WithdrawStopBehindExit(Bracket bracket)
    {
        if (desk.Find(bracket.Exit) is { Status: not (OrderStatus.Submitted or OrderStatus.Unknown) })
        {
            Withdraw(bracket.Stop);
        }
    }

    // Nothing is held: nothing may be left that could open a position again.
    private void Sweep(Bracket bracket)
    {
        bracket.NeedsAttention = false;
        if (bracket.OpenLots < 0)
        {
            desk.Alarm(DesyncKind.BothLegsFilled, bracket.Instrument, bracket.Entry, -bracket.OpenLots);
            bracket.ReleasedLots += bracket.OpenLots;
        }

        if (bracket.EntryLots > 0)
        {
            // The trade is over; what is left of the entry would begin another one.
            Withdraw(bracket.Entry);
        }

        if (Sweeps)
        {
            desk.WithdrawLegs(bracket.Number);
        }

        if (!desk.HasWorking(bracket.Number))
        {
            bracket.Phase = BracketPhase.Done;
        }
    }

    // A leg that another one took the place of may come back, when its cancellation was refused.
    private void WithdrawSuperseded(Bracket bracket)
    {
        desk.WithdrawOthers(bracket.GroupOf(BracketRole.Stop), bracket.Stop);
        for (var i = 0; i < bracket.Targets.Length; i++)
        {
            desk.WithdrawOthers(bracket.GroupOf(BracketRole.FirstTarget + i), bracket.Targets[i].Order);
        }
    }

    private void WithdrawTargets(Bracket bracket)
    {
        foreach (var target in bracket.Targets)
        {
            Withdraw(target.Order);
        }
    }

    private void Withdraw(OrderId id)
    {
        if (id != OrderId.None && desk.Find(id) is { } order)
        {
            desk.Withdraw(order);
        }
    }
}
