using Plimsoll.Model.Events;
using Plimsoll.Model.Orders;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>Layers 2 and 3: losses, failures, data, clock, execution.</summary>
internal static class StateControls
{
    public static IEnumerable<ControlCase> All => [.. Losses(), .. Rows(), .. Conditions()];

    private static IEnumerable<ControlCase> Losses()
    {
        yield return Loss("daily-loss", OrderReason.DailyLossReached, "daily-loss=1000");
        yield return Loss("daily-loss-share", OrderReason.DailyLossReached, "daily-loss-share=0.1%");
        yield return Loss("weekly-loss", OrderReason.WeeklyLossReached, "weekly-loss=1000");
        yield return Loss("drawdown", OrderReason.DrawdownReached, "drawdown=0.1%");
        yield return Loss("day-drawdown", OrderReason.DayDrawdownReached, "day-drawdown=0.1%");
        yield return Loss("rapid-loss", OrderReason.RapidLossReached, "rapid-loss=0.1%");
        yield return Loss("strategy daily-loss", OrderReason.DailyLossReached, "strategy.0.daily-loss=1000");
        yield return Loss(
            "throttle", OrderReason.DrawdownThrottled, "throttle-start=0.05%", "throttle-end=0.1%");
    }

    private static IEnumerable<ControlCase> Rows()
    {
        yield return new ControlCase("consecutive-losses", OrderReason.ConsecutiveLossesReached, "consecutive-losses=2")
        {
            Prepare = rig => rig.Trade(OrderSide.Buy, 5, instrument: 1),
            TripsAt = true,
            Inside = rig => Lose(rig, 1),
            At = rig => Lose(rig, 2),
            Outside = rig => Lose(rig, 3),
            Exit = rig =>
            {
                Lose(rig, 2);
                return rig.Reduce(OrderSide.Sell, 1, instrument: 1);
            },
        };
        yield return new ControlCase("failures", OrderReason.FailuresReached, "failures=3")
        {
            Prepare = rig => rig.Trade(OrderSide.Buy, 5, instrument: 1),
            TripsAt = true,
            Inside = rig => Rejected(rig, 2),
            At = rig => Rejected(rig, 3),
            Outside = rig => Rejected(rig, 4),
            Exit = rig =>
            {
                Rejected(rig, 3);
                return rig.Reduce(OrderSide.Sell, 1, instrument: 1);
            },
        };
    }

    private static IEnumerable<ControlCase> Conditions()
    {
        yield return new ControlCase("stale", OrderReason.DataStale, "stale=1m")
        {
            Prepare = ControlCases.Holds(5),
            Inside = rig => After(rig, RiskRig.Minute - 10),
            At = rig => After(rig, RiskRig.Minute),
            Outside = rig => After(rig, RiskRig.Minute + 1),
            Exit = rig =>
            {
                rig.Wait(RiskRig.Hour);
                rig.Kernel.Process(Event.OfTimer(rig.NowNs));
                return ControlCases.HoldAndReduce(rig);
            },
        };
        yield return new ControlCase("clock-skew", OrderReason.ClockSkewed, "clock-skew=1s")
        {
            Prepare = rig =>
            {
                rig.Health(HealthPart.Clock, HealthLevel.Good);
                rig.Trade(OrderSide.Buy, 5);
            },
            Inside = rig => Skewed(rig, RiskRig.Second - 1),
            At = rig => Skewed(rig, -RiskRig.Second),
            Outside = rig => Skewed(rig, RiskRig.Second + 1),
            Exit = rig =>
            {
                Skewed(rig, RiskRig.Hour);
                return ControlCases.HoldAndReduce(rig);
            },
        };
        yield return new ControlCase(
            "execution-quality", OrderReason.ExecutionQualityLow, "execution-quality=70%")
        {
            Prepare = rig => rig.Trade(OrderSide.Buy, 5, instrument: 1),
            Inside = rig => Rejected(rig, 1),
            At = rig => Rejected(rig, 2),
            Outside = rig => Rejected(rig, 3),
            Exit = rig =>
            {
                Rejected(rig, 4);
                return rig.Reduce(OrderSide.Sell, 1, instrument: 1);
            },
        };
    }

    // 100 lots lose 100 with each tick: at 90 the loss is 1,000, a thousandth of the account.
    private static ControlCase Loss(string name, OrderReason reason, params string[] limits) => new(
        name, reason, limits)
    {
        Prepare = ControlCases.Holds(100),
        TripsAt = true,
        Inside = rig => Drop(rig, 91),
        At = rig => Drop(rig, 90),
        Outside = rig => Drop(rig, 50),
        Exit = rig =>
        {
            rig.Price(50);
            return rig.Reduce(OrderSide.Sell, 100);
        },
    };

    private static OrderReason Drop(RiskRig rig, long price)
    {
        rig.Price(price);
        return rig.Buy(1, instrument: 1);
    }

    private static OrderReason Lose(RiskRig rig, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (rig.Buy(1) == OrderReason.None)
            {
                rig.Fill(rig.LastId, OrderSide.Buy, 1, 100);
                rig.Reduce(OrderSide.Sell, 1);
                rig.Fill(rig.LastId, OrderSide.Sell, 1, 99);
            }
        }

        return rig.Buy(1);
    }

    private static OrderReason Rejected(RiskRig rig, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (rig.Buy(1) == OrderReason.None)
            {
                rig.Say(EventKind.OrderRejected, rig.LastId);
            }
        }

        return rig.Buy(1);
    }

    private static OrderReason After(RiskRig rig, long ns)
    {
        rig.Price(100);
        rig.Wait(ns);
        rig.Kernel.Process(Event.OfTimer(rig.NowNs));
        return rig.Buy(1);
    }

    private static OrderReason Skewed(RiskRig rig, long error)
    {
        rig.Health(HealthPart.Clock, HealthLevel.Good, error);
        return rig.Buy(1);
    }
}
