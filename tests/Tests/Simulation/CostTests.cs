using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Simulation.Costs;

namespace Plimsoll.Tests.Simulation;

public sealed class CostTests
{
    private const string Calm = "100 101 99 100; ";

    [Theory]
    [InlineData("bps:10", 1_000, "0: long", "100 101 99 100", "#1 buy 9@100 taker fee 0.9 t1")]
    [InlineData("bps:10", 1_001, "0: long", "100 101 99 100", "#1 buy 10@100 taker fee 1 t1")]
    [InlineData("per-share:0.005,min=1,max=0.5%", 1_000, "0: long", "100 101 99 100", "#1 buy 9@100 taker fee 1 t1")]
    [InlineData("per-share:0.005,min=1,max=0.5%", 1_001, "0: long", "100 101 99 100", "#1 buy 10@100 taker fee 1 t1")]
    [InlineData("per-contract:2.1", 1_000, "0: long", "100 101 99 100", "#1 buy 9@100 taker fee 18.9 t1")]
    [InlineData("none", 1_000, "0: long", "100 101 99 100", "#1 buy 10@100 taker t1")]
    [InlineData("none", 1_000, "0: long", "111 112 110 111", "#1 buy 9@111 taker t1")]
    [InlineData("none", 99, "0: long", "100 101 99 100", "#1 Rejected SizeBelowOneLot t1")]
    [InlineData("none", 100, "0: long", "101 101 99 100", "#1 Rejected SizeBelowOneLot t1")]
    [InlineData("none", 1_000, "0: buy budget 550", "100 101 99 100", "#1 buy 5@100 taker t1")]
    [InlineData(
        "bps:10", 1_000, "0: long", "100 101 99 100 5; 110 111 109 110 50",
        "#1 buy 5@100 taker fee 0.5 t1 | #1 buy 4@110 taker fee 0.44 t2")]
    [InlineData(
        "none", 1_000, "0: long", "100 101 99 100 5; 501 501 500 500",
        "#1 buy 5@100 taker t1 | #1 Canceled SizeBelowOneLot t2")]
    public void Budget_AllIn_NeverOverspends(string fees, int cash, string orders, string bars, string expected) =>
        Assert.Equal(expected, VenueCase.Run(Calm + bars, orders, new RunSetup { Fees = fees, Cash = cash }));

    [Theory]
    [InlineData("0: buy 11", "#1 Rejected InsufficientCash t1")]
    [InlineData("0: buy 10", "#1 Rejected InsufficientCash t1")]
    [InlineData("0: buy 9", "#1 buy 9@101 taker t1")]
    [InlineData("0: buy 5 limit 100\n0: buy 6 limit 100", "#2 Rejected InsufficientCash t1 | #1 buy 5@100 maker t2")]
    [InlineData("0: buy 5 limit 100\n0: buy 5 limit 100", "#1 buy 5@100 maker t2 | #2 buy 5@100 maker t2")]
    public void Purchase_BeyondCash_IsRefused(string orders, string expected) =>
        Assert.Equal(expected, VenueCase.Run(Calm + "101 102 99 100", orders, new RunSetup { Cash = 1_000 }));

    [Theory]
    [InlineData("bps:maker=-1,taker=5", "0: buy 10", "#1 buy 10@103 taker fee 0.515 t1")]
    [InlineData("bps:maker=-1,taker=5", "0: buy 10 limit 98", "#1 buy 10@98 maker fee -0.098 t2")]
    [InlineData("per-share:0.005,min=1,max=0.5%", "0: buy 1", "#1 buy 1@103 taker fee 0.515 t1")]
    [InlineData("per-share:0.005,min=1,max=0.5%", "0: buy 1000", "#1 buy 1000@103 taker fee 5 t1")]
    [InlineData("per-share:0.005", "0: buy 1", "#1 buy 1@103 taker fee 0.005 t1")]
    [InlineData("bps:0.123456", "0: buy 1", "#1 buy 1@103 taker fee 0.0012716 t1")]
    public void Fee_OfEachKind_IsCharged(string fees, string orders, string expected) =>
        Assert.Equal(expected, VenueCase.Run(Calm + "103 104 97 103", orders, new RunSetup { Fees = fees }));

    [Theory]
    [InlineData("bps:50", "0: buy 10", "#1 buy 10@104 taker t1")]
    [InlineData("spread:0.5", "0: buy 10", "#1 buy 10@104 taker t1")]
    [InlineData("spread:2", "0: buy 10", "#1 buy 10@105 taker t1")]
    [InlineData("volume:0.1", "0: buy 100", "#1 buy 100@104 taker t1")]
    [InlineData("volume:0.1", "0: buy 1000", "#1 buy 1000@114 taker t1")]
    [InlineData("bps:50", "0: buy 10 limit 105", "#1 buy 10@103 taker t1")]
    [InlineData("bps:100", "0: buy 10 stop 105", "#1 buy 10@107 taker t2")]
    [InlineData("bps:50", "0: buy 10\n1: exit", "#1 buy 10@104 taker t1 | #2 sell 10@99 taker t2")]
    public void Slippage_OfTakingOrders_GoesAgainstTheTrader(string slippage, string orders, string expected) =>
        Assert.Equal(
            expected, VenueCase.Run(Calm + "103 106 97 103; " + Calm, orders, new RunSetup { Slippage = slippage }));

    [Theory]
    [InlineData("bps:0", 1)]
    [InlineData("spread:1000", 1)]
    [InlineData("bps:1000", 1)]
    public void Apply_SaleOfTheCheapest_KeepsAPositivePrice(string text, long expected)
    {
        Assert.True(SlippageModel.TryParse(text, out var model));
        Assert.Equal(expected, model.Apply(OrderSide.Sell, 1, 1, 1, 1));
        Assert.True(model.Apply(OrderSide.Sell, -5, 1, 1, 1) <= -5);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("bps")]
    [InlineData("bps:")]
    [InlineData("bps:-1")]
    [InlineData("bps:1e3")]
    [InlineData("bps:NaN")]
    [InlineData("bps:Infinity")]
    [InlineData("bps:1001")]
    [InlineData("ticks:x")]
    [InlineData("none:1")]
    public void SlippageTryParse_Nonsense_IsRefused(string? text) => Assert.False(SlippageModel.TryParse(text, out _));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("bps")]
    [InlineData("bps:x")]
    [InlineData("bps:1,2")]
    [InlineData("bps:maker=1")]
    [InlineData("bps:maker=1,taker=2,other=3")]
    [InlineData("bps:1001")]
    [InlineData("bps:0.0000001")]
    [InlineData("bps:NaN")]
    [InlineData("per-share:-1")]
    [InlineData("per-share:1,min=-1")]
    [InlineData("per-share:1,max=5")]
    [InlineData("per-share:1,max=0%")]
    [InlineData("per-share:1,most=5%")]
    [InlineData("per-kilo:1")]
    public void FeeTryParse_Nonsense_IsRefused(string? text) => Assert.False(FeeSchedule.TryParse(text, out _));

    [Theory]
    [InlineData("none", "none")]
    [InlineData("bps:10", "bps:10")]
    [InlineData("bps:0", "none")]
    [InlineData("bps:taker=5,maker=-2.5", "bps:maker=-2.5,taker=5")]
    [InlineData("per-share:0.0050,min=1,max=0.50%", "per-share:0.005,min=1,max=0.5%")]
    [InlineData("per-contract:2.10", "per-contract:2.1")]
    public void FeeToString_Schedule_ParsesBack(string text, string written)
    {
        Assert.True(FeeSchedule.TryParse(text, out var schedule));
        Assert.Equal(written, schedule.ToString());
        Assert.True(FeeSchedule.TryParse(written, out var again));
        Assert.Equal(schedule, again);
    }

    [Fact]
    public void Fee_FractionalLotsAndMultiplier_CountsUnits()
    {
        Assert.True(FeeSchedule.TryParse("per-share:0.005", out var perShare));
        Assert.True(FeeSchedule.TryParse("bps:10", out var bps));
        var coin = RunSetup.Coin(InstrumentKind.Spot, tick: "0.01", lot: "0.001");
        var future = RunSetup.Coin(InstrumentKind.Future, tick: "0.25", multiplier: 50);

        // 2.5 units cost 0.0125; 2.5 units at 100.00 are worth 250, a thousandth of it 0.25; 3 ES at 4000 are worth
        // 600,000.
        Assert.Equal("0.0125", perShare.Fee(coin, 10_000, 2_500, OrderSide.Buy, LiquiditySide.Taker).ToString());
        Assert.Equal("0.25", bps.Fee(coin, 10_000, 2_500, OrderSide.Buy, LiquiditySide.Taker).ToString());
        Assert.Equal("600", bps.Fee(future, 16_000, 3, OrderSide.Buy, LiquiditySide.Taker).ToString());
    }

    [Theory]
    [InlineData(InstrumentKind.Future, "0: short\n2: exit", "#1 sell 10@100 taker t1 | #2 buy 10@90 taker t3")]
    [InlineData(InstrumentKind.Equity, "0: short\n2: exit", "#1 sell 10@100 taker t1 | #2 buy 10@90 taker t3")]
    [InlineData(InstrumentKind.Spot, "0: short", "#1 Rejected ShortNotAllowed t1")]
    [InlineData(InstrumentKind.Equity, "0: sell 5\n2: buy 50",
        "#1 sell 5@100 taker t1 | #2 Rejected InsufficientCash t3")]
    [InlineData(InstrumentKind.Equity, "0: sell 5\n2: buy 15", "#1 sell 5@100 taker t1 | #2 buy 15@90 taker t3")]
    [InlineData(InstrumentKind.Future, "0: long\n2: sell 20", "#1 buy 10@100 taker t1 | #2 sell 20@90 taker t3")]
    [InlineData(InstrumentKind.Future, "0: buy 11", "#1 Rejected ExposureTooHigh t1")]
    public void Short_OfEachKind_FollowsItsRules(InstrumentKind kind, string orders, string expected) =>
        Assert.Equal(
            expected,
            VenueCase.Run(
                Calm + "100 101 99 100; 95 100 90 100; 90 95 85 90", orders,
                new RunSetup { Instruments = [RunSetup.Coin(kind)], Cash = 1_000 }));

    [Fact]
    public void ShortBudget_FilledInParts_StaysWithinTheBudget() =>
        Assert.Equal(
            "#1 sell 4@100 taker t1 | #1 sell 4@100 taker t2 | #1 sell 2@100 taker t3",
            VenueCase.Run(
                Calm + "100 101 99 100 4; 100 101 99 100 4; 100 101 99 100 4; 100 101 99 100 4", "0: short",
                new RunSetup { Instruments = [RunSetup.Coin(InstrumentKind.Equity)], Cash = 1_000 }));
}
