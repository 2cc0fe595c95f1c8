using Plimsoll.Indicators.Quoting;
using Plimsoll.Model.Commands;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Strategies.MarketMaking;
using static Plimsoll.Tests.Strategies.MarketMaking.MakerRig;

namespace Plimsoll.Tests.Strategies.MarketMaking;

public sealed class MarketMakerTests
{
    [Fact]
    public void OnQuote_BeforeWarmUp_NothingIsQuoted()
    {
        var rig = new MakerRig(Usual());
        rig.Calm(1.9);
        Assert.Empty(rig.Sent);
        rig.Calm(0.5);
        Assert.Equal(2, rig.Working.Count);
        Assert.All(rig.Working.Values, order => Assert.True(order.IsPostOnly));
        Assert.All(rig.Working.Values, order => Assert.Equal(5_000, order.Quantity.Lots));
    }

    [Theory]
    [InlineData(QuoteModel.Asymptotic)]
    [InlineData(QuoteModel.FiniteHorizon)]
    public void OnQuote_KnownMarket_StandsWhereTheFormulaSays(QuoteModel model)
    {
        var rig = new MakerRig(Usual(model: model, edge: 0, fee: 0.5));
        var mid = 10_000L;
        for (var i = 0; i < 60; i++)
        {
            // Changes of +2 and -2 ticks by turns.
            rig.Quote(Second / 10, mid + (i % 2 == 0 ? 0 : 2) - 1, mid + (i % 2 == 0 ? 0 : 2) + 1);
        }

        rig.Calm(0.3, mid + 1, mid + 3);
        var signals = rig.Maker.MakerOf(default).Signals;
        Assert.InRange(signals.Volatility, 2 * Math.Sqrt(10) * 0.95, 2 * Math.Sqrt(10) * 1.03);
        var decay = 10_000.0 / (5 * signals.Mid);
        var cost = 0.5e-4 * signals.Fair;
        var curve = model == QuoteModel.Asymptotic
            ? GueantLehalleFernandezTapia.Curve(
                new ArrivalIntensity(20, decay), 0.1 * decay, 0.1 * decay, signals.Volatility, 1, cost)
            : AvellanedaStoikov.Curve(0.1 * decay, signals.Volatility, decay, 10, cost);

        // The quotes may have been left where they were up to the hysteresis of one tick.
        Assert.InRange(rig.Bid, (long)Math.Floor(signals.Fair - curve.HalfSpread) - 1,
            (long)Math.Floor(signals.Fair - curve.HalfSpread) + 1);
        Assert.InRange(rig.Ask, (long)Math.Ceiling(signals.Fair + curve.HalfSpread) - 1,
            (long)Math.Ceiling(signals.Fair + curve.HalfSpread) + 1);
    }

    [Fact]
    public void OnQuote_FeeAboveTheModelsDepth_StandsBeyondTheFee()
    {
        // Four basis points are 4 ticks here; the quotes must leave those and the edge of 1 tick.
        var rig = new MakerRig(Usual(fee: 4, edge: 1, depthBps: 0.4, anyway: true));
        rig.Calm(3);
        Assert.InRange(rig.Bid, 9_990, 9_995);
        Assert.InRange(rig.Ask, 10_005, 10_010);
        var planner = rig.Maker.MakerOf(default).Planner;
        Assert.Equal(5, planner.DepthMin, 1e-9);
        Assert.Equal(6, planner.DepthFloor, 1e-9);
    }

    [Fact]
    public void OnQuote_NobodyTradesThatFarOut_StaysOutAndSaysWhy()
    {
        var rig = new MakerRig(Usual(fee: 10, rate: 1, depthBps: 0.5));
        rig.Calm(5);
        rig.End();
        Assert.Empty(rig.Sent);
        Assert.Contains(rig.Maker.Remarks, remark => remark.Contains("it cannot earn here and stayed out"));
        Assert.Contains(
            rig.Maker.Remarks,
            remark => remark.Contains("a round trip pays its fees from 21 ticks on, 16 when it is closed as taker"));
        Assert.Contains(rig.Maker.Remarks, remark => remark.Contains("quoted 0 % of the time"));

        var told = new MakerRig(Usual(fee: 10, rate: 1, depthBps: 0.5, anyway: true));
        told.Calm(5);
        Assert.Equal(2, told.Working.Count);
    }

    [Fact]
    public void OnFill_LongInventory_LowersBothQuotesAndShrinksTheBid()
    {
        var rig = new MakerRig(Usual(fee: 0, edge: 0, riskAversion: 5), makerFeeBps: 0m);
        Wobble(rig, 40);
        var (bid, ask) = (rig.Bid, rig.Ask);
        rig.Fill(OrderSide.Buy);
        Assert.Equal(5_000, rig.HeldLots);
        Wobble(rig, 40);
        Assert.True(rig.Bid < bid, $"{rig.Bid} below {bid}");
        Assert.True(rig.Ask < ask, $"{rig.Ask} below {ask}");
        Assert.Equal(4_000, rig.Bids.Single().Quantity.Lots);
        Assert.Equal(5_000, rig.Asks.Single().Quantity.Lots);
    }

    [Fact]
    public void OnFill_AtTheLimit_TheSideIsOff()
    {
        var rig = new MakerRig(Usual(fee: 0, edge: 0, inventoryMax: 2, burst: 100));
        Wobble(rig, 30);
        for (var i = 0; i < 20 && rig.Bids.Any(); i++)
        {
            rig.Fill(OrderSide.Buy);
            Wobble(rig, 10);
        }

        Assert.InRange(rig.HeldLots, 9_990, 10_000);
        Assert.Empty(rig.Bids);
        Assert.Single(rig.Asks);
        Assert.True(rig.Ask > 10_000, "post-only keeps it off the bid");
    }

    [Fact]
    public void OnQuote_SmallMoves_KeepThePlaceInTheQueue()
    {
        var rig = new MakerRig(Usual(requoteTicks: 3));
        rig.Calm(3);
        var sent = rig.Sent.Count;
        for (var i = 0; i < 50; i++)
        {
            rig.Quote(Second / 10, 9_999 + (i % 3), 10_001 + (i % 3));
        }

        Assert.Equal(sent, rig.Sent.Count);
        var (bid, ask) = (rig.Bid, rig.Ask);
        for (var i = 0; i < 8; i++)
        {
            rig.Quote(Second / 10, 9_999 + i, 10_001 + i);
        }

        Assert.True(rig.Bid > bid && rig.Ask > ask);
        Assert.Equal(2, rig.Working.Count);
    }

    [Fact]
    public void OnQuote_OldQuote_IsPlacedAnew()
    {
        var rig = new MakerRig(Usual(ageMax: 10));
        rig.Calm(5);
        var first = rig.Working.Keys.ToArray();
        rig.Calm(6);
        Assert.Equal(first, rig.Working.Keys.ToArray());
        rig.Calm(6);
        Assert.Empty(rig.Working.Keys.Intersect(first));
        Assert.Equal(2, rig.Working.Count);
    }

    [Fact]
    public void OnQuote_ThreeLevels_StandApartAndNeverPassTheLimit()
    {
        var rig = new MakerRig(Usual(levels: 3, inventoryMax: 2));
        rig.Calm(4);
        var bids = rig.Bids.OrderByDescending(order => order.LimitPrice.Ticks).ToArray();
        Assert.Equal(2, bids.Length);
        Assert.True(bids[0].LimitPrice.Ticks > bids[1].LimitPrice.Ticks);
        Assert.Equal(10_000, bids.Sum(order => order.Quantity.Lots));
        var wide = new MakerRig(Usual(levels: 3));
        wide.Calm(4);
        Assert.Equal(3, wide.Bids.Select(order => order.LimitPrice.Ticks).Distinct().Count());
        Assert.Equal(3, wide.Asks.Select(order => order.LimitPrice.Ticks).Distinct().Count());
    }

    [Fact]
    public void OnOrder_Refused_TriesAgainAfterAWhile()
    {
        var rig = new MakerRig(Usual()) { Refuses = true };
        rig.Calm(2.6);
        var sent = rig.Sent.Count;
        Assert.InRange(sent, 2, 4);
        rig.Refuses = false;
        rig.Calm(1);
        Assert.Equal(2, rig.Working.Count);
        Assert.InRange(rig.Sent.Count, sent + 2, sent + 4);
    }

    [Fact]
    public void OnFill_FeeDiffersFromTheOneGiven_IsLearned()
    {
        var rig = new MakerRig(Usual(fee: 0), makerFeeBps: 3m);
        rig.Calm(3);
        Assert.Equal(0, rig.Maker.MakerOf(default).Edge.MakerRate);
        rig.Fill(OrderSide.Sell);
        rig.Calm(1);
        Assert.Equal(0.0003, rig.Maker.MakerOf(default).Edge.MakerRate, 1e-9);
        Assert.Equal(3.5, rig.Maker.MakerOf(default).Planner.DepthMin - 0, 1e-2);
    }

    [Fact]
    public void OnQuote_SpotMarket_SellsOnlyWhatIsHeld()
    {
        var rig = new MakerRig(Usual(), InstrumentKind.Spot);
        rig.Calm(3);
        Assert.Single(rig.Bids);
        Assert.Empty(rig.Asks);
        rig.Fill(OrderSide.Buy);
        rig.Calm(1);
        Assert.Equal(rig.HeldLots, rig.Asks.Single().Quantity.Lots);
    }

    [Fact]
    public void OnQuote_CancelIsRefused_AskedForAgainAndCounted()
    {
        var rig = new MakerRig(Usual(replaces: false)) { RefusesCancels = true };
        rig.Calm(3);
        rig.Calm(8, 10_009, 10_011);

        // The old orders are still out, so nothing new is placed in their place.
        Assert.Equal(2, rig.Working.Count);
        var cancels = rig.Sent.Count(command => command.Kind == CommandKind.CancelOrder);
        Assert.InRange(cancels, 4, 12);
        rig.RefusesCancels = false;
        rig.Calm(4, 10_009, 10_011);
        Assert.Equal(2, rig.Working.Count);
        Assert.True(rig.Bid > 9_995);
    }

    [Fact]
    public void OnQuote_MarketMoves_OrdersMoveByOneMessage()
    {
        var rig = new MakerRig(Usual());
        rig.Calm(3);
        var (first, bid) = (rig.Working.Keys.ToArray(), rig.Bid);
        var sent = rig.Sent.Count;
        rig.Calm(0.2, 10_001, 10_003);
        Assert.Equal(first, rig.Working.Keys.ToArray());
        Assert.Equal(bid + 2, rig.Bid);
        Assert.Equal(sent + 2, rig.Sent.Count);
        Assert.All(rig.Sent[sent..], command => Assert.Equal(CommandKind.ReplaceOrder, command.Kind));
    }

    [Fact]
    public void OnQuote_MoveIsRefused_TheOrderIsTakenOut()
    {
        var rig = new MakerRig(Usual()) { RefusesChanges = true };
        rig.Calm(3);
        var (first, bid) = (rig.Working.Keys.ToArray(), rig.Bid);
        rig.Calm(1, 10_001, 10_003);
        Assert.Equal(2, rig.Working.Count);
        Assert.Empty(rig.Working.Keys.Intersect(first));
        Assert.Equal(bid + 2, rig.Bid);
    }

    [Fact]
    public void OnQuote_PartlyFilledOrderMoves_KeepsWhatIsFilledInItsTotal()
    {
        var rig = new MakerRig(Usual(inventoryMax: 100), makerFeeBps: 1m);
        rig.Calm(3);
        rig.Fill(OrderSide.Buy, 1_000);
        rig.Calm(0.2, 10_001, 10_003);
        rig.Calm(0.2, 10_003, 10_005);
        Assert.Equal(1_000, rig.HeldLots);
        Assert.InRange(rig.Bids.Single().Quantity.Lots, 4_900, 5_000);
    }

    internal static MarketMaker Usual(
        QuoteModel model = QuoteModel.Asymptotic,
        double fee = 1,
        double edge = 0.5,
        double rate = 20,
        double depthBps = 5,
        int levels = 1,
        int inventoryMax = 5,
        long requoteTicks = 1,
        int ageMax = 1_000,
        int burst = 50,
        bool anyway = false,
        double stale = 2,
        double riskAversion = 0.1,
        bool replaces = true) => new()
        {
            Model = model,
            MakerFeeBps = fee,
            EdgeMinBps = edge,
            ArrivalRate = rate,
            ArrivalDepthBps = depthBps,
            Levels = levels,
            InventoryMax = inventoryMax,
            RequoteTicks = requoteTicks,
            RequoteBps = 0,
            QuoteAgeMaxSeconds = ageMax,
            BurstFills = burst,
            QuotesAnyway = anyway,
            StaleSeconds = stale,
            RiskAversion = riskAversion,
            UsesReplace = replaces,
            WarmUpSeconds = 2,
            WindowSeconds = 60,
        };

    /// <summary>Tenths of a second in which the mid goes up and down by a tick.</summary>
    internal static void Wobble(MakerRig rig, int tenths)
    {
        for (var i = 0; i < tenths; i++)
        {
            rig.Quote(Second / 10, 9_999 + (i % 2), 10_001 + (i % 2));
        }
    }
}
