using Plimsoll.Model.Orders;
using Plimsoll.Simulation.Matching;

namespace Plimsoll.Tests.Simulation.Matching;

/// <summary>The rules one by one, on books small enough to read.</summary>
public sealed class MatchingEngineTests
{
    private readonly MatchingEngine engine = new(new MatchingSettings { PriceTicksMax = 100_000_000 });

    [Fact]
    public void Submit_TwoAtOnePrice_EarlierTradesFirst()
    {
        Rest(1, OrderSide.Sell, 100, 5);
        Rest(2, OrderSide.Sell, 100, 5);
        Rest(3, OrderSide.Sell, 99, 1);

        Rest(4, OrderSide.Buy, 100, 8);

        Assert.Equal([(3L, 99L, 1L), (1L, 100L, 5L), (2L, 100L, 2L)], Trades());
        Assert.Equal(3, engine.OpenLots(2));
        Assert.False(engine.HasBid);
    }

    [Fact]
    public void Submit_Iceberg_ShowsOneSliceAndGoesBehindWhenRefreshed()
    {
        engine.Submit(Order(1, OrderSide.Sell, 100, 10) with { DisplayLots = 3 });
        Rest(2, OrderSide.Sell, 100, 4);
        Assert.Equal(7, engine.VisibleLotsAt(OrderSide.Sell, 100));

        Rest(3, OrderSide.Buy, 100, 9);

        Assert.Equal([(1L, 100L, 3L), (2L, 100L, 4L), (1L, 100L, 2L)], Trades());
        Assert.Equal(5, engine.OpenLots(1));
        Assert.Equal(1, engine.VisibleLotsAt(OrderSide.Sell, 100));
    }

    [Fact]
    public void Submit_PostOnlyThatCrosses_IsRefusedAndNothingChanges()
    {
        Rest(1, OrderSide.Sell, 100, 5);
        var before = engine.Digest();

        var reason = engine.Submit(Order(2, OrderSide.Buy, 100, 5) with { IsPostOnly = true });

        Assert.Equal(MatchingReason.WouldTake, reason);
        Assert.Equal(before, engine.Digest());
    }

    [Theory]
    [InlineData(MatchingLifetime.ImmediateOrCancel, 5, MatchingReason.ImmediateRest)]
    [InlineData(MatchingLifetime.FillOrKill, 0, MatchingReason.NotFilledWhole)]
    public void Submit_ImmediateForMoreThanThereIs_EndsWithReason(
        MatchingLifetime lifetime, long traded, MatchingReason reason)
    {
        Rest(1, OrderSide.Sell, 100, 5);

        engine.Submit(Order(2, OrderSide.Buy, 100, 8) with { Lifetime = lifetime });

        Assert.Equal(traded, Trades().Sum(trade => trade.Lots));
        Assert.Contains(engine.Events.ToArray(), told => told.Kind == MatchingEventKind.Canceled
            && told.Reason == reason && told.LeftLots == 8 - traded);
        Assert.Equal(0, engine.OpenLots(2));
    }

    [Fact]
    public void Submit_StopThatATradeReaches_BecomesMarketOrderInTheSameOperation()
    {
        Rest(1, OrderSide.Sell, 100, 5);
        Rest(2, OrderSide.Sell, 101, 5);
        Rest(3, OrderSide.Sell, 105, 5);
        engine.Submit(Order(9, OrderSide.Buy, 0, 4) with { Kind = MatchingOrderKind.Stop, StopTicks = 101 });

        Rest(4, OrderSide.Buy, 100, 5);
        Assert.Equal(4, engine.OpenLots(9));
        Rest(5, OrderSide.Buy, 101, 5);

        Assert.Equal([(2L, 101L, 5L), (3L, 105L, 4L)], Trades());
        Assert.Equal(0, engine.OpenLots(9));
        Assert.Equal(1, engine.OpenLots(3));
    }

    [Theory]
    [InlineData(SelfTradeMode.Allow, 5, 0, 5)]
    [InlineData(SelfTradeMode.CancelNewest, 5, 0, 0)]
    [InlineData(SelfTradeMode.CancelOldest, 0, 8, 0)]
    [InlineData(SelfTradeMode.CancelBoth, 0, 0, 0)]
    [InlineData(SelfTradeMode.DecrementAndCancel, 0, 3, 0)]
    public void Submit_AgainstOwnOrder_ModeDecides(SelfTradeMode mode, long restingLeft, long newestLeft, long traded)
    {
        engine.Submit(Order(1, OrderSide.Sell, 100, mode == SelfTradeMode.Allow ? 10 : 5) with { Owner = 7 });

        engine.Submit(Order(2, OrderSide.Buy, 100, mode == SelfTradeMode.Allow ? 5 : 8) with
        {
            Owner = 7, SelfTrade = mode,
        });

        Assert.Equal(restingLeft, engine.OpenLots(1));
        Assert.Equal(newestLeft, engine.OpenLots(2));
        Assert.Equal(traded, Trades().Sum(trade => trade.Lots));
    }

    [Fact]
    public void Replace_FewerAtTheSamePrice_KeepsPlaceElseLosesIt()
    {
        Rest(1, OrderSide.Buy, 100, 5);
        Rest(2, OrderSide.Buy, 100, 5);
        Rest(3, OrderSide.Buy, 100, 5);

        engine.Replace(1, 100, MatchingOrder.Unchanged, 2);
        engine.Replace(2, MatchingOrder.Unchanged, MatchingOrder.Unchanged, 6);
        Rest(4, OrderSide.Sell, 100, 10);

        Assert.Equal([(1L, 100L, 2L), (3L, 100L, 5L), (2L, 100L, 3L)], Trades());
    }

    [Fact]
    public void Replace_BelowWhatIsFilled_IsRefusedAndNothingChanges()
    {
        Rest(1, OrderSide.Buy, 100, 5);
        Rest(2, OrderSide.Sell, 100, 3);
        var before = engine.Digest();

        Assert.Equal(MatchingReason.QuantityBelowFilled, engine.Replace(1, 100, MatchingOrder.Unchanged, 3));
        Assert.Equal(before, engine.Digest());
        Assert.Equal(MatchingReason.None, engine.Replace(1, 100, MatchingOrder.Unchanged, 4));
        Assert.Equal(1, engine.OpenLots(1));
    }

    [Fact]
    public void Uncross_TextbookBook_TradesTheMostAtOnePrice()
    {
        // 95 to 105 are willing; at 101 the most trades (30), and no other price trades as much.
        engine.BeginOpenCall();
        Rest(1, OrderSide.Buy, 105, 10);
        Rest(2, OrderSide.Buy, 102, 10);
        Rest(3, OrderSide.Buy, 101, 10);
        Rest(4, OrderSide.Buy, 99, 10);
        Rest(5, OrderSide.Sell, 98, 10);
        Rest(6, OrderSide.Sell, 100, 15);
        Rest(7, OrderSide.Sell, 101, 10);
        engine.Submit(Order(8, OrderSide.Sell, 97, 2) with { Lifetime = MatchingLifetime.AtOpen });
        Assert.True(engine.BestBidTicks > engine.BestAskTicks);

        Assert.Equal(MatchingReason.None, engine.Uncross(100, out var outcome));

        Assert.Equal(new AuctionOutcome(101, 30, -7), outcome);
        Assert.All(Trades(), trade => Assert.Equal(101, trade.Price));
        Assert.Equal(7, engine.OpenLots(7));
        Assert.Equal(MatchingPhase.Continuous, engine.Phase);
        Assert.True(engine.BestBidTicks < engine.BestAskTicks);
    }

    [Fact]
    public void Uncross_AnyPriceBetweenIsAsGood_TakesTheReference()
    {
        engine.BeginOpenCall();
        Rest(1, OrderSide.Buy, 110, 10);
        Rest(2, OrderSide.Sell, 90, 10);

        engine.Uncross(97, out var outcome);

        Assert.Equal(new AuctionOutcome(97, 10, 0), outcome);
    }

    [Fact]
    public void Uncross_Closing_WaitingOrdersTradeAndTheirRestIsCancelled()
    {
        engine.Submit(Order(1, OrderSide.Buy, 0, 7) with
        {
            Kind = MatchingOrderKind.Market, Lifetime = MatchingLifetime.AtClose,
        });
        engine.Submit(Order(2, OrderSide.Buy, 100, 5) with { Lifetime = MatchingLifetime.AtClose });
        Rest(3, OrderSide.Sell, 100, 10);
        Assert.False(engine.HasBid);

        Assert.Equal(MatchingReason.None, engine.BeginCloseCall());
        Assert.Equal(MatchingReason.None, engine.Uncross(100, out var outcome));

        Assert.Equal(new AuctionOutcome(100, 10, 2), outcome);
        Assert.Equal(0, engine.OrderCount);
        Assert.Contains(engine.Events.ToArray(), told => told.Number == 2
            && told.Reason == MatchingReason.AuctionOver && told.LeftLots == 2);
        Assert.Equal(MatchingReason.PhaseForbids, engine.Submit(Order(4, OrderSide.Buy, 100, 1)));
    }

    [Fact]
    public void Submit_BadInput_EachHasItsReasonAndNothingIsLost()
    {
        Rest(1, OrderSide.Buy, 100, 5);
        var before = engine.Digest();
        var good = Order(2, OrderSide.Buy, 100, 5);
        (MatchingOrder Order, MatchingReason Reason)[] cases =
        [
            (good with { Number = 0 }, MatchingReason.NumberInvalid),
            (good with { Number = long.MinValue }, MatchingReason.NumberInvalid),
            (good with { Number = 1 }, MatchingReason.NumberTaken),
            (good with { QuantityLots = 0 }, MatchingReason.QuantityNotPositive),
            (good with { QuantityLots = -5 }, MatchingReason.QuantityNotPositive),
            (good with { QuantityLots = long.MaxValue }, MatchingReason.QuantityTooLarge),
            (good with { PriceTicks = 0 }, MatchingReason.PriceOutOfRange),
            (good with { PriceTicks = long.MaxValue }, MatchingReason.PriceOutOfRange),
            (good with { PriceTicks = long.MinValue }, MatchingReason.PriceOutOfRange),
            (good with { Kind = MatchingOrderKind.StopLimit }, MatchingReason.StopOutOfRange),
            (good with { DisplayLots = -1 }, MatchingReason.DisplayInvalid),
            (good with { Kind = (MatchingOrderKind)99 }, MatchingReason.CombinationInvalid),
            (good with { Lifetime = MatchingLifetime.AtOpen }, MatchingReason.PhaseForbids),
            (good with { IsPostOnly = true, Kind = MatchingOrderKind.Market }, MatchingReason.CombinationInvalid),
        ];

        foreach (var (order, reason) in cases)
        {
            Assert.Equal(reason, engine.Submit(in order));
            Assert.Equal(reason, engine.Events[0].Reason);
            Assert.Equal(MatchingEventKind.Rejected, engine.Events[0].Kind);
        }

        Assert.Equal(MatchingReason.OrderUnknown, engine.Cancel(77));
        Assert.Equal(MatchingReason.OrderUnknown, engine.Replace(77, 100, MatchingOrder.Unchanged, 5));
        Assert.Equal(before, engine.Digest());
        Assert.Equal(1, engine.OrderCount);
    }

    [Fact]
    public void Constructor_LimitsThatCouldOverflow_AreRefused()
    {
        var error = Assert.Throws<ArgumentException>(
            () => new MatchingEngine(new MatchingSettings { QuantityLotsMax = long.MaxValue }));
        Assert.Contains("lots: use 1 to", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void VisibleLotsAt_PricesFarApart_AreKeptWhenTheMarketMoves()
    {
        // Wider apart than the dense window: levels leave it and come back.
        long[] prices = [50_000_000, 1_000, 50_004_000, 49_999_000, 90_000_000, 50_000_001];
        for (var i = 0; i < prices.Length; i++)
        {
            Rest(i + 1, OrderSide.Buy, prices[i], i + 1);
        }

        Assert.Equal(90_000_000, engine.BestBidTicks);
        Assert.All(prices.Select((price, i) => (price, i)), one =>
            Assert.Equal(one.i + 1, engine.VisibleLotsAt(OrderSide.Buy, one.price)));
        var walked = new List<long> { engine.BestBidTicks };
        while (engine.TryNextLevel(OrderSide.Buy, walked[^1], out var next))
        {
            walked.Add(next);
        }

        Assert.Equal(prices.OrderDescending(), walked);
        engine.Cancel(5);
        Assert.Equal(50_004_000, engine.BestBidTicks);
        Assert.Equal(0, engine.VisibleLotsAt(OrderSide.Buy, 90_000_000));
    }

    private static MatchingOrder Order(long number, OrderSide side, long price, long lots) => new()
    {
        Number = number, Side = side, PriceTicks = price, QuantityLots = lots,
    };

    private void Rest(long number, OrderSide side, long price, long lots) =>
        Assert.Equal(MatchingReason.None, engine.Submit(Order(number, side, price, lots)));

    private (long Resting, long Price, long Lots)[] Trades() =>
    [
        .. engine.Events.ToArray()
            .Where(told => told.Kind is MatchingEventKind.Traded or MatchingEventKind.AuctionTraded)
            .Select(told => (told.OtherNumber, told.PriceTicks, told.QuantityLots)),
    ];
}
