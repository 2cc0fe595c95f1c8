using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Events;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Research.MarketMaking;
using Plimsoll.Tests.Simulation;

namespace Plimsoll.Tests.Research.MarketMaking;

public sealed class MakerAnalysisTests
{
    private const long Second = 1_000_000_000;
    private static readonly Instrument Coin = RunSetup.Coin(InstrumentKind.Perpetual, tick: "0.5", lot: "0.1");

    [Fact]
    public void Of_TwoFills_EverySourceByHand()
    {
        var notes = new MakerNotes();
        // Mid 100 (ticks): bought 10 lots at 98; mid goes to 97; sold 10 at 99 with the mid at 97.
        notes.Fills.Add(new MakerFill(10 * Second, 1, 98, 10, Amount.FromUnits(1), true));
        notes.Fills.Add(new MakerFill(20 * Second, -1, 99, 10, Amount.FromUnits(2), true));
        var market = EventRow.Quotes((Second, 99, 101), (12 * Second, 96, 98), (60 * Second, 95, 97));
        var result = MakerAnalysis.Of(Coin, notes, market, accountTicks: 96, 60 * Second);

        // A tick of a lot is worth 0.05: 2 and 2 ticks of spread on ten lots each; the mid fell 3 while 10 were held.
        Assert.Equal(2.0, result.SpreadCaptured.ToDouble(), 1e-12);
        Assert.Equal(-1.5, result.InventoryProfit.ToDouble(), 1e-12);
        Assert.Equal(Amount.Zero, result.SpreadPaid);
        Assert.Equal(Amount.Zero, result.MarkDifference);
        Assert.Equal(3, result.Fees.ToDouble());
        Assert.Equal(-2.5, result.NetProfit.ToDouble(), 1e-12);
        Assert.Equal(0.5, result.RealizedGross, 1e-12);
        Assert.Equal(2, result.HalfSpreadTicks);
        Assert.Equal(3.0, result.FeeTicks!.Value, 1e-12);
        Assert.Equal(0.8, result.FlatShare!.Value, 1e-12);
        Assert.Equal(0.2, result.InventoryMean!.Value, 1e-12);
    }

    [Fact]
    public void Of_TwoFills_MarkoutsBySideAndHorizon()
    {
        var notes = new MakerNotes();
        notes.Fills.Add(new MakerFill(10 * Second, 1, 98, 10, Amount.Zero, true));
        notes.Fills.Add(new MakerFill(20 * Second, -1, 99, 30, Amount.Zero, true));
        var market = EventRow.Quotes((Second, 99, 101), (12 * Second, 96, 98), (60 * Second, 95, 97));
        var rows = MakerAnalysis.Of(Coin, notes, market, 96, 60 * Second).Markouts
            .ToDictionary(row => (row.HorizonSeconds, row.Side));
        Assert.Equal(9, rows.Count);
        Assert.Equal(0, rows[(1, "buy")].MoveTicks);
        Assert.Equal(-3, rows[(5, "buy")].MoveTicks);
        Assert.Equal(-1, rows[(5, "buy")].RealizedTicks);
        Assert.Equal(0, rows[(5, "sell")].MoveTicks);
        Assert.Equal(2, rows[(5, "sell")].RealizedTicks);
        Assert.Equal(-0.75, rows[(5, "both")].MoveTicks, 1e-12);
        Assert.Equal(1.25, rows[(5, "both")].RealizedTicks, 1e-12);
        Assert.Equal(-1.5, rows[(5, "both")].MoveValue, 1e-12);
        Assert.Equal(1.5, rows[(5, "both")].MoveErrorTicks!.Value, 1e-12);
        Assert.Null(rows[(5, "buy")].MoveErrorTicks);
        Assert.Equal(0, rows[(30, "sell")].MoveTicks, 1e-12);
    }

    [Fact]
    public void Of_FillNearTheEnd_HorizonBeyondTheDataIsLeftOut()
    {
        var notes = new MakerNotes();
        notes.Fills.Add(new MakerFill(10 * Second, 1, 98, 10, Amount.Zero, true));
        var market = EventRow.Quotes((Second, 99, 101), (16 * Second, 96, 98));
        var result = MakerAnalysis.Of(Coin, notes, market, 97, 16 * Second);
        Assert.Equal([1.0, 1.0, 5.0, 5.0], result.Markouts.Select(row => row.HorizonSeconds));
        Assert.Equal(10 * 0.1, result.InventoryAtEnd, 1e-12);
        Assert.Equal(1.0, result.InventoryMean!.Value, 1e-12);
        Assert.Equal(0, result.FlatShare);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Of_AnyFills_PartsSumToTheProfitExactly(ulong seed)
    {
        var random = new SeededRandom(seed);
        var notes = new MakerNotes();
        var quotes = new List<(long, long, long)>();
        var cash = Amount.Zero;
        long position = 0;
        for (var i = 0; i < 500; i++)
        {
            var time = (i + 1) * Second / 3;
            var bid = 1_000 + (long)(random.NextDouble() * 50);
            quotes.Add((time, bid, bid + 1 + (long)(random.NextDouble() * 4)));
            if (random.NextDouble() < 0.4)
            {
                var sign = random.NextDouble() < 0.5 ? 1 : -1;
                var lots = 1 + (long)(random.NextDouble() * 20);
                var price = bid + (long)(random.NextDouble() * 9) - 4;
                var fee = Amount.FromAtto((Int128)(random.NextDouble() * 1e15));
                notes.Fills.Add(new MakerFill(time + 7, sign, price, lots, fee, random.NextDouble() < 0.7));
                cash -= Coin.Notional(price, sign * lots) + fee;
                position += sign * lots;
            }
        }

        const long Mark = 1_013;
        var result = MakerAnalysis.Of(Coin, notes, EventRow.Quotes([.. quotes]), Mark, 200 * Second);
        var change = cash + Coin.Notional(Mark, position);
        Assert.Equal(change, result.NetProfit);
        Assert.Equal(
            change.ToDouble(), result.RealizedGross - result.Fees.ToDouble() + result.Unrealized, 1e-8);
        Assert.True(result.TakerFills > 0 && result.MakerFills > 100);
        Assert.NotEqual(Amount.Zero, result.SpreadPaid);
        Assert.NotEqual(Amount.Zero, result.MarkDifference);
    }

    [Fact]
    public void Of_ManyFills_PathIsShortAndKeepsTheExtremes()
    {
        var notes = new MakerNotes();
        for (var i = 0; i < 5_000; i++)
        {
            notes.Fills.Add(new MakerFill(i * Second, i < 2_500 ? 1 : -1, 100, 1, Amount.Zero, true));
        }

        var result = MakerAnalysis.Of(Coin, notes, EventRow.Quotes((0, 99, 101)), 100, 5_000 * Second);
        Assert.InRange(result.InventoryPath.Count, 200, 600);
        Assert.Equal(250.0, result.InventoryPath.Max(point => point.Quantity), 1e-9);
        Assert.Equal(250.0, result.InventoryMaxLong, 1e-9);
        Assert.Equal(0, result.InventoryMaxShort);
        Assert.Equal(result.InventoryPath.Select(point => point.TimeNs).Order(), result.InventoryPath.Select(
            point => point.TimeNs));
    }

    [Fact]
    public void Read_BookWithAGap_KeepsTheLastGoodMid()
    {
        var fills = new List<MakerFill> { new(10, 1, 98, 1, Amount.Zero, true), new(30, 1, 98, 1, Amount.Zero, true) };
        var mids = new MidAround(fills, 5);
        mids.Read(new EventRow(
            Event.OfBookClear(default, new BookLevel(1, 0, 0, 0, OrderSide.Buy, BookFlags.Snapshot, 0)),
            Event.OfBookLevel(default, new BookLevel(1, 99, 1, 0, OrderSide.Buy, BookFlags.Snapshot, 0)),
            Event.OfBookLevel(
                default, new BookLevel(1, 103, 1, 0, OrderSide.Sell, BookFlags.Snapshot | BookFlags.Last, 0)),
            Event.OfBookLevel(default, new BookLevel(12, 101, 1, 0, OrderSide.Buy, BookFlags.Last, 0)),
            Event.OfBookClear(default, new BookLevel(20, 0, 0, 0, OrderSide.Buy, BookFlags.Gap | BookFlags.Last, 0)),
            Event.OfTrade(default, new TradeTick(36, 90, 1, 0, 0))));
        Assert.Equal([202, 204], mids.Before);
        Assert.Equal([204, 204], mids.After[0]);
        Assert.Equal(204, mids.Last);
    }

    [Fact]
    public void Of_NoFills_HasNoFigures()
    {
        var result = MakerAnalysis.Of(Coin, new MakerNotes(), EventRow.Quotes((1, 99, 101)), 100, 50);
        Assert.Null(result.HalfSpreadTicks);
        Assert.Null(result.InventoryMean);
        Assert.Empty(result.Markouts);
        Assert.Equal(Amount.Zero, result.NetProfit);
    }
}
