using Plimsoll.Model.Events;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Strategies.MarketMaking;
using static Plimsoll.Tests.Strategies.MarketMaking.MakerRig;
using static Plimsoll.Tests.Strategies.MarketMaking.MarketMakerTests;

namespace Plimsoll.Tests.Strategies.MarketMaking;

/// <summary>When quotes are taken out of the market.</summary>
public sealed class MarketMakerGuardTests
{
    [Fact]
    public void OnTimer_MarketFallsSilent_PullsAndComesBackAfterThreeUpdates()
    {
        var rig = new MakerRig(Usual());
        rig.Calm(3);
        Assert.Equal(2, rig.Working.Count);
        rig.Pass(3 * Second);
        Assert.Empty(rig.Working);
        rig.Quote(1, 9_999, 10_001);
        rig.Quote(1, 9_999, 10_001);
        Assert.Empty(rig.Working);
        rig.Quote(1, 9_999, 10_001);
        Assert.Equal(2, rig.Working.Count);
        rig.End();
        Assert.Contains(rig.Maker.Remarks, remark => remark.Contains("pulled 1 times for a silent market"));
    }

    [Theory]
    [InlineData(10_001, 9_999, 50, 50)]
    [InlineData(10_000, 10_000, 50, 50)]
    [InlineData(9_999, 10_001, 0, 50)]
    [InlineData(9_999, 10_001, 50, 0)]
    public void OnQuote_CrossedLockedOrOneSided_PullsAtOnce(long bid, long ask, long bidLots, long askLots)
    {
        var rig = new MakerRig(Usual());
        rig.Calm(3);
        rig.Quote(1, bid, ask, bidLots, askLots);
        Assert.Empty(rig.Working);
        rig.Calm(0.2);
        Assert.Empty(rig.Working);
        rig.Calm(0.1);
        Assert.Equal(2, rig.Working.Count);
    }

    [Fact]
    public void OnBook_GapInTheFeed_PullsUntilTheNextSnapshot()
    {
        var rig = new MakerRig(Usual());
        Book(rig, 9_999, 10_001, 30);
        Assert.Equal(2, rig.Working.Count);
        rig.Kernel.Process(Event.OfBookClear(
            default, new BookLevel(rig.NowNs, 0, 0, 0, OrderSide.Buy, BookFlags.Gap | BookFlags.Last, 0)));
        rig.Answer();
        Assert.Empty(rig.Working);
        Book(rig, 9_999, 10_001, 4);
        Assert.Equal(2, rig.Working.Count);
    }

    [Fact]
    public void OnQuote_PriceJumps_StaysAwayForAWhile()
    {
        var rig = new MakerRig(Usual());
        Wobble(rig, 40);
        Assert.Equal(2, rig.Working.Count);
        rig.Quote(Second / 20, 10_059, 10_061);
        Assert.Empty(rig.Working);
        rig.Calm(4.5, 10_059, 10_061);
        Assert.Empty(rig.Working);
        rig.Calm(1, 10_059, 10_061);
        Assert.Equal(2, rig.Working.Count);
    }

    [Fact]
    public void OnFill_OneSideAgainAndAgain_ThatSideRests()
    {
        var rig = new MakerRig(Usual(burst: 3));
        rig.Calm(3);
        for (var i = 0; i < 3; i++)
        {
            Assert.Single(rig.Bids);
            rig.Fill(OrderSide.Buy, 500);
            rig.Calm(0.3);
        }

        Assert.Empty(rig.Bids);
        Assert.Single(rig.Asks);
        rig.Calm(29);
        Assert.Empty(rig.Bids);
        rig.Calm(2);
        Assert.Single(rig.Bids);
    }

    [Fact]
    public void OnFill_BothSidesByTurns_NoneRests()
    {
        var rig = new MakerRig(Usual(burst: 3));
        rig.Calm(3);
        for (var i = 0; i < 8; i++)
        {
            rig.Fill(i % 2 == 0 ? OrderSide.Buy : OrderSide.Sell, 500);
            rig.Calm(0.2);
        }

        Assert.Equal(2, rig.Working.Count);
    }

    [Fact]
    public void OnTimer_LossBeyondTheLimit_SellsAtMarketAndStops()
    {
        var rig = new MakerRig(new MarketMaker
        {
            MakerFeeBps = 0, EdgeMinBps = 0, ArrivalRate = 20, ArrivalDepthBps = 5, WarmUpSeconds = 2,
            WindowSeconds = 60, OrderValue = 20_000, LossMaxPercent = 1,
        });
        rig.Calm(3);
        rig.Fill(OrderSide.Buy);
        rig.Calm(0.3);
        Assert.Equal(200_000, rig.HeldLots);

        // 200 coins times 6 are 1,200: more than one percent of 100,000.
        rig.Calm(1.5, 9_399, 9_401);
        Assert.Equal(0, rig.HeldLots);
        Assert.Empty(rig.Working);
        var exit = rig.Sent[^1];
        Assert.Equal(OrderType.Market, exit.Request.Type);
        Assert.Equal("loss limit", exit.Request.Reason);
        var sent = rig.Sent.Count;
        rig.Calm(20);
        Assert.Equal(sent, rig.Sent.Count);
        rig.End();
        Assert.Contains(rig.Maker.Remarks, remark => remark.Contains("the loss limit ended it"));
    }

    private static void Book(MakerRig rig, long bid, long ask, int tenths)
    {
        rig.Pass(1);
        rig.Kernel.Process(Event.OfBookClear(
            default, new BookLevel(rig.NowNs, 0, 0, 0, OrderSide.Buy, BookFlags.Snapshot, 0)));
        rig.Kernel.Process(Event.OfBookLevel(
            default, new BookLevel(rig.NowNs, bid, 50, 0, OrderSide.Buy, BookFlags.Snapshot, 0)));
        rig.Kernel.Process(Event.OfBookLevel(
            default,
            new BookLevel(rig.NowNs, ask, 50, 0, OrderSide.Sell, BookFlags.Snapshot | BookFlags.Last, 0)));
        rig.Answer();
        for (var i = 0; i < tenths; i++)
        {
            rig.Pass(Second / 10);
            rig.Kernel.Process(Event.OfBookLevel(
                default, new BookLevel(rig.NowNs, bid, 50 + (i % 2), 0, OrderSide.Buy, BookFlags.Last, 0)));
            rig.Answer();
        }
    }
}
