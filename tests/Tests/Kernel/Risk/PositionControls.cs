using Plimsoll.Model.Events;
using Plimsoll.Model.Orders;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>Layer 4: counts, quantities, entries, additions.</summary>
internal static class PositionControls
{
    public static IEnumerable<ControlCase> All => [.. Counts(), .. Entries(), .. Additions()];

    private static IEnumerable<ControlCase> Counts()
    {
        yield return new ControlCase("positions", OrderReason.TooManyPositions, "positions=2")
        {
            Prepare = ControlCases.Holds(1),
            Inside = rig => rig.Buy(1),
            At = rig => rig.Buy(1, instrument: 1),
            Outside = rig =>
            {
                rig.Buy(1, instrument: 1);
                return rig.Buy(1, instrument: 2);
            },
            Exit = ControlCases.HoldAndReduce,
        };
        yield return new ControlCase("symbol-positions", OrderReason.TooManyInInstrument, "symbol-positions=2")
        {
            Prepare = ControlCases.Holds(1),
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
                return ControlCases.HoldAndReduce(rig);
            },
        };
        yield return new ControlCase(
            "symbol-quantity", OrderReason.InstrumentQuantityReached, "symbol-quantity=10")
        {
            Prepare = ControlCases.Holds(5),
            Inside = rig => rig.Buy(4),
            At = rig => rig.Buy(5),
            Outside = rig => rig.Buy(6),
            Exit = rig => rig.Reduce(OrderSide.Sell, 5),
        };
    }

    private static IEnumerable<ControlCase> Entries()
    {
        yield return new ControlCase("entries-per-day", OrderReason.TooManyEntriesToday, "entries-per-day=3")
        {
            Prepare = ControlCases.Holds(1),
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
                return ControlCases.HoldAndReduce(rig);
            },
        };
        yield return new ControlCase("duplicate-window", OrderReason.DuplicateOrder, "duplicate-window=1m")
        {
            Prepare = ControlCases.Holds(2),
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
            Prepare = ControlCases.Holds(1),
            Inside = rig => rig.Buy(1),
            At = rig => Lost(rig, 1),
            Outside = rig => Lost(rig, 2),
            Exit = rig =>
            {
                Lost(rig, 2);
                return ControlCases.HoldAndReduce(rig);
            },
        };
    }

    private static IEnumerable<ControlCase> Additions()
    {
        yield return new ControlCase("add-loss", OrderReason.AddsToLoser, "add-loss=2%")
        {
            Prepare = ControlCases.Holds(10),
            Inside = rig => ControlCases.Adding(rig, 99),
            At = rig => ControlCases.Adding(rig, 98),
            Outside = rig => ControlCases.Adding(rig, 97),
            Exit = rig =>
            {
                rig.Price(50);
                return ControlCases.HoldAndReduce(rig);
            },
        };
        yield return new ControlCase("add-profit", OrderReason.AddsBelowProfit, "add-profit=2%")
        {
            Prepare = ControlCases.Holds(10),
            Inside = rig => ControlCases.Adding(rig, 103),
            At = rig => ControlCases.Adding(rig, 102),
            Outside = rig => ControlCases.Adding(rig, 101),
            Exit = ControlCases.HoldAndReduce,
        };
        yield return new ControlCase("add-share", OrderReason.AddsTooMuch, "add-share=1%")
        {
            Prepare = ControlCases.Holds(50),
            Inside = rig => rig.Buy(49),
            At = rig => rig.Buy(50),
            Outside = rig => rig.Buy(51),
            Exit = ControlCases.HoldAndReduce,
        };
        yield return new ControlCase(
            "day-trades", OrderReason.DayTradesUsedUp, "day-trades=2", "day-trade-equity=2000000")
        {
            Prepare = ControlCases.Holds(10),
            Inside = rig => rig.Buy(1),
            At = rig => DayTraded(rig, 1),
            Outside = rig => DayTraded(rig, 2),
            Exit = rig =>
            {
                DayTraded(rig, 2);
                return ControlCases.HoldAndReduce(rig);
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
}
