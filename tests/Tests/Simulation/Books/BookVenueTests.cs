using Plimsoll.Model.Instruments;
using Plimsoll.Model.Ids;
using Plimsoll.Simulation.Books;

namespace Plimsoll.Tests.Simulation.Books;

public sealed class BookVenueTests
{
    private const string Book = "book 99x10 98x5 97x20 / 101x7 102x4 103x50\n";

    [Theory]
    // Takers walk what is displayed, and no further.
    [InlineData("1 buy 5", "#1 in | #1 buy 5@101 taker done")]
    [InlineData("1 buy 9", "#1 in | #1 buy 7@101 taker | #1 buy 2@102 taker done")]
    [InlineData("1 sell 40",
        "#1 in | #1 sell 10@99 taker | #1 sell 5@98 taker | #1 sell 20@97 taker"
        + " | #1 OrderCanceled ImmediateRestCanceled")]
    [InlineData("1 buy 9 limit 101", "#1 in | #1 buy 7@101 taker")]
    [InlineData("1 buy 9 limit 101 ioc", "#1 in | #1 buy 7@101 taker | #1 OrderCanceled ImmediateRestCanceled")]
    [InlineData("1 buy 9 limit 101 fok", "#1 in | #1 OrderCanceled NotFilledWhole")]
    [InlineData("1 buy 9 limit 102 fok", "#1 in | #1 buy 7@101 taker | #1 buy 2@102 taker done")]
    [InlineData("1 buy 5 limit 101 post", "#1 OrderRejected WouldTakeLiquidity")]
    [InlineData("1 buy 5 limit 100 post", "#1 in")]
    [InlineData("1 buy budget 910", "#1 in | #1 buy 7@101 taker | #1 buy 1@102 taker done")]
    [InlineData("1 buy 5 open", "#1 OrderRejected NotSupported")]
    // What was taken stays taken until the level is told anew.
    [InlineData("1 buy 7\n2 buy 2", "#1 in | #1 buy 7@101 taker done | #2 in | #2 buy 2@102 taker done")]
    [InlineData("1 buy 7\nask 102 6\n2 buy 2", "#1 in | #1 buy 7@101 taker done | #2 in | #2 buy 2@102 taker done")]
    [InlineData("1 buy 7\nask 101 3\n2 buy 2", "#1 in | #1 buy 7@101 taker done | #2 in | #2 buy 2@101 taker done")]
    // What the record traded and does not show yet is not there either.
    [InlineData("bought 101 6\n1 buy 2", "#1 in | #1 buy 1@101 taker | #1 buy 1@102 taker done")]
    [InlineData("bought 101 6\nask 101 5\n1 buy 2", "#1 in | #1 buy 2@101 taker done")]
    public void Execute_OrderThatTakes_GetsWhatIsDisplayed(string script, string told) =>
        Assert.Equal(told, BookCase.Run(Book + script));

    [Theory]
    // Ten are in front.
    [InlineData("1 buy 5 limit 99\nsold 99 10", "#1 in")]
    [InlineData("1 buy 5 limit 99\nsold 99 12", "#1 in | #1 buy 2@99 maker")]
    [InlineData("1 buy 5 limit 99\nsold 99 6\nbid 99 4\nsold 99 6", "#1 in | #1 buy 2@99 maker")]
    [InlineData("1 buy 5 limit 99\nsold 99 12\nbid 99 3\nsold 99 9",
        "#1 in | #1 buy 2@99 maker | #1 buy 3@99 maker done")]
    // Aggressors of the other kind do not touch it.
    [InlineData("1 buy 5 limit 99\nbought 99 50", "#1 in")]
    // Trade-through: no more than traded.
    [InlineData("1 buy 5 limit 99\nsold 98 3", "#1 in | #1 buy 3@99 maker")]
    [InlineData("1 buy 5 limit 99\nsold 98 3\nsold 99 1", "#1 in | #1 buy 3@99 maker | #1 buy 1@99 maker")]
    // Better than the market: first in line.
    [InlineData("1 buy 5 limit 100\nsold 99 3", "#1 in | #1 buy 3@100 maker")]
    // An unknown aggressor counts only where the price tells.
    [InlineData("1 buy 5 limit 100\ntraded 99 3", "#1 in | #1 buy 3@100 maker")]
    [InlineData("1 buy 5 limit 99\ntraded 100 30", "#1 in")]
    // The other side comes to the price.
    [InlineData("1 buy 5 limit 99\nbid 99 0\nask 99 2", "#1 in | #1 buy 2@99 maker")]
    [InlineData("1 buy 5 limit 99\nbid 99 0\nask 98 20", "#1 in | #1 buy 5@99 maker done")]
    // Two own orders share a trade in the order of their arrival.
    [InlineData("1 buy 5 limit 99\n2 buy 5 limit 99\nsold 99 17",
        "#1 in | #2 in | #1 buy 5@99 maker done | #2 buy 2@99 maker")]
    // Cancellations of others alone do not bring a pessimist forward, but less cannot be in front than is displayed.
    [InlineData("1 buy 5 limit 99\nbid 99 30\nbid 99 12\nsold 99 10", "#1 in")]
    [InlineData("1 buy 5 limit 99\nbid 99 2\nsold 99 3", "#1 in | #1 buy 1@99 maker")]
    // A sell rests as a buy does.
    [InlineData("1 sell 5 limit 101\nbought 101 9", "#1 in | #1 sell 2@101 maker")]
    [InlineData("1 sell 5 limit 102\nbought 103 9", "#1 in | #1 sell 5@102 maker done")]
    public void OnMarket_RestingOrder_TradesWhenItIsItsTurn(string script, string told) =>
        Assert.Equal(told, BookCase.Run(Book + script));

    [Fact]
    public void OnMarket_ProbabilityModel_ComesForwardWithCancellations()
    {
        // Ten in front, twenty behind; fifteen of thirty leave: one third of them in front by the linear rule.
        const string Script = Book + "1 buy 5 limit 99\nbid 99 30\nbid 99 15\nsold 99 6";

        Assert.Equal("#1 in | #1 buy 1@99 maker", BookCase.Run(Script, "power:1"));
        Assert.Equal("#1 in", BookCase.Run(Script));
    }

    [Theory]
    [InlineData("1 buy 5 limit 99\ngap\nsold 98 50\n2 buy 3", "#1 in | #2 in")]
    [InlineData("1 buy 5 limit 99\ngap\n2 buy 3\nbook 99x4 / 101x9\nsold 99 5",
        "#1 in | #2 in | #2 buy 3@101 taker done | #1 buy 1@99 maker")]
    [InlineData("gap\n1 buy 5 limit 101 post\nbook 99x4 / 101x9", "#1 in | #1 OrderCanceled WouldTakeLiquidity")]
    [InlineData("gap\n1 buy 5\ncancel 1\nbook 99x4 / 101x9", "#1 in | #1 OrderCanceled CanceledByStrategy")]
    public void OnMarket_GapInTheRecord_NothingTradesUntilTheNextSnapshot(string script, string told) =>
        Assert.Equal(told, BookCase.Run(Book + script));

    [Theory]
    // Stops: set off by trades at or beyond their price, and then the book gives the price.
    [InlineData("1 buy 3 stop 103\nbought 102 1\nbought 103 1", "#1 in | #1 triggered | #1 buy 3@101 taker done")]
    [InlineData("1 sell 3 stop 98\nsold 98 1", "#1 in | #1 triggered | #1 sell 3@99 taker done")]
    [InlineData("sold 98 1\n1 sell 3 stop 98", "#1 in | #1 triggered | #1 sell 3@99 taker done")]
    [InlineData("1 buy 3 stop 102 limit 100\nbought 102 1", "#1 in | #1 triggered")]
    [InlineData("1 sell 3 touch 103\nbought 102 1\nbought 103 1", "#1 in | #1 triggered | #1 sell 3@99 taker done")]
    [InlineData("1 buy 3 touch 98 limit 98\nsold 98 1", "#1 in | #1 triggered")]
    // Trailing by two: 101, 104 raise the stop to 102; it never falls.
    [InlineData("1 sell 3 trail 2\nbought 101 1\nbought 104 1\nbought 103 1\nsold 102 1",
        "#1 in | #1 triggered | #1 sell 3@99 taker done")]
    // Without trades in the record quotes set off.
    [InlineData("1 buy 3 stop 102\nask 101 0", "#1 in | #1 triggered | #1 buy 3@102 taker done")]
    public void OnMarket_OrderWithTrigger_IsSetOff(string script, string told) =>
        Assert.Equal(told, BookCase.Run(Book + script));

    [Theory]
    // A smaller quantity keeps the place; a larger one or another price loses it.
    [InlineData("1 buy 5 limit 99\nbid 99 30\nchange 1 qty 3\nsold 99 12",
        "#1 in | #1 replaced 3@99 | #1 buy 2@99 maker")]
    [InlineData("1 buy 5 limit 99\nbid 99 30\nchange 1 qty 6\nsold 99 12", "#1 in | #1 replaced 6@99")]
    [InlineData("1 buy 5 limit 99\nchange 1 limit 98\nsold 98 7", "#1 in | #1 replaced 5@98 | #1 buy 2@98 maker")]
    [InlineData("1 buy 5 limit 99\nchange 1 limit 101", "#1 in | #1 replaced 5@101 | #1 buy 5@101 taker done")]
    [InlineData("1 buy 5 limit 99 post\nchange 1 limit 101", "#1 in | #1 ReplaceRejected WouldTakeLiquidity")]
    [InlineData("1 buy 5 limit 99\nsold 99 12\nchange 1 qty 2",
        "#1 in | #1 buy 2@99 maker | #1 ReplaceRejected QuantityNotPositive")]
    [InlineData("1 buy 2 limit 101\nchange 1 qty 3",
        "#1 in | #1 buy 2@101 taker done | #1 ReplaceRejected TooLateToChange")]
    [InlineData("1 sell 3 stop 95\nchange 1 qty 4\nsold 95 1",
        "#1 in | #1 replaced 4@95 | #1 triggered | #1 sell 4@99 taker done")]
    // A cancellation that loses its race.
    [InlineData("1 buy 2 limit 101\ncancel 1", "#1 in | #1 buy 2@101 taker done | #1 CancelRejected TooLateToChange")]
    [InlineData("1 buy 2 limit 99\ncancel 1\ncancel 1",
        "#1 in | #1 OrderCanceled CanceledByStrategy | #1 CancelRejected TooLateToChange")]
    public void Execute_ChangeOrCancellation_FollowsTheVenuesRules(string script, string told) =>
        Assert.Equal(told, BookCase.Run(Book + script));

    [Theory]
    // Two visible of six: after each part it stands behind those who came later.
    [InlineData("1 buy 6 limit 99 show 2\nbid 99 30\nsold 99 12\nbid 99 18\nsold 99 19",
        "#1 in | #1 buy 2@99 maker | #1 buy 1@99 maker")]
    [InlineData("1 buy 6 limit 99 show 2\nsold 99 12\nbid 99 10\nsold 99 11",
        "#1 in | #1 buy 2@99 maker | #1 buy 2@99 maker")]
    [InlineData("1 buy 6 limit 99 show 2\nsold 99 14", "#1 in | #1 buy 2@99 maker | #1 buy 2@99 maker")]
    [InlineData("1 buy 6 limit 99 show 2\nsold 98 20", "#1 in | #1 buy 6@99 maker done")]
    public void OnMarket_Iceberg_ShowsPartAfterPart(string script, string told) =>
        Assert.Equal(told, BookCase.Run(Book + script));

    [Theory]
    [InlineData("1 buy 5 limit 99 till 5\nwait 1", "#1 in")]
    [InlineData("1 buy 5 limit 99 till 5\nwait 2\nbid 97 1", "#1 in | #1 OrderExpired ExpiryReached")]
    [InlineData("1 buy 5 limit 99 till 2", "#1 OrderRejected ExpiryInvalid")]
    [InlineData("1 buy 5 limit 99\nclose\n2 buy 1", "#1 in | #1 OrderCanceled DataEnded | #2 OrderRejected DataEnded")]
    public void EndDue_TimeIsOver_OrderEnds(string script, string told) =>
        Assert.Equal(told, BookCase.Run(Book + script));

    [Theory]
    [InlineData("1 sell 3 reduce", "#1 in | #1 OrderCanceled PositionClosed")]
    [InlineData("1 buy 2\n2 sell 3 reduce",
        "#1 in | #1 buy 2@101 taker done | #2 in | #2 sell 2@99 taker | #2 OrderCanceled PositionClosed")]
    [InlineData("1 buy 2\n2 sell 2 limit 103 reduce\n3 sell 2",
        "#1 in | #1 buy 2@101 taker done | #2 in | #3 in | #3 sell 2@99 taker done | #2 OrderCanceled PositionClosed")]
    public void Execute_ReduceOnly_NeverTurnsAPosition(string script, string told) =>
        Assert.Equal(told, BookCase.Run(Book + script));

    [Fact]
    public void Execute_SelfCross_IsPreventedAsAsked()
    {
        const string Script = Book + "1 sell 5 limit 101\n2 buy 3\n3 buy 3 limit 100\n4 sell 3 limit 100";

        Assert.Equal(
            "#1 in | #2 in | #2 OrderCanceled SelfCross | #3 in | #4 in | #4 OrderCanceled SelfCross",
            BookCase.Run(Script));
        Assert.Equal(
            "#1 in | #2 in | #1 OrderCanceled SelfCross | #2 buy 3@101 taker done | #3 in | #4 in "
            + "| #3 OrderCanceled SelfCross",
            new BookCase(selfCross: SelfCross.CancelResting).Play(Script));
    }

    [Fact]
    public void Execute_Fees_AreThoseOfMakerAndTaker()
    {
        var venue = new BookCase(fees: "bps:maker=-1,taker=5");

        Assert.Equal(
            "#1 in | #1 buy 2@101 taker fee 0.101 done | #2 in | #2 buy 1@99 maker fee -0.0099",
            venue.Play(Book + "1 buy 2\n2 buy 3 limit 99\nsold 99 11"));
        Assert.Equal([101, 99], venue.ReferenceTicks);
    }

    [Fact]
    public void Execute_TakerThatWalks_IsComparedWithTheBestPriceItFound()
    {
        var venue = new BookCase();
        _ = venue.Play(Book + "1 buy 9");
        Assert.Equal([101, 101], venue.ReferenceTicks);
    }

    [Fact]
    public void Execute_SpotWithoutCashOrCoins_IsRefused()
    {
        var venue = new BookCase(kind: InstrumentKind.Spot, cash: 500);
        Assert.Equal("#1 in | #1 OrderCanceled PositionClosed", venue.Play(Book + "1 sell 1"));
        Assert.Equal("#2 in | #2 OrderRejected InsufficientCash", venue.Play("2 buy 6"));
        Assert.Equal("#3 in | #3 buy 4@101 taker done", venue.Play("3 buy 4"));
        Assert.Equal("#4 in | #4 sell 4@99 taker done", venue.Play("4 sell 4"));
    }

    [Fact]
    public void OnMarket_Quotes_MakeABookOfOneLevel()
    {
        Assert.Equal(
            "#1 in | #1 buy 4@101 taker done | #2 in | #2 buy 2@100 maker",
            BookCase.Run("quote 99x10 101x7\n1 buy 4\nquote 100x3 101x7\n2 buy 5 limit 100\nsold 100 5"));
    }

    [Fact]
    public void OnMarket_MarketByOrder_KnowsWhoStandsInFront()
    {
        const string Script = """
            clear
            add 1 bid 99 4
            add 2 bid 99 6
            add 3 ask 101 5
            9 buy 5 limit 99
            add 4 bid 99 20
            less 1 4
            less 4 15
            sold 99 7
            """;
        // Four of ten in front left; what left behind does not count.
        Assert.Equal("#9 in | #9 buy 1@99 maker", BookCase.Run(Script, "exact"));
        Assert.Equal("#9 in", BookCase.Run(Script));
    }

    [Fact]
    public void OnMarket_MarketByOrder_ModifiedOrderLosesItsPlace()
    {
        var venue = new BookCase("exact");
        _ = venue.Play("clear\nadd 1 bid 99 4\nadd 2 bid 99 6\nadd 3 ask 101 5\n9 buy 5 limit 99");
        Assert.Equal(10, venue.Venue.LotsAhead(new OrderId(9)));
        _ = venue.Play("modify 1 bid 99 3");
        Assert.Equal(9, venue.Venue.LotsAhead(new OrderId(9)));
        _ = venue.Play("modify 2 bid 99 8");
        Assert.Equal(3, venue.Venue.LotsAhead(new OrderId(9)));
        _ = venue.Play("sold 99 2\nless 1 2");
        Assert.Equal(1, venue.Venue.LotsAhead(new OrderId(9)));
        _ = venue.Play("modify 1 bid 98 1");
        Assert.Equal(0, venue.Venue.LotsAhead(new OrderId(9)));
    }
}
