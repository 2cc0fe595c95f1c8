using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Simulation.Fills;

namespace Plimsoll.Tests.Simulation;

/// <summary>
/// Every fill rule against cases computed by hand; the language of the cases is told at <see cref="VenueCase"/>.
/// </summary>
public sealed class FillRuleTests
{
    private const string Calm = "100 101 99 100; ";

    private static readonly RunSetup SameClose = new() { Policy = FillPolicy.SameClose };
    private static readonly RunSetup NextWorst = new() { Policy = FillPolicy.NextWorst };

    [Theory]
    [InlineData("103 105 102 104", "0: buy 10", "#1 buy 10@103 taker t1")]
    [InlineData("+7 103 105 102 104", "0: buy 10", "#1 buy 10@103 taker t8")]
    [InlineData("103 105 102 104; 104 106 103 105", "0: buy 10\n1: exit",
        "#1 buy 10@103 taker t1 | #2 sell 10@104 taker t2")]
    public void NextOpen_MarketOrder_TradesAtNextOpen(string bars, string orders, string expected) =>
        Assert.Equal(expected, VenueCase.Run(Calm + bars, orders));

    [Theory]
    [InlineData("103 105 102 104", "0: buy 10", "#1 buy 10@100 taker t1")]
    [InlineData("103 105 102 104", "0: buy 10\n1: exit", "#1 buy 10@100 taker t1 | #2 sell 10@104 taker t2")]
    [InlineData("103 105 102 104", "0: buy 10 limit 100", "#1 buy 10@100 taker t1")]
    [InlineData("103 105 98 104", "0: buy 10 limit 99", "#1 buy 10@99 maker t2")]
    [InlineData("103 105 102 104", "0: buy 10 stop 100", "#1 buy 10@100 taker t1")]
    [InlineData("103 105 102 104", "0: buy 10 limit 99 ioc", "#1 Canceled ImmediateRestCanceled t1")]
    [InlineData("103 105 102 104", "0: buy 1500", "#1 buy 1000@100 taker t1 | #1 buy 500@103 taker t1")]
    // What answers an execution at the next open comes too late for the close, although both have the same time.
    [InlineData("90 91 89 90", "0: buy 1500\nfill 1: sell 5",
        "#1 buy 1000@100 taker t1 | #1 buy 500@90 taker t1 | #2 sell 5@90 taker t1 | #3 Canceled DataEnded t2")]
    public void SameClose_Order_TradesAtTheCloseThatCausedIt(string bars, string orders, string expected) =>
        Assert.Equal(expected, VenueCase.Run(Calm + bars, orders, SameClose));

    [Theory]
    [InlineData("103 105 102 104", "0: buy 10", "#1 buy 10@105 taker t2")]
    [InlineData("103 105 102 104; 104 108 101 102", "0: buy 10\n1: exit",
        "#1 buy 10@105 taker t2 | #2 sell 10@101 taker t3")]
    [InlineData("103 105 102 104; 104 106 103 105", "0: buy 150", "#1 buy 100@105 taker t2 | #1 buy 50@106 taker t3")]
    [InlineData("103 105 102 104", "0: buy 150 ioc", "#1 buy 100@105 taker t2 | #1 Canceled ImmediateRestCanceled t2")]
    [InlineData("103 105 102 104", "0: buy 150 fok", "#1 Canceled NotFilledWhole t2")]
    [InlineData("103 105 102 104 0; 103 104 103 104", "0: buy 10", "#1 buy 10@104 taker t3")]
    [InlineData(
        "103 105 102 104", "0: buy 10\nfill 1: sell 10 stop 103 reduce",
            "#1 buy 10@105 taker t2 | #2 sell 10@103 taker t2")]
    public void NextWorst_MarketOrder_TradesAtTheFarEndOnceTheBarIsOver(string bars, string orders, string expected) =>
        Assert.Equal(expected, VenueCase.Run(Calm + bars, orders, NextWorst));

    [Theory]
    [InlineData("100 101 98 100; 100 100 97 99", "0: buy 10 limit 98", "#1 buy 10@98 maker t3")]
    [InlineData("100 101 98 100", "0: buy 10 limit 98", "#1 Canceled DataEnded t2")]
    [InlineData("100 101 99 100; 95 96 94 95", "0: buy 10 limit 98", "#1 buy 10@95 maker t2")]
    [InlineData("100 101 99 100; 98 99 98 99", "0: buy 10 limit 98", "#1 Canceled DataEnded t3")]
    [InlineData("103 104 102 103", "0: buy 10 limit 105", "#1 buy 10@103 taker t1")]
    [InlineData("103 104 102 103", "0: buy 10 limit 103", "#1 buy 10@103 taker t1")]
    [InlineData("100 105 99 104", "0: buy 9\nfill 1: sell 9 limit 105",
        "#1 buy 9@100 taker t1 | #2 Canceled DataEnded t2")]
    [InlineData("100 106 99 104", "0: buy 9\nfill 1: sell 9 limit 105",
        "#1 buy 9@100 taker t1 | #2 sell 9@105 maker t2")]
    [InlineData(
        "100 101 99 100; 110 111 109 110", "0: buy 9\nfill 1: sell 9 limit 105",
            "#1 buy 9@100 taker t1 | #2 sell 9@110 maker t2")]
    // Placed after the open and at once tradable: it takes, and gets the bar's far end rather than its own open.
    [InlineData("100 106 99 104", "0: buy 9\nfill 1: sell 9 limit 97", "#1 buy 9@100 taker t1 | #2 sell 9@99 taker t2")]
    public void Limit_Order_NeedsThePriceToGoThrough(string bars, string orders, string expected) =>
        Assert.Equal(expected, VenueCase.Run(Calm + bars, orders));

    [Theory]
    [InlineData("100 105 99 104", "0: buy 10 stop 105", "#1 buy 10@105 taker t2")]
    [InlineData("100 104 99 104", "0: buy 10 stop 105", "#1 Canceled DataEnded t2")]
    [InlineData("108 109 107 108", "0: buy 10 stop 105", "#1 buy 10@108 taker t1")]
    [InlineData("100 101 94 100", "0: buy 9\nfill 1: sell 9 stop 95 reduce",
        "#1 buy 9@100 taker t1 | #2 sell 9@95 taker t2")]
    [InlineData(
        "100 101 99 100; 90 91 89 90", "0: buy 9\nfill 1: sell 9 stop 95 reduce",
        "#1 buy 9@100 taker t1 | #2 sell 9@90 taker t2")]
    // Placed right after the open at 100, beyond its stop already: it trades at the market, never at its better stop
    // price.
    [InlineData("100 106 99 104", "0: buy 9\nfill 1: sell 9 stop 103 reduce",
        "#1 buy 9@100 taker t1 | #2 sell 9@100 taker t2")]
    // The stop is reached while another order has used up the bar's volume: it trades at the next open.
    [InlineData(
        "100 105 99 104 10; 101 102 100 101", "0: buy 10 stop 104\n0: buy 10",
        "#2 buy 10@100 taker t1 | #1 buy 10@101 taker t2")]
    public void Stop_Order_TradesWhereItIsReachedOrBeyond(string bars, string orders, string expected) =>
        Assert.Equal(expected, VenueCase.Run(Calm + bars, orders));

    [Theory]
    [InlineData("100 108 99 104", "0: buy 10 stop 105 limit 106", "#1 buy 10@105 taker t2")]
    [InlineData("110 111 107 108; 105 107 104 106", "0: buy 10 stop 105 limit 106", "#1 buy 10@105 maker t2")]
    [InlineData("110 111 105 108", "0: buy 10 stop 105 limit 106", "#1 buy 10@106 maker t2")]
    [InlineData("105 106 104 105", "0: buy 10 stop 105 limit 105", "#1 buy 10@105 taker t1")]
    [InlineData("100 110 99 110; 110 111 109 110", "0: buy 10 stop 105 limit 104", "#1 Canceled DataEnded t3")]
    [InlineData("100 110 99 110; 103 104 102 103", "0: buy 10 stop 105 limit 104", "#1 buy 10@103 maker t2")]
    public void StopLimit_Order_WaitsForItsLimitOnceReached(string bars, string orders, string expected) =>
        Assert.Equal(expected, VenueCase.Run(Calm + bars, orders));

    [Theory]
    // Stop and target both inside one bar: the stop trades.
    [InlineData(
        "100 112 94 100", "0: buy 9\nfill 1: sell 9 limit 110 reduce\nfill 1: sell 9 stop 95 reduce",
        "#1 buy 9@100 taker t1 | #3 sell 9@95 taker t2 | #2 Canceled PositionClosed t2")]
    // A stop born of an entry inside the bar is hit when the low reaches it; the target is not, though the high does.
    [InlineData(
        "100 105 95 104", "0: buy 9 limit 98\nfill 1: sell 9 stop 96 reduce\nfill 1: sell 9 limit 101 reduce",
        "#1 buy 9@98 maker t2 | #2 sell 9@96 taker t2 | #3 Canceled PositionClosed t2")]
    [InlineData(
        "100 105 97 104; 104 106 103 105",
            "0: buy 9 limit 98\nfill 1: sell 9 stop 96 reduce\nfill 1: sell 9 limit 101 reduce",
        "#1 buy 9@98 maker t2 | #3 sell 9@104 taker t2 | #2 Canceled PositionClosed t2")]
    // A stop above the entry, born inside the bar, trades at the entry's price and not at a high it cannot know.
    [InlineData(
        "100 105 97 104", "0: buy 9 limit 98\nfill 1: sell 9 stop 104 reduce",
            "#1 buy 9@98 maker t2 | #2 sell 9@98 taker t2")]
    // A market order born inside the bar waits for the next open.
    [InlineData(
        "100 105 97 104; 103 104 102 103", "0: buy 9 limit 98\nfill 1: sell 9 reduce",
        "#1 buy 9@98 maker t2 | #2 sell 9@103 taker t2")]
    public void InsideABar_AdverseOrders_TradeFirst(string bars, string orders, string expected) =>
        Assert.Equal(expected, VenueCase.Run(Calm + bars, orders));

    [Theory]
    [InlineData(
        "100 101 99 100 25; 101 102 100 101 25; 102 103 101 102 25", "0: buy 60",
        "#1 buy 25@100 taker t1 | #1 buy 25@101 taker t2 | #1 buy 10@102 taker t3")]
    [InlineData("100 101 99 100 0; 103 104 102 103", "0: buy 10", "#1 buy 10@103 taker t2")]
    [InlineData(
        "100 101 99 100 25; 101 102 100 101", "0: buy 20\n0: buy 20",
        "#1 buy 20@100 taker t1 | #2 buy 5@100 taker t1 | #2 buy 15@101 taker t2")]
    [InlineData(
        "100 101 97 100 6; 99 100 96 97 6", "0: buy 9 limit 98", "#1 buy 6@98 maker t2 | #1 buy 3@98 maker t3")]
    public void VolumeCap_LargeOrder_FillsInParts(string bars, string orders, string expected) =>
        Assert.Equal(expected, VenueCase.Run(Calm + bars, orders));

    [Fact]
    public void VolumeCap_ShareOfVolume_CutsDown()
    {
        var setup = new RunSetup { Policy = FillPolicy.NextOpen.WithVolumeCap(200_000) };
        Assert.Equal(
            "#1 buy 19@100 taker t1 | #1 buy 1@101 taker t2",
            VenueCase.Run(Calm + "100 101 99 100 99; 101 102 100 101", "0: buy 20", setup));
    }

    [Fact]
    public void VolumeCap_DataWithoutVolume_DoesNotApply() =>
        Assert.Equal(
            "#1 buy 10@100 taker t1",
            VenueCase.Run("100 101 99 100 0; 100 101 99 100 0", "0: buy 10", new RunSetup { HasVolume = false }));

    [Theory]
    [InlineData("100 101 99 100 25", "0: buy 60 ioc", "#1 buy 25@100 taker t1 | #1 Canceled ImmediateRestCanceled t1")]
    [InlineData("100 101 89 100 25", "0: buy 10 limit 90 ioc", "#1 Canceled ImmediateRestCanceled t1")]
    [InlineData("100 101 99 100 25", "0: buy 60 fok", "#1 Canceled NotFilledWhole t1")]
    [InlineData("100 101 99 100 25", "0: buy 25 fok", "#1 buy 25@100 taker t1")]
    [InlineData("100 101 99 100 25", "0: buy 25 limit 100 fok", "#1 buy 25@100 taker t1")]
    [InlineData("100 106 99 104 25", "0: buy 60 stop 105 ioc",
        "#1 buy 25@105 taker t2 | #1 Canceled ImmediateRestCanceled t2")]
    [InlineData("100 106 99 104 25", "0: buy 60 stop 105 fok", "#1 Canceled NotFilledWhole t2")]
    [InlineData("100 104 99 104; 100 101 99 100", "0: buy 60 stop 105 ioc", "#1 Canceled DataEnded t3")]
    public void Immediate_Orders_FillAtOnceOrEnd(string bars, string orders, string expected) =>
        Assert.Equal(expected, VenueCase.Run(Calm + bars, orders));

    [Theory]
    [InlineData("0: buy 10 limit 50 till 150", "#1 Expired ExpiryReached t3")]
    [InlineData("0: buy 10 limit 50 till 180", "#1 Expired ExpiryReached t3")]
    [InlineData("0: buy 10 limit 50 till 181", "#1 Expired ExpiryReached t9")]
    [InlineData("0: buy 10 limit 50 till 60", "#1 Rejected ExpiryInvalid t1")]
    [InlineData("0: buy 10 limit 98 till 150", "#1 Expired ExpiryReached t3")]
    [InlineData("0: buy 10 limit 98 till 180", "#1 buy 10@98 maker t3")]
    public void GoodTillDate_Order_EndsAtItsTime(string orders, string expected) =>
        Assert.Equal(expected, VenueCase.Run(Calm + Calm + "100 101 97 100; +6 100 101 99 100", orders));

    [Theory]
    [InlineData("0: buy 10 limit 50 day", "#1 Expired DayEnded t6")]
    [InlineData("5: buy 10 limit 50 day", "#1 Expired DayEnded t12")]
    [InlineData("11: buy 10 limit 50 day", "#1 Canceled DataEnded t13")]
    public void Day_RoundTheClock_EndsAtMidnight(string orders, string expected) =>
        Assert.Equal(
            expected,
            VenueCase.Run(string.Concat(Enumerable.Repeat(Calm, 13)), orders,
                new RunSetup { Period = BarPeriod.Parse("4h") }));

    // Half hours of New York: the regular session ends at 21:00 UTC, which is 42; the next one goes from 77 to 90.
    [Theory]
    [InlineData("0: buy 10 limit 50 day", "#1 Expired DayEnded t42")]
    [InlineData("1: buy 10 limit 50 day", "#1 Expired DayEnded t90")]
    [InlineData("2: buy 10 limit 50 day", "#1 Expired DayEnded t90")]
    [InlineData("0: buy 10 limit 99 day", "#1 Expired DayEnded t42")]
    [InlineData("1: buy 10 limit 99 day", "#1 buy 10@99 maker t78")]
    [InlineData("1: buy 10 day", "#1 buy 10@100 taker t77")]
    public void Day_NewYork_EndsWithTheRegularSession(string orders, string expected)
    {
        var setup = new RunSetup
        {
            Period = BarPeriod.Parse("30m"), Instruments = [RunSetup.Coin(InstrumentKind.Equity, "XNYS")],
        };
        Assert.Equal(
            expected,
            VenueCase.Run("+40 100 101 99 100; 100 101 99 100; +35 100 101 98 100; +11 100 101 99 100", orders, setup));
    }

    [Theory]
    [InlineData("0: buy 9\n1: sell 25 reduce",
        "#1 buy 9@100 taker t1 | #2 sell 9@100 taker t2 | #2 Canceled PositionClosed t2")]
    [InlineData("0: sell 5 reduce", "#1 Rejected NothingToReduce t1")]
    [InlineData("0: buy 9\n1: buy 5 reduce", "#1 buy 9@100 taker t1 | #2 Rejected NothingToReduce t2")]
    [InlineData(
        "0: buy 9\n1: sell 9 limit 120 reduce\n2: exit",
        "#1 buy 9@100 taker t1 | #2 Canceled CanceledByStrategy t3 | #3 sell 9@100 taker t3")]
    [InlineData("0: exit", "")]
    [InlineData("0: buy 9 limit 50\n1: exit", "#1 Canceled CanceledByStrategy t2")]
    [InlineData("0: buy 9\n1: exit\n1: exit", "#1 buy 9@100 taker t1 | #2 sell 9@100 taker t2")]
    // Outright sales never exceed what is held, even when another order has sold it meanwhile.
    [InlineData(
        "0: buy 9\n1: sell 9 limit 120\n1: sell 9 reduce",
        "#1 buy 9@100 taker t1 | #3 sell 9@100 taker t2 | #2 Canceled PositionClosed t2")]
    [InlineData("0: buy 9\n1: sell 9 limit 120\n1: sell 1",
        "#1 buy 9@100 taker t1 | #3 Rejected ShortNotAllowed t2 | #2 Canceled DataEnded t4")]
    public void ReduceOnly_Order_NeverTurnsThePosition(string orders, string expected) =>
        Assert.Equal(expected, VenueCase.Run(Calm + Calm + Calm + Calm, orders));

    [Theory]
    [InlineData("2: cancel 1", "#1 Canceled CanceledByStrategy t3")]
    [InlineData("2: cancel 7", "#1 Canceled DataEnded t4")]
    [InlineData("3: cancel 1", "#1 Canceled CanceledByStrategy t4")]
    [InlineData("0: cancel 1", "#1 Canceled CanceledByStrategy t1")]
    public void Cancel_WorkingOrder_EndsIt(string orders, string expected) =>
        Assert.Equal(expected, VenueCase.Run(Calm + Calm + Calm + Calm, "0: buy 10 limit 50\n" + orders));

    [Fact]
    public void DataEnd_OrderOfTheLastBar_SaysSo() =>
        Assert.Equal("#1 Canceled DataEnded t2", VenueCase.Run(Calm + Calm, "1: buy 10"));

    [Theory]
    [InlineData(Calm + Calm + "103 104 102 103", "#1 buy 10@103 taker t2")]
    [InlineData(Calm + "+9 105 106 104 105", "#1 buy 10@105 taker t10")]
    [InlineData(Calm + Calm, "#1 Canceled DataEnded t2")]
    public void Timer_AtItsMoment_OrdersForTheNextOpen(string bars, string expected) =>
        Assert.Equal(expected, VenueCase.Run(bars, "0: wake 2 7\ntimer 7: buy 10"));
}
