namespace Plimsoll.Tests.Simulation.Venue;

/// <summary>
/// What each type and instruction does on bars, worked out by hand. Bar n goes from n to n + 1; an order of line "0:"
/// is placed when bar 0 has ended.
/// </summary>
public sealed class OrderTypeTests
{
    private const string Calm = "100 101 99 100; ";

    [Theory]
    // Bought at the open of bar 1, stop at 95. Bar 1's high lifts it to 99, bar 2's to 101, and bar 2 closes there.
    [InlineData("sell 10 trail 5", "100 104 99 103; 103 106 100 101", "#2 sell 10@101 taker t3")]
    // The low of bar 2 meets the stop where bar 1 left it: what bar 2's own high would make of it is not used.
    [InlineData("sell 10 trail 5", "100 104 99 103; 103 108 99 104", "#2 sell 10@99 taker t3")]
    // The market jumps over it: at the open, not at the stop.
    [InlineData("sell 10 trail 5", "100 104 99 103; 90 91 89 90", "#2 sell 10@90 taker t2")]
    // Five percent of 120 are 6.
    [InlineData("sell 10 trail% 5", "100 120 99 118; 118 118 110 112", "#2 sell 10@114 taker t3")]
    public void TrailingStop_OnBars_FollowsAndNeverGoesBack(string exit, string bars, string expected) =>
        Assert.Equal(
            "#1 buy 10@100 taker t1 | " + expected,
            VenueCase.Run(Calm + bars, "0: buy 10\nfill 1: " + exit));

    [Fact]
    public void TrailingStop_WiderTrail_DoesNotLoosenIt() => Assert.Equal(
        "#1 buy 10@100 taker t1 | #2 sell 10@99 taker t3",
        VenueCase.Run(
            Calm + "100 104 99 103; 103 104 98 99",
            "0: buy 10\nfill 1: sell 10 trail 5\n1: change 2 trail 9"));

    [Theory]
    [InlineData("0: buy 10 touch 95", "100 101 96 100; 100 100 94 96", "#1 buy 10@95 taker t3")]
    [InlineData("0: buy 10 touch 95", "100 101 96 100; 93 94 92 93", "#1 buy 10@93 taker t2")]
    [InlineData("0: buy 10 touch 95", "100 101 96 100", "#1 Canceled DataEnded t2")]
    // Touched at 95 inside bar 2; the limit of 94 is met behind it only when a later bar goes through.
    [InlineData("0: buy 10 limit 94 touch 95", "100 101 96 100; 100 100 94 96; 95 96 93 95", "#1 buy 10@94 maker t4")]
    // A limit that the touched price already satisfies trades there.
    [InlineData("0: buy 10 limit 96 touch 95", "100 101 96 100; 100 100 94 96", "#1 buy 10@95 taker t3")]
    public void IfTouched_OnBars_TradesFromTheTouchOn(string orders, string bars, string expected) =>
        Assert.Equal(expected, VenueCase.Run(Calm + bars, orders));

    [Theory]
    // Round the clock the session is the day of UTC: minute 1440 begins the next one.
    [InlineData("0: buy 10 opg", "100 101 99 100; +1438 110 111 109 110", "#1 buy 10@110 taker t1440")]
    [InlineData("0: buy 10 limit 109 opg", "+1439 110 111 109 110", "#1 Canceled AuctionMissed t1440")]
    [InlineData("0: buy 10 opg", "100 101 99 100; +3000 90 91 89 90", "#1 Canceled AuctionMissed t3002")]
    [InlineData("0: buy 10 cls", "100 101 99 100; +1437 110 121 109 120", "#1 buy 10@120 taker t1440")]
    [InlineData("0: buy 10 limit 119 cls", "+1438 110 121 109 120", "#1 Canceled AuctionMissed t1440")]
    [InlineData("0: buy 10 limit 121 cls", "+1438 110 121 109 120", "#1 buy 10@120 taker t1440")]
    [InlineData("0: buy 10 stop 105 cls", "100 101 99 100", "#1 Rejected NotSupported t1")]
    public void Auction_OnBars_TradesAtOpenOrCloseOfTheSessionOnly(string orders, string bars, string expected) =>
        Assert.Equal(expected, VenueCase.Run(Calm + bars, orders));

    [Theory]
    [InlineData("0: buy 10 limit 100 post", "100 101 98 100", "#1 Rejected WouldTakeLiquidity t1")]
    [InlineData("0: buy 10 limit 99 post", "98 99 97 98", "#1 Rejected WouldTakeLiquidity t1")]
    [InlineData("0: buy 10 limit 99 post", "100 101 98 100", "#1 buy 10@99 maker t2")]
    [InlineData("0: buy 10 limit 99 post", "99 101 99 100", "#1 Canceled DataEnded t2")]
    public void PostOnly_OnBars_RestsOrIsRefused(string orders, string bars, string expected) =>
        Assert.Equal(expected, VenueCase.Run(Calm + bars, orders));

    [Fact]
    public void Iceberg_PriceThroughIt_TradesPieceByPiece() => Assert.Equal(
        "#1 buy 4@99 maker t2 | #1 buy 4@99 maker t2 | #1 buy 2@99 maker t2",
        VenueCase.Run(Calm + "100 101 98 100", "0: buy 10 limit 99 show 4"));

    [Theory]
    [InlineData("1: change 1 limit 98 lots 6", "100 101 99 100; 100 101 97 100", "#1 buy 6@98 maker t3")]
    // A limit moved beyond the market takes at the next open.
    [InlineData("1: change 1 limit 102", "100 101 99 100; 100 101 97 100", "#1 buy 10@100 taker t2")]
    // Too late: it has traded, and nothing is left to change.
    [InlineData("1: change 1 lots 20", "94 96 94 95; 100 101 97 100", "#1 buy 10@94 taker t1")]
    public void Replace_OnBars_TheOldOrderStandsUntilTheNewOneDoes(string change, string bars, string expected) =>
        Assert.Equal(expected, VenueCase.Run(Calm + bars, "0: buy 10 limit 95\n" + change));

    [Fact]
    public void Lifetime_InsideABar_EndsBeforeItsPricesCount() => Assert.Equal(
        "#1 Canceled LifetimeEnded t2.5",
        VenueCase.Run(Calm + "100 101 99 100; 100 101 94 100", "0: buy 10 limit 95 for 90"));
}
