using Plimsoll.Kernel.Conversion;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Costs;

namespace Plimsoll.Tests.Simulation.Costs;

public sealed class FeeMeterTests
{
    private const long DayNs = 86_400_000_000_000;
    private static readonly Instrument Bitcoin = Pair("BTCUSDT", "USDT");
    private static readonly Instrument Bnb = Pair("BNBUSDT", "USDT");

    [Fact]
    public void Fee_TiersOverDays_FollowTheVolumeOfTheDaysBefore()
    {
        var meter = Meter("tiers:0=2/10,1000=1/5,days=2");
        meter.Advance(RunSetup.StartNs);
        Assert.Equal("1", Fee(meter).ToString());
        meter.Note(Bitcoin, 100_000, 100_000);

        // The volume of today does not count today, however large it is.
        meter.Advance(RunSetup.StartNs + DayNs - 1);
        Assert.Equal("1", Fee(meter).ToString());
        meter.Advance(RunSetup.StartNs + DayNs);
        Assert.Equal("1000", meter.TrailingVolume.ToString());
        Assert.Equal("0.5", Fee(meter).ToString());
        meter.Advance(RunSetup.StartNs + (2 * DayNs));
        Assert.Equal("0.5", Fee(meter).ToString());

        // On the third day the window of two days has passed it.
        meter.Advance(RunSetup.StartNs + (3 * DayNs));
        Assert.Equal("0", meter.TrailingVolume.ToString());
        Assert.Equal("1", Fee(meter).ToString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(400)]
    public void TrailingVolume_RandomDays_EqualsThePlainSum(int seed)
    {
        var random = new SeededRandom((ulong)seed);
        var meter = Meter("tiers:0=2/10,5000=1/5,days=30");
        var history = new List<(long Day, Amount Value)>();
        var day = 19_000L;
        for (var i = 0; i < 2_000; i++)
        {
            day += random.NextInt32(100) == 0 ? random.NextInt32(70) : random.NextInt32(2);
            meter.Advance((day * DayNs) + 5);
            var expected = history.Where(one => one.Day < day && one.Day >= day - 30)
                .Aggregate(Amount.Zero, (sum, one) => sum + one.Value);
            Assert.Equal(expected, meter.TrailingVolume);
            Assert.Equal(expected >= Amount.FromUnits(5_000) ? 1 : 0, meter.Tier);
            var lots = 1 + random.NextInt32(100_000);
            meter.Note(Bitcoin, 10_000, lots);
            history.Add((day, Bitcoin.Notional(10_000, lots)));
        }
    }

    [Fact]
    public void Charge_ThirdAsset_IsTakenAtItsPriceAndRoundedUp()
    {
        var rates = new CurrencyRates([Bitcoin, Bnb], Currency.Of("USDT"));
        Assert.True(FeeSchedule.TryParse("bps:10,asset=BNB,discount=25%", out var schedule));
        var meter = new FeeMeter(schedule, rates);

        // No price of the asset yet: the fee is taken in USDT, whole.
        Assert.Equal(new FeeCharge(Amount.FromUnits(1), Amount.FromUnits(1), Currency.Of("USDT")), Charge(meter));

        rates.Note(new InstrumentIndex(1), 62_000);
        var charge = Charge(meter);

        // 0.75 USDT at 620 is 0.001209677... BNB: rounded up 0.00120968, worth 0.7500016 USDT.
        Assert.Equal("0.00120968", charge.Taken.ToString());
        Assert.Equal("0.7500016", charge.Booked.ToString());
        Assert.Equal("BNB", charge.Asset.Code);
        Assert.Equal(charge.Booked, Fee(meter));
    }

    [Theory]
    [InlineData("bps:25,asset=base", OrderSide.Buy, "0.0025", "2.5", "BTC")]
    [InlineData("bps:25,asset=received", OrderSide.Buy, "0.0025", "2.5", "BTC")]
    [InlineData("bps:25,asset=received", OrderSide.Sell, "2.5", "2.5", "USDT")]
    [InlineData("bps:25,asset=base", OrderSide.Sell, "0.0025", "2.5", "BTC")]
    public void Charge_InBaseOrReceived_IsWorthTheSame(
        string text, OrderSide side, string taken, string booked, string asset)
    {
        Assert.True(FeeSchedule.TryParse(text, out var schedule));
        var charge = new FeeMeter(schedule).Charge(Bitcoin, 100_000, 100_000, side, LiquiditySide.Taker);
        Assert.Equal(taken, charge.Taken.ToString());
        Assert.Equal(booked, charge.Booked.ToString());
        Assert.Equal(asset, charge.Asset.Code);
    }

    [Fact]
    public void Charge_RandomFees_AreNeverBookedBelowTheirValue()
    {
        var random = new SeededRandom(11);
        var rates = new CurrencyRates([Bitcoin, Bnb], Currency.Of("USDT"));
        Assert.True(FeeSchedule.TryParse("bps:maker=-0.5,taker=7.3,asset=BNB", out var schedule));
        var meter = new FeeMeter(schedule, rates);
        for (var i = 0; i < 20_000; i++)
        {
            var (ticks, lots) = (1 + random.NextInt32(10_000_000), 1 + random.NextInt32(1_000_000));
            var liquidity = (LiquiditySide)random.NextInt32(2);
            rates.Note(new InstrumentIndex(1), 1 + random.NextInt32(100_000));
            var plain = schedule.Fee(Bitcoin, ticks, lots, OrderSide.Buy, liquidity);
            var charge = meter.Charge(Bitcoin, ticks, lots, OrderSide.Buy, liquidity);
            Assert.True(charge.Booked >= plain, $"{charge} for {plain}");
            Assert.True((charge.Booked - plain).ToDouble() <= 1e-8 * 1_000 * 1.01, $"{charge} for {plain}");
        }
    }

    private static FeeMeter Meter(string text)
    {
        Assert.True(FeeSchedule.TryParse(text, out var schedule));
        return new FeeMeter(schedule);
    }

    // One bitcoin at 1000.00.
    private static Amount Fee(FeeMeter meter) =>
        meter.Fee(Bitcoin, 100_000, 100_000, OrderSide.Buy, LiquiditySide.Taker);

    private static FeeCharge Charge(FeeMeter meter) =>
        meter.Charge(Bitcoin, 100_000, 100_000, OrderSide.Buy, LiquiditySide.Taker);

    private static Instrument Pair(string symbol, string quote) => new(
        InstrumentId.Parse(symbol + ".BINANCE"), InstrumentKind.Spot, DecimalGrid.Parse("0.01"),
        DecimalGrid.Parse("0.00001"), Currency.Of(quote), "24x7");
}
