using Plimsoll.Model.Events;
using Plimsoll.Model.Orders;

namespace Plimsoll.Tests.Kernel.Risk;

/// <summary>Layer 1 as a kernel meets it: nothing without authorization, caps at worst, exits always.</summary>
public sealed class AuthorizationLayerTests
{
    private const long Micros = 1_000_000;

    [Fact]
    public void Entry_WithoutAuthorization_IsRefusedAndExitsPass()
    {
        var rig = new RiskRig("authorization=paper");
        Assert.Equal(OrderReason.NotAuthorized, rig.Buy(1));
        rig.Authorize(new AuthorizationChange(rig.NowNs, default, 1, rig.NowNs + RiskRig.Hour));
        rig.Trade(OrderSide.Buy, 5);
        rig.Wait(RiskRig.Hour);
        rig.Price(100);
        Assert.Equal(OrderReason.AuthorizationExpired, rig.Buy(1));
        Assert.Equal(OrderReason.None, rig.Reduce(OrderSide.Sell, 5));
    }

    [Theory]
    [InlineData(10, OrderReason.None)]
    [InlineData(11, OrderReason.AuthorizedValueExceeded)]
    public void Caps_CountWorkingOrdersAsFilled(long total, OrderReason expected)
    {
        var rig = new RiskRig("authorization=limited");
        rig.Authorize(Limited(rig));
        rig.Trade(OrderSide.Buy, 3);
        Assert.Equal(OrderReason.None, rig.Buy(4, limit: 90));
        Assert.Equal(expected, rig.Buy(total - 7));
    }

    [Fact]
    public void DayVolume_CountsEntriesAndRollsAtMidnight()
    {
        var rig = new RiskRig("authorization=limited", "zone=UTC");
        rig.Authorize(Limited(rig) with
        {
            PositionValueMaxMicros = 100_000 * Micros, DayVolumeMaxMicros = 1_000 * Micros,
        });
        Assert.Equal(OrderReason.None, rig.Buy(9));
        Assert.Equal(OrderReason.AuthorizedVolumeExceeded, rig.Buy(2));
        rig.Wait(RiskRig.Day);
        rig.Price(100);
        Assert.Equal(OrderReason.None, rig.Buy(2));
    }

    private static AuthorizationChange Limited(RiskRig rig) =>
        new(rig.NowNs, default, 2, rig.NowNs + (3 * RiskRig.Day))
        {
            PositionShareMillionths = 1_000_000,
            StrategiesMax = 1,
            PositionValueMaxMicros = 1_000 * Micros,
            DayVolumeMaxMicros = 1_000_000 * Micros,
            DayLossMaxMicros = 1_000_000 * Micros,
        };
}
