using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>The collar holds every price of an order on the side that costs; the market stands at 100.</summary>
public sealed class PriceCollarTests
{
    [Theory]
    [InlineData(OrderSide.Buy, 105, OrderReason.None)]
    [InlineData(OrderSide.Buy, 106, OrderReason.PriceBeyondCollar)]
    [InlineData(OrderSide.Sell, 95, OrderReason.None)]
    [InlineData(OrderSide.Sell, 94, OrderReason.PriceBeyondCollar)]
    public void Stop_FarThroughTheMarket_IsRefused(OrderSide side, long stop, OrderReason expected)
    {
        var rig = new RiskRig("collar-ticks=5");

        Assert.Equal(expected, rig.Place(RiskRig.Request(side, 1) with
        {
            Type = OrderType.Stop, StopPrice = Price.FromTicks(stop),
        }));
    }

    [Theory]
    [InlineData(OrderSide.Buy, 104, 105, OrderReason.None)]
    [InlineData(OrderSide.Buy, 104, 106, OrderReason.PriceBeyondCollar)]
    [InlineData(OrderSide.Buy, 102, 106, OrderReason.PriceBeyondCollar)]
    [InlineData(OrderSide.Sell, 96, 95, OrderReason.None)]
    [InlineData(OrderSide.Sell, 96, 94, OrderReason.PriceBeyondCollar)]
    [InlineData(OrderSide.Sell, 98, 94, OrderReason.PriceBeyondCollar)]
    public void StopLimit_EitherPriceBeyond_IsRefused(OrderSide side, long stop, long limit, OrderReason expected)
    {
        var rig = new RiskRig("collar-ticks=5");

        Assert.Equal(expected, rig.Place(RiskRig.Request(side, 1, limit) with
        {
            Type = OrderType.StopLimit, StopPrice = Price.FromTicks(stop),
        }));
        Assert.Equal(expected, rig.Place(RiskRig.Request(side, 1, stop) with
        {
            Type = OrderType.StopLimit, StopPrice = Price.FromTicks(limit),
        }));
    }

    [Fact]
    public void Market_NamesNoPrice_PassesTheCollar() =>
        Assert.Equal(OrderReason.None, new RiskRig("collar-ticks=1").Buy(1));

    [Fact]
    public void Exit_FarThroughTheMarket_Passes()
    {
        var rig = new RiskRig("collar-ticks=5");
        rig.Trade(OrderSide.Buy, 3);

        Assert.Equal(OrderReason.None, rig.Sell(3, limit: 50));
    }
}
