using Plimsoll.Kernel;
using Plimsoll.Kernel.Invariants;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>
/// The gate as strategies meet it: every reason is reachable, the first failing check names it, exits pass.
/// </summary>
public sealed class RiskGateTests
{
    private static readonly OrderRequest Buy = new()
    {
        Instrument = default, Side = OrderSide.Buy, Type = OrderType.Market, Quantity = Quantity.FromLots(1),
    };

    private static readonly OrderRequest Limit = Buy with { Type = OrderType.Limit, LimitPrice = Price.FromTicks(50) };

    public static TheoryData<OrderReason, string> Refusals => new()
    {
        { OrderReason.QuantityNotPositive, "limit order of a negative quantity" },
        { OrderReason.SizeBelowOneLot, "market order of nothing" },
        { OrderReason.PriceMissing, "limit order without a price" },
        { OrderReason.PriceMissing, "stop order without a price" },
        { OrderReason.PriceMissing, "stop-limit order without its limit" },
        { OrderReason.ExpiryInvalid, "till a time that is past" },
        { OrderReason.InsufficientCash, "more than cash pays for" },
        { OrderReason.NothingToReduce, "reduce-only when flat" },
        { OrderReason.ShortNotAllowed, "sale of what is not held" },
        { OrderReason.ValueTooLarge, "beyond the arithmetic" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Submit_RefusedOrder_NamesTheReason(OrderReason expected, string what)
    {
        var request = what switch
        {
            "limit order of a negative quantity" => Limit with { Quantity = Quantity.FromLots(-1) },
            "market order of nothing" => Buy with { Quantity = Quantity.Zero },
            "limit order without a price" => Limit with { LimitPrice = default },
            "stop order without a price" => Buy with { Type = OrderType.Stop },
            "stop-limit order without its limit" =>
                Buy with { Type = OrderType.StopLimit, StopPrice = Price.FromTicks(9) },
            "till a time that is past" => Limit with { TimeInForce = TimeInForce.GoodTillDate },
            "more than cash pays for" => Buy with { Quantity = Quantity.FromLots(10_001) },
            "reduce-only when flat" => Buy with { IsReduceOnly = true },
            "sale of what is not held" => Buy with { Side = OrderSide.Sell },
            _ => Limit with { Quantity = Quantity.FromLots(long.MaxValue / 100) },
        };
        Assert.Equal(expected, Refusal(InstrumentKind.Spot, request));
    }

    [Fact]
    public void Submit_SeveralFaults_TheFirstCheckNamesIt()
    {
        // Each request fails its own check and all later ones; the order of the checks decides.
        var last = Buy with { Side = OrderSide.Sell, Quantity = Quantity.FromLots(long.MaxValue / 200) };
        Assert.Equal(OrderReason.ValueTooLarge, Refusal(InstrumentKind.Spot, last));
        var reducing = last with { IsReduceOnly = true };
        Assert.Equal(OrderReason.NothingToReduce, Refusal(InstrumentKind.Spot, reducing));
        var expired = reducing with { TimeInForce = TimeInForce.GoodTillDate };
        Assert.Equal(OrderReason.ExpiryInvalid, Refusal(InstrumentKind.Spot, expired));
        var unpriced = expired with { Type = OrderType.Limit };
        Assert.Equal(OrderReason.PriceMissing, Refusal(InstrumentKind.Spot, unpriced));
        var empty = unpriced with { Quantity = Quantity.Zero };
        Assert.Equal(OrderReason.QuantityNotPositive, Refusal(InstrumentKind.Spot, empty));
        Assert.Equal(OrderReason.NotTradable, Refusal(InstrumentKind.Index, empty));
    }

    [Fact]
    public void Submit_InstrumentWithoutPrice_IsRefused()
    {
        var setup = new RunSetup
        {
            Instruments = [RunSetup.Coin(InstrumentKind.Spot), RunSetup.Coin(InstrumentKind.Spot, number: 1)],
        };
        var bars = BarList.Parse("100 101 99 100; 100 101 99 100", RunSetup.StartNs, setup.Period.Nanos);
        var strategy = new OpenStrategy
        {
            WhenBar = (OpenStrategy self, in BarUpdate _) =>
                self.Place(Buy with { Instrument = new InstrumentIndex(1) }),
        };

        var (kernel, log) = setup.Run([bars, []], 10, strategy);

        Assert.Equal(2, kernel.OrderCount);
        Assert.All(log.Orders, order => Assert.Equal(OrderReason.NoMarketPrice, order.EndReason));
    }

    [Fact]
    public void Submit_BeyondWorkingOrders_IsRefused()
    {
        var bars = BarList.Parse(
            string.Concat(Enumerable.Repeat("100 101 99 100; ", 6)), RunSetup.StartNs, 60_000_000_000);
        var strategy = new OpenStrategy
        {
            WhenBar = (OpenStrategy self, in BarUpdate _) =>
            {
                for (var i = 0; i < 1_000; i++)
                {
                    self.Place(in Limit);
                }
            },
        };

        var (kernel, log) = new RunSetup().Run([bars], 10, strategy);

        Assert.Equal(6_000, kernel.OrderCount);
        Assert.Equal(
            6_000 - Limits.WorkingOrdersMax, log.Ended
                .Count(order => order.EndReason == OrderReason.TooManyWorkingOrders));
        Assert.Equal(Limits.WorkingOrdersMax, log.Ended.Count(order => order.EndReason == OrderReason.DataEnded));
    }

    [Fact]
    public void Submit_MoreThanAnEventMayCause_FailsTheStrategy()
    {
        var bars = BarList.Parse("100 101 99 100", RunSetup.StartNs, 60_000_000_000);
        var strategy = new OpenStrategy
        {
            WhenBar = (OpenStrategy self, in BarUpdate _) =>
            {
                for (var i = 0; i <= Limits.OrdersPerEventMax; i++)
                {
                    self.Place(in Limit);
                }
            },
        };

        var failure = Assert.Throws<StrategyFailedException>(() => new RunSetup().Run([bars], 10, strategy));
        Assert.Contains("more than 1024 orders in one event", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(InstrumentKind.Equity, OrderSide.Buy)]
    [InlineData(InstrumentKind.Future, OrderSide.Buy)]
    [InlineData(InstrumentKind.Future, OrderSide.Sell)]
    [InlineData(InstrumentKind.Equity, OrderSide.Sell)]
    public void Submit_Exit_PassesWhateverWasLost(InstrumentKind kind, OrderSide entry)
    {
        // All of the equity in one position, which then loses nearly everything: leaving is still possible.
        var path = entry == OrderSide.Buy ? "100 101 99 100; 5 6 4 5; 5 6 4 5"
            : "100 101 99 100; 190 191 189 190; 190 191 189 190";
        var bars = BarList.Parse("100 101 99 100; " + path, RunSetup.StartNs, 60_000_000_000);
        var strategy = new OpenStrategy
        {
            WhenBar = (OpenStrategy self, in BarUpdate _) =>
            {
                if (self.BarCount == 0)
                {
                    self.Place(Buy with { Side = entry, Quantity = Quantity.FromLots(10) });
                }
                else if (self.BarCount == 2)
                {
                    var way = entry == OrderSide.Buy ? OrderSide.Sell : OrderSide.Buy;
                    self.Place(Buy with { Side = way, Quantity = Quantity.FromLots(4) });
                    self.Place(Buy with { Side = way, Quantity = Quantity.FromLots(6) });
                }
            },
        };

        var (kernel, log) = new RunSetup { Instruments = [RunSetup.Coin(kind)], Cash = 1_000 }.Run([bars], 10,
            strategy);

        Assert.Equal(0, kernel.PositionLots(default, default));
        Assert.Equal(3, log.Fills.Count);
        Assert.All(log.Ended, order => Assert.Equal(OrderStatus.Filled, order.Status));
    }

    [Fact]
    public void Submit_RefusedOrder_TheStrategyIsToldAfterItsEvent()
    {
        var bars = BarList.Parse("100 101 99 100; 100 101 99 100", RunSetup.StartNs, 60_000_000_000);
        var told = new List<string>();
        var strategy = new OpenStrategy
        {
            WhenBar = (OpenStrategy self, in BarUpdate _) =>
            {
                var id = self.Place(Buy with { Side = OrderSide.Sell });
                told.Add($"placed {id.Value}");
            },
            WhenOrder = (OpenStrategy _, in OrderView order) =>
                told.Add($"{order.Id.Value} {order.Status} {order.EndReason}"),
        };

        _ = new RunSetup().Run([bars], 10, strategy);

        Assert.Equal(["placed 1", "1 Rejected ShortNotAllowed", "placed 2", "2 Rejected ShortNotAllowed"], told);
    }

    [Fact]
    public void Submit_AnsweringEveryRefusal_FailsInsteadOfHanging()
    {
        var bars = BarList.Parse("100 101 99 100", RunSetup.StartNs, 60_000_000_000);
        var sale = Buy with { Side = OrderSide.Sell };
        var strategy = new OpenStrategy
        {
            WhenBar = (OpenStrategy self, in BarUpdate _) => self.Place(in sale),
            WhenOrder = (OpenStrategy self, in OrderView _) => self.Place(in sale),
        };

        var failure = Assert.Throws<StrategyFailedException>(() => new RunSetup().Run([bars], 10, strategy));
        Assert.Contains("answers its own orders with orders", failure.Message, StringComparison.Ordinal);
    }

    private static OrderReason Refusal(InstrumentKind kind, OrderRequest request)
    {
        var bars = BarList.Parse("100 101 99 100; 100 101 99 100", RunSetup.StartNs, 60_000_000_000);
        var strategy = new OpenStrategy
        {
            WhenBar = (OpenStrategy self, in BarUpdate _) =>
            {
                if (self.BarCount == 0)
                {
                    self.Place(in request);
                }
            },
        };
        var (_, log) = new RunSetup { Instruments = [RunSetup.Coin(kind)] }.Run([bars], 10, strategy);
        var order = Assert.Single(log.Orders);
        Assert.Equal(OrderStatus.Rejected, order.Status);
        Assert.Equal(RunSetup.StartNs + 60_000_000_000, order.UpdatedTimeNs);
        Assert.True(order.Filled.IsZero);
        return order.EndReason;
    }
}
