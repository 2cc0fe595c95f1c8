using Plimsoll.Kernel.Records;
using Plimsoll.Model.Orders;

namespace Plimsoll.Tests.Kernel.Risk;

public sealed class RiskAnswerTests
{
    [Fact]
    public void Of_None_Allows()
    {
        var answer = RiskAnswer.Of(OrderReason.None, RiskLayer.Order);
        Assert.True(answer.IsAllowed);
        Assert.Equal(RiskLayer.None, answer.Layer);
        Assert.True(answer.All.IsEmpty);
    }

    [Fact]
    public void Of_Reason_HoldsItAlone()
    {
        var answer = RiskAnswer.Of(OrderReason.InsufficientCash, RiskLayer.Exposure);
        Assert.False(answer.IsAllowed);
        Assert.Equal(OrderReason.InsufficientCash, answer.First);
        Assert.Equal(RiskLayer.Exposure, answer.Layer);
        Assert.Equal(1, answer.All.Count);
        Assert.True(answer.All.Contains(OrderReason.InsufficientCash));
    }

    [Theory]
    [InlineData(OrderReason.NoMarketPrice, RiskLayer.Data)]
    [InlineData(OrderReason.OrderInDoubt, RiskLayer.Position)]
    [InlineData(OrderReason.InsufficientCash, RiskLayer.Exposure)]
    [InlineData(OrderReason.AccountRuined, RiskLayer.Exposure)]
    [InlineData(OrderReason.PriceMissing, RiskLayer.Order)]
    [InlineData(OrderReason.CanceledByStrategy, RiskLayer.None)]
    [InlineData((OrderReason)70, RiskLayer.Kill)]
    [InlineData((OrderReason)79, RiskLayer.Kill)]
    [InlineData((OrderReason)80, RiskLayer.Authorization)]
    [InlineData((OrderReason)99, RiskLayer.Authorization)]
    [InlineData((OrderReason)100, RiskLayer.Breaker)]
    [InlineData((OrderReason)114, RiskLayer.Breaker)]
    [InlineData((OrderReason)115, RiskLayer.Data)]
    [InlineData((OrderReason)129, RiskLayer.Data)]
    [InlineData((OrderReason)130, RiskLayer.Position)]
    [InlineData((OrderReason)149, RiskLayer.Position)]
    [InlineData((OrderReason)150, RiskLayer.Exposure)]
    [InlineData((OrderReason)169, RiskLayer.Exposure)]
    [InlineData((OrderReason)170, RiskLayer.Order)]
    [InlineData((OrderReason)199, RiskLayer.Order)]
    [InlineData((OrderReason)200, RiskLayer.None)]
    public void LayerOf_Reason_IsThatOfItsNumber(OrderReason reason, RiskLayer layer) =>
        Assert.Equal(layer, ReasonLayers.LayerOf(reason));
}
