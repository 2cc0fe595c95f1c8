using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>Layer 6: the order itself.</summary>
internal static class OrderControls
{
    public static IEnumerable<ControlCase> All => [.. Sizes(), .. Rates(), .. Risks(), .. Constitution()];

    private static IEnumerable<ControlCase> Sizes()
    {
        yield return Sized("order-quantity", OrderReason.OrderQuantityTooLarge, "order-quantity=10");
        yield return Sized("order-value", OrderReason.OrderValueTooLarge, "order-value=1000");
        yield return Collared("collar-ticks", "collar-ticks=5");
        yield return Collared("collar", "collar=5%");
    }

    private static IEnumerable<ControlCase> Rates()
    {
        yield return new ControlCase("order-rate", OrderReason.OrderRateReached, "order-rate=3")
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
        yield return new ControlCase("repeats", OrderReason.RepeatedExecution, "repeats=3", "repeat-window=1m")
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
                rig.Buy(1);
                return ControlCases.HoldAndReduce(rig);
            },
        };
    }

    private static IEnumerable<ControlCase> Risks()
    {
        yield return new ControlCase("trade-risk", OrderReason.TradeRiskTooHigh, "trade-risk=100")
        {
            Inside = rig => ControlCases.Bracket(rig, 9, 90),
            At = rig => ControlCases.Bracket(rig, 10, 90),
            Outside = rig => ControlCases.Bracket(rig, 11, 90),
            Exit = rig =>
            {
                ControlCases.Bracket(rig, 10, 90);
                rig.Fill(rig.Gateway.Commands[^1].Order, OrderSide.Buy, 10);
                return ControlCases.HoldAndReduce(rig);
            },
        };
        yield return new ControlCase("trade-risk-share", OrderReason.TradeRiskTooHigh, "trade-risk-share=0.01%")
        {
            Inside = rig => ControlCases.Bracket(rig, 9, 90, limit: 100),
            At = rig => ControlCases.Bracket(rig, 10, 90, limit: 100),
            Outside = rig => ControlCases.Bracket(rig, 11, 90, limit: 100),
            Exit = rig =>
            {
                ControlCases.Bracket(rig, 10, 90);
                rig.Fill(rig.Gateway.Commands[^1].Order, OrderSide.Buy, 10);
                return ControlCases.HoldAndReduce(rig);
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
            Exit = ControlCases.HoldAndReduce,
        };
    }

    private static IEnumerable<ControlCase> Constitution()
    {
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
            Exit = ControlCases.HoldAndReduce,
        };
        yield return new ControlCase("bracket-required", OrderReason.BracketMissing, "bracket-required=true")
        {
            Prepare = rig =>
            {
                ControlCases.Bracket(rig, 5, 90);
                rig.Fill(rig.Gateway.Commands[^1].Order, OrderSide.Buy, 5);
            },
            Inside = rig => ControlCases.Bracket(rig, 1, 95),
            At = rig => ControlCases.Bracket(rig, 1, 99),
            Outside = rig => rig.Buy(1),
            Exit = ControlCases.HoldAndReduce,
        };
        yield return new ControlCase("aggressive-value", OrderReason.AggressionReached, "aggressive-value=1000")
        {
            Prepare = ControlCases.Holds(5),
            Inside = rig => rig.Buy(4),
            At = rig => rig.Buy(5),
            Outside = rig => rig.Buy(6),
            Exit = rig => rig.Reduce(OrderSide.Sell, 5),
        };
        yield return new ControlCase("walk", OrderReason.PriceWalked, "walk=5%")
        {
            Prepare = ControlCases.Holds(5),
            Inside = rig => ControlCases.Adding(rig, 104),
            At = rig => ControlCases.Adding(rig, 105),
            Outside = rig => ControlCases.Adding(rig, 106),
            Exit = rig =>
            {
                rig.Price(120);
                return ControlCases.HoldAndReduce(rig);
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
        Prepare = ControlCases.Holds(10),
        Inside = rig => rig.Buy(1, limit: 104),
        At = rig => rig.Buy(1, limit: 105),
        Outside = rig => rig.Buy(1, limit: 106),
        Exit = rig => rig.Place(RiskRig.Request(OrderSide.Sell, 10, 50) with { IsReduceOnly = true }),
    };
}
