using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Costs;

namespace Plimsoll.Tests.Simulation.Costs;

public sealed class FeeScheduleTests
{
    private static readonly Instrument Coin = RunSetup.Coin(InstrumentKind.Spot, tick: "0.01", lot: "0.00001");

    [Theory]
    [InlineData("tiers:0=2/6,1000000=-1/5,days=7", "tiers:0=2/6,1000000=-1/5,days=7")]
    [InlineData("tiers:0=2/6,1000000=-1/5,days=30", "tiers:0=2/6,1000000=-1/5")]
    [InlineData("bps:10,asset=BNB,discount=25%", "bps:10,asset=BNB,discount=25%")]
    [InlineData("bps:10,asset=bnb", "bps:10,asset=BNB")]
    [InlineData("bps:25,asset=received", "bps:25,asset=received")]
    [InlineData("per-share:0.005,sale=0.221", "per-share:0.005,sale=0.221")]
    [InlineData("bps:0,sale=0.221", "bps:0,sale=0.221")]
    [InlineData("binance-spot", "binance-spot")]
    [InlineData("binance-spot,sale=1", "tiers:0=10/10,1000000=9/10,5000000=8/10,20000000=4/6,75000000=4/5.2,sale=1")]
    public void TryParse_Schedule_IsWrittenBack(string text, string written)
    {
        Assert.True(FeeSchedule.TryParse(text, out var schedule));
        Assert.Equal(written, schedule.ToString());
        Assert.True(FeeSchedule.TryParse(written, out var again));
        Assert.Equal(schedule, again);
        Assert.Equal(schedule.GetHashCode(), again.GetHashCode());
        Assert.False(schedule.IsFree);
    }

    [Theory]
    [InlineData("tiers:5=2/6")]
    [InlineData("tiers:0=2/6,0=1/5")]
    [InlineData("tiers:0=2/6,9=1")]
    [InlineData("tiers:days=30")]
    [InlineData("tiers:0=2/6,9=1/5,days=0")]
    [InlineData("tiers:0=2/1001")]
    [InlineData("bps:10,discount=25%")]
    [InlineData("bps:10,asset=base,discount=25%")]
    [InlineData("bps:10,asset=")]
    [InlineData("bps:10,asset=TWELVELETTERS")]
    [InlineData("bps:10,asset=B-B")]
    [InlineData("bps:10,sale=-1")]
    [InlineData("bps:10,min=1")]
    [InlineData("bps:10,days=5")]
    [InlineData("binance-spots")]
    [InlineData("binance-spot,x=1")]
    public void TryParse_Nonsense_IsRefused(string text) => Assert.False(FeeSchedule.TryParse(text, out _));

    [Fact]
    public void Presets_All_AreReadByTheirNames()
    {
        Assert.Equal(FeePresets.All.Count, FeePresets.All.Select(preset => preset.Name).Distinct().Count());
        foreach (var preset in FeePresets.All)
        {
            Assert.True(FeeSchedule.TryParse(preset.Name, out var schedule), preset.Name);
            Assert.Equal(preset.Name, schedule.ToString());
            Assert.False(schedule.IsFree, preset.Name);
            Assert.NotEmpty(preset.Description);
        }
    }

    [Theory]
    [InlineData("bps:maker=-1,taker=5", LiquiditySide.Maker, "-0.00000123")]
    [InlineData("bps:maker=1,taker=5", LiquiditySide.Maker, "0.00000124")]
    [InlineData("bps:maker=-1,taker=5", LiquiditySide.Taker, "0.00000618")]
    public void Fee_OddValue_IsNeverRoundedInTheTradersFavour(string text, LiquiditySide liquidity, string expected)
    {
        // 0.00001 at 1234.56 is worth 0.0123456; a basis point of it is 0.00000123456.
        Assert.True(FeeSchedule.TryParse(text, out var schedule));
        Assert.Equal(expected, schedule.Fee(Coin, 123_456, 1, OrderSide.Buy, liquidity).ToString());
    }

    [Theory]
    [InlineData(OrderSide.Buy, "0")]
    [InlineData(OrderSide.Sell, "0.0221")]
    public void Fee_DutyOnSales_IsChargedOnSalesOnly(OrderSide side, string expected)
    {
        Assert.True(FeeSchedule.TryParse("alpaca-equity", out var schedule));
        Assert.Equal(expected, schedule.Fee(Coin, 100_000, 100_000, side, LiquiditySide.Taker).ToString());
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("999999.99", 0)]
    [InlineData("1000000", 1)]
    [InlineData("74999999", 3)]
    [InlineData("99999999999", 4)]
    public void TierAt_Volume_IsTheHighestReached(string volume, int expected)
    {
        Assert.True(FeeSchedule.TryParse("binance-spot", out var schedule));
        Assert.True(Amount.TryParse(volume, out var amount));
        Assert.Equal(expected, schedule.TierAt(amount));
    }
}
