using Plimsoll.Kernel.Brackets;
using Plimsoll.Model.Events;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>The table of controls. Prices stand at 100, the account has 1,000,000.</summary>
internal static class ControlCases
{
    public static IEnumerable<ControlCase> All => [.. Positions(), .. Exposures(), .. Orders(), .. States()];

    /// <summary>An entry in a bracket with a stop.</summary>
    public static OrderReason Bracket(RiskRig rig, long lots, long stop, long limit = 0)
    {
        rig.Strategies[0].Bracket(new BracketRequest
        {
            Entry = RiskRig.Request(OrderSide.Buy, lots, limit), StopPrice = Price.FromTicks(stop),
        });
        return rig.Answer.First;
    }

    private static OrderReason HoldAndReduce(RiskRig rig) => rig.Reduce(OrderSide.Sell, 1);

    private static Action<RiskRig> Holds(long lots) => rig => rig.Trade(OrderSide.Buy, lots);

    private static OrderReason Drop(RiskRig rig, long price)
    {
        rig.Price(price);
        return rig.Buy(1, instrument: 1);
    }

    private static IEnumerable<ControlCase> Positions()
    {
        yield return new ControlCase("positions", OrderReason.TooManyPositions, "positions=2")
        {
            Prepare = Holds(1),
            Inside = rig => rig.Buy(1),
            At = rig => rig.Buy(1, instrument: 1),
            Outside = rig =>
            {
                rig.Buy(1, instrument: 1);
                return rig.Buy(1, instrument: 2);
            },
            Exit = HoldAndReduce,
        };
        yield return new ControlCase("symbol-positions", OrderReason.TooManyInInstrument, "symbol-positions=2")
        {
            Prepare = Holds(1),
            Inside = rig => rig.Buy(1, instrument: 1),
            At = rig => rig.Buy(1),
            Outside = rig =>
            {
                rig.Buy(1);
                return rig.Buy(1);
            },
            Exit = rig =>
            {
                rig.Buy(1);
                return HoldAndReduce(rig);
            },
        };
        yield return new ControlCase(
            "symbol-quantity", OrderReason.InstrumentQuantityReached, "symbol-quantity=10")
        {
            Prepare = Holds(5),
            Inside = rig => rig.Buy(4),
            At = rig => rig.Buy(5),
            Outside = rig => rig.Buy(6),
            Exit = rig => rig.Reduce(OrderSide.Sell, 5),
        };
        yield return new ControlCase("entries-per-day", OrderReason.TooManyEntriesToday, "entries-per-day=3")
        {
            Prepare = Holds(1),
            Inside = rig => rig.Buy(1),
            At = rig =>
            {
                rig.Buy(1);
                return rig.Buy(1);
            },
            Outside = rig =>
            {
                rig.Buy(1);
                rig.Buy(1);
                return rig.Buy(1);
            },
            Exit = rig =>
            {
                rig.Buy(1);
                rig.Buy(1);
                return HoldAndReduce(rig);
            },
        };
        yield return new ControlCase("duplicate-window", OrderReason.DuplicateOrder, "duplicate-window=1m")
        {
            Prepare = Holds(2),
            Inside = rig => rig.Buy(3),
            At = rig =>
            {
                rig.Buy(3);
                rig.Wait(RiskRig.Minute);
                return rig.Buy(3, limit: 99);
            },
            Outside = rig =>
            {
                rig.Buy(3);
                rig.Wait(RiskRig.Minute - 1);
                return rig.Buy(3);
            },
            Exit = rig =>
            {
                rig.Reduce(OrderSide.Sell, 1);
                return rig.Reduce(OrderSide.Sell, 1);
            },
        };
        yield return new ControlCase("unknown-orders", OrderReason.TooManyUnknownOrders, "unknown-orders=1")
        {
            Prepare = Holds(1),
            Inside = rig => rig.Buy(1),
            At = rig => Lost(rig, 1),
            Outside = rig => Lost(rig, 2),
            Exit = rig =>
            {
                Lost(rig, 2);
                return HoldAndReduce(rig);
            },
        };
        yield return new ControlCase("add-loss", OrderReason.AddsToLoser, "add-loss=2%")
        {
            Prepare = Holds(10),
            Inside = rig => Adding(rig, 99),
            At = rig => Adding(rig, 98),
            Outside = rig => Adding(rig, 97),
            Exit = rig =>
            {
                rig.Price(50);
                return HoldAndReduce(rig);
            },
        };
        yield return new ControlCase("add-profit", OrderReason.AddsBelowProfit, "add-profit=2%")
        {
            Prepare = Holds(10),
            Inside = rig => Adding(rig, 103),
            At = rig => Adding(rig, 102),
            Outside = rig => Adding(rig, 101),
            Exit = HoldAndReduce,
        };
        yield return new ControlCase("add-share", OrderReason.AddsTooMuch, "add-share=1%")
        {
            Prepare = Holds(50),
            Inside = rig => rig.Buy(49),
            At = rig => rig.Buy(50),
            Outside = rig => rig.Buy(51),
            Exit = HoldAndReduce,
        };
        yield return new ControlCase(
            "day-trades", OrderReason.DayTradesUsedUp, "day-trades=2", "day-trade-equity=2000000")
        {
            Prepare = Holds(10),
            Inside = rig => rig.Buy(1),
            At = rig => DayTraded(rig, 1),
            Outside = rig => DayTraded(rig, 2),
            Exit = rig =>
            {
                DayTraded(rig, 2);
                return HoldAndReduce(rig);
            },
        };
    }

    private static OrderReason DayTraded(RiskRig rig, int count)
    {
        for (var i = 0; i < count; i++)
        {
            rig.Trade(OrderSide.Buy, 1, instrument: 2);
            rig.Trade(OrderSide.Sell, 1, instrument: 2);
        }

        return rig.Buy(1, instrument: 2);
    }

    private static OrderReason Lost(RiskRig rig, int count)
    {
        for (var i = 0; i < count; i++)
        {
            // Each in an instrument of its own: one in doubt holds its instrument in any case.
            rig.Buy(1, limit: 90, instrument: 2 - (2 * i));
            rig.Say(EventKind.OrderUnknown, rig.LastId, instrument: 2 - (2 * i));
        }

        return rig.Buy(1, instrument: 1);
    }

    private static OrderReason Adding(RiskRig rig, long price)
    {
        rig.Price(price);
        return rig.Buy(1);
    }

    private static IEnumerable<ControlCase> Exposures()
    {
        yield return Exposure("gross", OrderReason.GrossExposureReached, 10, "gross=1000");
        yield return Exposure("gross-share", OrderReason.GrossExposureReached, 100, "gross-share=1%");
        yield return Exposure("net", OrderReason.NetExposureReached, 10, "net=1000");
        yield return Exposure("net-share", OrderReason.NetExposureReached, 100, "net-share=1%");
        yield return Exposure("symbol-share", OrderReason.ConcentrationReached, 100, "symbol-share=1%");
        yield return Exposure("group-share", OrderReason.GroupExposureReached, 100, "group-share=1%");
        yield return Exposure("leverage", OrderReason.LeverageReached, 100, "leverage=0.01");
        yield return Exposure("strategy gross", OrderReason.GrossExposureReached, 10, "strategy.0.gross=1000");
        yield return Exposure(
            "tightest of three", OrderReason.GrossExposureReached, 10, "platform.gross=5000", "account.gross=1000",
            "strategy.0.gross=3000");
    }

    // Half is held already, so that what is held counts.
    private static ControlCase Exposure(string name, OrderReason reason, long lots, params string[] limits) =>
        new(name, reason, limits)
        {
            Prepare = Holds(lots / 2),
            Inside = rig => rig.Buy((lots / 2) - 1),
            At = rig => rig.Buy(lots / 2),
            Outside = rig => rig.Buy((lots / 2) + 1),
            Exit = rig =>
            {
                // The market goes beyond the limit by itself.
                rig.Price(400);
                return rig.Reduce(OrderSide.Sell, lots / 2);
            },
        };

    private static IEnumerable<ControlCase> Orders()
    {
        yield return Sized("order-quantity", OrderReason.OrderQuantityTooLarge, "order-quantity=10");
        yield return Sized("order-value", OrderReason.OrderValueTooLarge, "order-value=1000");
        yield return Collared("collar-ticks", "collar-ticks=5");
        yield return Collared("collar", "collar=5%");
        yield return new ControlCase("order-rate", OrderReason.OrderRateReached, "order-rate=3")
        {
            Prepare = Holds(1),
            Inside = rig => rig.Buy(1),
            At = rig =>
            {
                rig.Buy(1);
                return rig.Buy(1);
            },
            Outside = rig =>
            {
                rig.Buy(1);
                rig.Buy(1);
                return rig.Buy(1);
            },
            Exit = rig =>
            {
                rig.Buy(1);
                rig.Buy(1);
                return HoldAndReduce(rig);
            },
        };
        yield return new ControlCase("repeats", OrderReason.RepeatedExecution, "repeats=3", "repeat-window=1m")
        {
            Prepare = Holds(1),
            Inside = rig => rig.Buy(1),
            At = rig =>
            {
                rig.Buy(1);
                return rig.Buy(1);
            },
            Outside = rig =>
            {
                rig.Buy(1);
                rig.Buy(1);
                return rig.Buy(1);
            },
            Exit = rig =>
            {
                rig.Buy(1);
                rig.Buy(1);
                rig.Buy(1);
                return HoldAndReduce(rig);
            },
        };
        yield return new ControlCase("trade-risk", OrderReason.TradeRiskTooHigh, "trade-risk=100")
        {
            Inside = rig => Bracket(rig, 9, 90),
            At = rig => Bracket(rig, 10, 90),
            Outside = rig => Bracket(rig, 11, 90),
            Exit = rig =>
            {
                Bracket(rig, 10, 90);
                rig.Fill(rig.Gateway.Commands[^1].Order, OrderSide.Buy, 10);
                return HoldAndReduce(rig);
            },
        };
        yield return new ControlCase("trade-risk-share", OrderReason.TradeRiskTooHigh, "trade-risk-share=0.01%")
        {
            Inside = rig => Bracket(rig, 9, 90, limit: 100),
            At = rig => Bracket(rig, 10, 90, limit: 100),
            Outside = rig => Bracket(rig, 11, 90, limit: 100),
            Exit = rig =>
            {
                Bracket(rig, 10, 90);
                rig.Fill(rig.Gateway.Commands[^1].Order, OrderSide.Buy, 10);
                return HoldAndReduce(rig);
            },
        };
        yield return new ControlCase("no-self-cross", OrderReason.SelfCross, "no-self-cross=true")
        {
            Prepare = rig =>
            {
                rig.Trade(OrderSide.Buy, 5);
                rig.Sell(10, limit: 105);
            },
            Inside = rig => rig.Buy(1, limit: 103),
            At = rig => rig.Buy(1, limit: 104),
            Outside = rig => rig.Buy(1, limit: 105),
            Exit = HoldAndReduce,
        };
        yield return new ControlCase("no-market-entries", OrderReason.MarketEntryForbidden, "no-market-entries=true")
        {
            Prepare = rig =>
            {
                rig.Buy(5, limit: 100);
                rig.Fill(rig.LastId, OrderSide.Buy, 5);
            },
            Inside = rig => rig.Buy(1, limit: 99),
            At = rig => rig.Place(RiskRig.Request(OrderSide.Buy, 1, 105) with
            {
                Type = OrderType.StopLimit, StopPrice = Price.FromTicks(104),
            }),
            Outside = rig => rig.Buy(1),
            Exit = HoldAndReduce,
        };
        yield return new ControlCase("bracket-required", OrderReason.BracketMissing, "bracket-required=true")
        {
            Prepare = rig =>
            {
                Bracket(rig, 5, 90);
                rig.Fill(rig.Gateway.Commands[^1].Order, OrderSide.Buy, 5);
            },
            Inside = rig => Bracket(rig, 1, 95),
            At = rig => Bracket(rig, 1, 99),
            Outside = rig => rig.Buy(1),
            Exit = HoldAndReduce,
        };
        yield return new ControlCase("aggressive-value", OrderReason.AggressionReached, "aggressive-value=1000")
        {
            Prepare = Holds(5),
            Inside = rig => rig.Buy(4),
            At = rig => rig.Buy(5),
            Outside = rig => rig.Buy(6),
            Exit = rig => rig.Reduce(OrderSide.Sell, 5),
        };
        yield return new ControlCase("walk", OrderReason.PriceWalked, "walk=5%")
        {
            Prepare = Holds(5),
            Inside = rig => Adding(rig, 104),
            At = rig => Adding(rig, 105),
            Outside = rig => Adding(rig, 106),
            Exit = rig =>
            {
                rig.Price(120);
                return HoldAndReduce(rig);
            },
        };
    }

    private static ControlCase Sized(string name, OrderReason reason, string limit) => new(name, reason, limit)
    {
        Prepare = rig =>
        {
            rig.Trade(OrderSide.Buy, 10);
            rig.Trade(OrderSide.Buy, 10);
        },
        Inside = rig => rig.Buy(9),
        At = rig => rig.Buy(10),
        Outside = rig => rig.Buy(11),
        Exit = rig => rig.Reduce(OrderSide.Sell, 20),
    };

    private static ControlCase Collared(string name, string limit) => new(name, OrderReason.PriceBeyondCollar, limit)
    {
        Prepare = Holds(10),
        Inside = rig => rig.Buy(1, limit: 104),
        At = rig => rig.Buy(1, limit: 105),
        Outside = rig => rig.Buy(1, limit: 106),
        Exit = rig => rig.Place(RiskRig.Request(OrderSide.Sell, 10, 50) with { IsReduceOnly = true }),
    };

    private static IEnumerable<ControlCase> States()
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
        yield return new ControlCase("stale", OrderReason.DataStale, "stale=1m")
        {
            Prepare = Holds(5),
            Inside = rig => After(rig, RiskRig.Minute - 10),
            At = rig => After(rig, RiskRig.Minute),
            Outside = rig => After(rig, RiskRig.Minute + 1),
            Exit = rig =>
            {
                rig.Wait(RiskRig.Hour);
                rig.Kernel.Process(Event.OfTimer(rig.NowNs));
                return HoldAndReduce(rig);
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
                return HoldAndReduce(rig);
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
    private static ControlCase Loss(string name, OrderReason reason, params string[] limits) =>
        new(name, reason, limits)
    {
        Prepare = Holds(100),
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
