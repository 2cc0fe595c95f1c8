using Plimsoll.Kernel.Records;
using Plimsoll.Model.Orders;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>Every control just inside its limit, at it, beyond it, and an exit through it.</summary>
public sealed class ControlTableTests
{
    public static TheoryData<string> Names => [.. ControlCases.All.Select(static one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Order_JustInside_Passes(string name)
    {
        var (rig, control) = Prepared(name);
        Assert.Equal(OrderReason.None, control.Inside(rig));
        Assert.True(rig.Answer.IsAllowed);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Order_AtTheLimit_IsJudgedAsDocumented(string name)
    {
        var (rig, control) = Prepared(name);
        Assert.Equal(control.TripsAt ? control.Reason : OrderReason.None, control.At(rig));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Order_Outside_IsRefusedWithReasonAndLayer(string name)
    {
        var (rig, control) = Prepared(name);
        Assert.Equal(control.Reason, control.Outside(rig));
        Assert.Equal(ReasonLayers.LayerOf(control.Reason), rig.Answer.Layer);
        Assert.True(rig.Answer.All.Contains(control.Reason));
        Assert.Equal(OrderStatus.Rejected, rig.Log.Orders[^1].Status);
        var block = Assert.Single(rig.Kernel.Risk.Blocks, one => one.Reason == control.Reason);
        Assert.True(block.DecidingCount > 0 && block.ToldCount >= block.DecidingCount);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Exit_ThroughTheLimit_Passes(string name)
    {
        var (rig, control) = Prepared(name);
        Assert.Equal(OrderReason.None, control.Exit(rig));
        Assert.True(rig.Answer.IsAllowed);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Cancel_ThroughTheLimit_Passes(string name)
    {
        var (rig, control) = Prepared(name);
        rig.Buy(1, limit: 50, instrument: 2);
        var id = rig.LastId;
        var wentOut = rig.Answer.IsAllowed;
        control.Outside(rig);
        var before = rig.Gateway.Commands.Count;
        rig.Strategies[0].Withdraw(id);
        Assert.Equal(wentOut ? before + 1 : before, rig.Gateway.Commands.Count);
    }

    private static (RiskRig Rig, ControlCase Control) Prepared(string name)
    {
        var control = ControlCases.All.Single(one => one.Name == name);
        var rig = new RiskRig(control.Limits);
        control.Prepare(rig);
        return (rig, control);
    }
}
