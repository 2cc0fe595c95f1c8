using Plimsoll.Kernel.Risk;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>The highest equity of a window of 64 parts, here of one nanosecond each.</summary>
public sealed class RapidLossWindowTests
{
    private readonly RapidLossWindow window = new(64);

    [Fact]
    public void Mark_InsideTheWindow_IsTheHighest()
    {
        Assert.Equal(100, Mark(0, 100));
        Assert.Equal(100, Mark(1, 50));
        Assert.Equal(100, Mark(63, 10));
    }

    [Fact]
    public void Mark_PartsThatAreTooOld_AreForgotten()
    {
        _ = Mark(0, 100);
        _ = Mark(1, 50);
        Assert.Equal(50, Mark(64, 10));
        Assert.Equal(10, Mark(65, 5));
        Assert.Equal(3, Mark(10_000, 3));
    }

    [Fact]
    public void Mark_SameMomentTwice_KeepsTheHigherOfBoth()
    {
        Assert.Equal(50, Mark(7, 50));
        Assert.Equal(70, Mark(7, 70));
        Assert.Equal(70, Mark(7, 20));
        Assert.Equal(70, Mark(8, 1));
    }

    [Fact]
    public void Mark_BeforeTheEpoch_WorksToo()
    {
        Assert.Equal(9, Mark(-130, 9));
        Assert.Equal(9, Mark(-67, 4));
        Assert.Equal(4, Mark(-66, 2));
        Assert.Equal(4, Mark(-4, 1));
        Assert.Equal(2, Mark(-3, 1));
    }

    [Fact]
    public void Mark_LongLength_DividesItIntoParts()
    {
        var minutes = new RapidLossWindow(64 * RiskRig.Minute);
        _ = minutes.Mark(0, Amount.FromUnits(5));
        Assert.Equal(Amount.FromUnits(5), minutes.Mark((64 * RiskRig.Minute) - 1, Amount.FromUnits(1)));
        Assert.Equal(Amount.FromUnits(1), minutes.Mark(64 * RiskRig.Minute, Amount.FromUnits(1)));
    }

    [Fact]
    public void Clear_AtAnyTime_ForgetsEverything()
    {
        _ = Mark(1, 100);
        _ = Mark(2, 90);
        window.Clear();
        Assert.Equal(5, Mark(2, 5));
        Assert.Equal(6, Mark(3, 6));
        Assert.Equal(6, Mark(4, 2));
    }

    private long Mark(long nowNs, long equity)
    {
        var highest = window.Mark(nowNs, Amount.FromUnits(equity));
        return (long)highest.ToDouble();
    }
}
