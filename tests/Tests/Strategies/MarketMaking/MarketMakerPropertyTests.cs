using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Strategies.MarketMaking;
using static Plimsoll.Tests.Strategies.MarketMaking.MakerRig;

namespace Plimsoll.Tests.Strategies.MarketMaking;

/// <summary>What holds in any market, good or bad.</summary>
public sealed class MarketMakerPropertyTests
{
    [Theory]
    [InlineData(1, QuoteModel.Asymptotic, FairPrice.WeightedMid, 1)]
    [InlineData(2, QuoteModel.FiniteHorizon, FairPrice.Microprice, 3)]
    [InlineData(3, QuoteModel.Asymptotic, FairPrice.Mid, 2)]
    public void AnyMarket_EveryStep_LimitsHold(ulong seed, QuoteModel model, FairPrice fair, int levels)
    {
        var rig = new MakerRig(Make(model, fair, levels));
        Drive(rig, seed, 20_000, CheckLimits);
        Assert.True(rig.Log.Fills.Count > 100, $"only {rig.Log.Fills.Count} fills");
        var perSecond = rig.Sent.Count / ((rig.NowNs - Start) / (double)Second);
        Assert.True(perSecond < 2 * 20, $"{perSecond} messages a second");
    }

    [Fact]
    public void AnyMarket_Twice_IsTheSame()
    {
        var (first, second) = (Run(), Run());
        Assert.Equal(first.Kernel.StateHash(), second.Kernel.StateHash());
        Assert.Equal(first.Sent.Count, second.Sent.Count);
        Assert.Equal(first.Kernel.Equity, second.Kernel.Equity);
        Assert.Equal(first.Maker.Remarks, second.Maker.Remarks);

        static MakerRig Run()
        {
            var rig = new MakerRig(Make(QuoteModel.Asymptotic, FairPrice.Microprice, 2));
            Drive(rig, 7, 5_000, _ => { });
            rig.End();
            return rig;
        }
    }

    [Fact]
    public void Save_AtAnyMoment_IsReadBackWhole()
    {
        var rig = new MakerRig(Make(QuoteModel.Asymptotic, FairPrice.Microprice, 2));
        Drive(rig, 9, 3_000, _ => { });
        StateBuffer saved = new();
        rig.Maker.Save(saved);
        var other = new MakerRig(Make(QuoteModel.Asymptotic, FairPrice.Microprice, 2));
        other.Maker.Restore(saved);
        Assert.True(saved.AtEnd);
        StateBuffer again = new();
        other.Maker.Save(again);
        Assert.Equal(saved.Written.ToArray(), again.Written.ToArray());
    }

    [Fact]
    public void OnQuote_Warm_AllocatesNothing()
    {
        var rig = new MakerRig(Make(QuoteModel.Asymptotic, FairPrice.Microprice, 2));
        Drive(rig, 5, 5_000, _ => { });
        var maker = rig.Maker.MakerOf(default);
        var now = rig.NowNs;
        for (var i = 0; i < 3_000; i++)
        {
            maker.OnTop(now += 1_000_000, 9_999, 50 + (i % 7), 10_001, 50, isUsable: true);
        }

        var probe = AllocationProbe.Start();
        for (var i = 0; i < 20_000; i++)
        {
            maker.OnTop(now += 1_000_000, 9_999 + (i & 1), 50 + (i % 7), 10_001 + (i & 1), 50, isUsable: true);
            maker.OnTrade(now, 10_001, i & 1);
        }

        probe.AssertNothing();
    }

    private static MarketMaker Make(QuoteModel model, FairPrice fair, int levels) => new()
    {
        Model = model,
        Fair = fair,
        Levels = levels,
        MakerFeeBps = 0.5,
        EdgeMinBps = 0.2,
        WarmUpSeconds = 10,
        WindowSeconds = 60,
        CalibrationRangeBps = 10,
        InventoryMax = 3,
        FillsPerHourMin = 0.1,
        BurstFills = 4,
        BurstPauseSeconds = 3,
        LossMaxPercent = 50,
    };

    /// <summary>
    /// A walk with jumps, silences, crossed and one-sided books, aggressive trades of exponential reach; a trade
    /// through an own quote fills it, in part or whole.
    /// </summary>
    private static void Drive(MakerRig rig, ulong seed, int steps, Action<MakerRig> check)
    {
        var random = new SeededRandom(seed);
        var mid = 10_000L;
        for (var i = 0; i < steps; i++)
        {
            var draw = random.NextDouble();
            mid += draw < 0.2 ? 1 : draw > 0.8 ? -1 : 0;
            mid += draw is > 0.5 and < 0.5005 ? 60 : 0;
            mid = Math.Clamp(mid, 8_000, 12_000);
            var pause = draw is > 0.6 and < 0.6005 ? 5 * Second : (long)(random.NextDouble() * 0.1 * Second);
            var half = draw is > 0.7 and < 0.7005 ? -1 : 1;
            var lots = draw is > 0.4 and < 0.4005 ? 0 : 1 + (long)(random.NextDouble() * 100);
            rig.Quote(pause, mid - half, mid + half, lots, 1 + (long)(random.NextDouble() * 100));
            if (random.NextDouble() < 0.5)
            {
                var isBuy = random.NextDouble() < 0.5;
                var reach = (long)Math.Ceiling(-3 * Math.Log(1 - random.NextDouble()));
                var price = isBuy ? mid + reach : mid - reach;
                rig.Trade(price, isBuy);
                if (isBuy && rig.Asks.Any() && rig.Ask < price)
                {
                    rig.Fill(OrderSide.Sell, 1 + (long)(random.NextDouble() * 6_000));
                }
                else if (!isBuy && rig.Bids.Any() && rig.Bid > price)
                {
                    rig.Fill(OrderSide.Buy, 1 + (long)(random.NextDouble() * 6_000));
                }
            }

            check(rig);
        }
    }

    private static void CheckLimits(MakerRig rig)
    {
        var maker = rig.Maker.MakerOf(default);
        var most = 3 * 5_000L * 11 / 10;
        var bidLots = rig.Bids.Sum(order => order.Quantity.Lots);
        var askLots = rig.Asks.Sum(order => order.Quantity.Lots);
        Assert.True(rig.HeldLots + bidLots <= most, $"long {rig.HeldLots} and bids of {bidLots}");
        Assert.True(askLots - rig.HeldLots <= most, $"long {rig.HeldLots} and asks of {askLots}");
        if (rig.Bids.Any() && rig.Asks.Any())
        {
            Assert.True(rig.Bid < rig.Ask, "never crosses itself");
        }

        // Standing quotes always leave the least edge from the fair price they were last judged by.
        foreach (var order in rig.Working.Values)
        {
            var depth = maker.Signals.Fair - order.LimitPrice.Ticks;
            depth = order.Side == OrderSide.Buy ? depth : -depth;
            Assert.True(depth >= maker.Planner.DepthMin - 1e-9, $"edge {depth} below {maker.Planner.DepthMin}");
        }
    }
}
