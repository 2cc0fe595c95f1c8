using Plimsoll.Kernel.Records;
using Plimsoll.Model.Events;
using Plimsoll.Model.Orders;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>A bypass is an event: it lets entries pass on paper, ends by itself, and is none with money.</summary>
public sealed class BypassTests
{
    [Fact]
    public void Bypass_OnPaper_LetsEntriesPassAndEndsByItself()
    {
        var rig = new RiskRig("authorization=paper");
        Assert.Equal(OrderReason.NotAuthorized, rig.Buy(1));
        Begin(rig, 10 * RiskRig.Minute);
        Assert.Equal(OrderReason.None, rig.Buy(1));
        Assert.Equal(1, rig.Kernel.Risk.BypassUses);
        rig.Wait(10 * RiskRig.Minute);
        rig.Price(100);
        Assert.Equal(OrderReason.NotAuthorized, rig.Buy(1));
        var alert = Assert.Single(rig.Log.Alerts);
        Assert.Equal((AlertKind.BypassBegun, 7L), (alert.Kind, alert.ActionNumber));
        Assert.Equal(rig.Kernel.Risk.BypassUntilNs, alert.Value);
    }

    [Theory]
    [InlineData("authorization=paper", 0)]
    [InlineData("authorization=paper", 61)]
    [InlineData("authorization=limited", 10)]
    [InlineData("account.positions=3", 10)]
    public void Bypass_WithMoneyOrTooLongOrWithoutNeed_IsRefused(string limit, int minutes)
    {
        var rig = new RiskRig(limit);
        Begin(rig, minutes * RiskRig.Minute);
        Assert.Equal(AlertKind.BypassRefused, Assert.Single(rig.Log.Alerts).Kind);
        Assert.Equal(long.MinValue, rig.Kernel.Risk.BypassUntilNs);
    }

    [Fact]
    public void Bypass_DoesNotPassOtherLimitsAndSurvivesARestore()
    {
        var rig = new RiskRig("authorization=paper", "account.order-quantity=5");
        Begin(rig, RiskRig.Hour);
        Assert.Equal(OrderReason.OrderQuantityTooLarge, rig.Buy(6));
        var other = rig.Restored();
        Assert.Equal(rig.Kernel.Risk.BypassUntilNs, other.Kernel.Risk.BypassUntilNs);
        Assert.Equal(OrderReason.None, other.Buy(5));
    }

    private static void Begin(RiskRig rig, long lengthNs)
    {
        rig.Wait(1);
        var order = new OperatorOrder(rig.NowNs, OperatorOrderKind.Bypass, actionNumber: 7) { LengthNs = lengthNs };
        rig.Kernel.Process(Event.OfOperator(in order));
    }
}
