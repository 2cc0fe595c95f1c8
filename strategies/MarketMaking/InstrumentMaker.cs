using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Strategies.MarketMaking;

/// <summary>Quotes one market.</summary>
internal sealed class InstrumentMaker
{
    private const long SecondNs = 1_000_000_000;
    private const int GoodUpdatesMin = 3;
    private readonly MarketMaker maker;
    private readonly InstrumentIndex index;
    private readonly Instrument definition;
    private readonly QuoteSignals signals;
    private readonly EdgeRule edge;
    private readonly QuotePlanner planner;
    private readonly QuoteSide bids;
    private readonly QuoteSide asks;
    private readonly FillBurst buyBurst;
    private readonly FillBurst sellBurst;
    private readonly bool isLongOnly;
    private long orderLots;
    private long heardNs;
    private long pausedUntilNs;
    private int goodUpdates;
    private bool isBookGood;
    private bool isStopped;

    public InstrumentMaker(MarketMaker maker, InstrumentIndex index, Instrument definition, MessageBudget budget)
    {
        this.maker = maker;
        this.index = index;
        this.definition = definition;
        signals = new QuoteSignals(maker);
        edge = new EdgeRule(maker);
        planner = new QuotePlanner(maker, signals, edge);
        bids = new QuoteSide(maker, index, OrderSide.Buy, budget);
        asks = new QuoteSide(maker, index, OrderSide.Sell, budget);
        buyBurst = new FillBurst(maker.BurstFills, maker.BurstSeconds * SecondNs, maker.BurstPauseSeconds * SecondNs);
        sellBurst = new FillBurst(maker.BurstFills, maker.BurstSeconds * SecondNs, maker.BurstPauseSeconds * SecondNs);
        isLongOnly = maker.IsLongOnly || definition.Kind == InstrumentKind.Spot;
        Record = new QuoteRecord();
    }

    public QuoteRecord Record { get; }

    public QuoteSignals Signals => signals;

    public QuotePlanner Planner => planner;

    public EdgeRule Edge => edge;

    public QuoteSide Bids => bids;

    public QuoteSide Asks => asks;

    public long BurstPauseCount => buyBurst.PauseCount + sellBurst.PauseCount;

    public Instrument Definition => definition;

    public void OnTop(long nowNs, long bidTicks, long bidLots, long askTicks, long askLots, bool isUsable)
    {
        heardNs = nowNs;
        if (!isUsable)
        {
            isBookGood = false;
            goodUpdates = 0;
            signals.Interrupt();
            Decide(nowNs);
            return;
        }

        isBookGood = true;
        goodUpdates = Math.Min(goodUpdates + 1, GoodUpdatesMin);
        signals.Quote(nowNs, bidTicks, bidLots, askTicks, askLots);
        if (orderLots == 0)
        {
            var lotValue = signals.Mid * definition.TickLotValueAsDouble;
            orderLots = Math.Max(1, (long)Math.Floor(maker.OrderValue / lotValue));
            goodUpdates = GoodUpdatesMin;
        }

        if (signals.HasJumped)
        {
            pausedUntilNs = nowNs + (maker.JumpPauseSeconds * SecondNs);
        }

        Decide(nowNs);
    }

    public void OnTrade(long nowNs, long priceTicks, long buyerIsMaker) =>
        signals.Trade(nowNs, priceTicks, buyerIsMaker);

    public void OnFill(in FillRecord fill)
    {
        var isBuy = fill.Side == OrderSide.Buy;
        if (fill.Liquidity == LiquiditySide.Maker)
        {
            signals.Fill(fill.TimeNs, isBuy);
            edge.Note(definition.Notional(fill.Price.Ticks, fill.Quantity.Lots).ToDouble(), fill.Fee.ToDouble());
        }

        (isBuy ? buyBurst : sellBurst).OwnFill(fill.TimeNs);
        (isBuy ? sellBurst : buyBurst).OtherFill();
    }

    public void OnOrder(in OrderView order, long nowNs)
    {
        if (!bids.OnOrder(in order, nowNs))
        {
            _ = asks.OnOrder(in order, nowNs);
        }
    }

    /// <summary>Looks whether the market has fallen silent, and whether too much is lost.</summary>
    public void OnWatch(long nowNs, bool hasLostTooMuch)
    {
        isStopped |= hasLostTooMuch;
        Decide(nowNs);
        if (isStopped && bids.IsEmpty && asks.IsEmpty && maker.HeldLots(index) != 0)
        {
            maker.Flatten(index);
        }
    }

    public void Finish(long nowNs) => Record.Note(Record.Now, nowNs);

    public void Save(IStateWriter writer)
    {
        writer.Write(orderLots);
        writer.Write(heardNs);
        writer.Write(pausedUntilNs);
        writer.Write(goodUpdates);
        writer.Write(isBookGood ? 1L : 0L);
        writer.Write(isStopped ? 1L : 0L);
        bids.Save(writer);
        asks.Save(writer);
        planner.Save(writer);
        signals.Save(writer);
        edge.Save(writer);
        buyBurst.Save(writer);
        sellBurst.Save(writer);
        Record.Save(writer);
    }

    public void Restore(IStateReader reader)
    {
        orderLots = reader.ReadInt64();
        heardNs = reader.ReadInt64();
        pausedUntilNs = reader.ReadInt64();
        goodUpdates = (int)reader.ReadInt64();
        isBookGood = reader.ReadInt64() != 0;
        isStopped = reader.ReadInt64() != 0;
        bids.Restore(reader);
        asks.Restore(reader);
        planner.Restore(reader);
        signals.Restore(reader);
        edge.Restore(reader);
        buyBurst.Restore(reader);
        sellBurst.Restore(reader);
        Record.Restore(reader);
    }

    private void Decide(long nowNs)
    {
        var absence = AbsenceAt(nowNs);
        Record.Note(absence, nowNs);
        if (absence != Absence.None)
        {
            bids.Pull(nowNs);
            asks.Pull(nowNs);
            return;
        }

        Requote(nowNs);
    }

    private Absence AbsenceAt(long nowNs)
    {
        if (isStopped)
        {
            return Absence.LossLimit;
        }

        if (!isBookGood)
        {
            return Absence.BadBook;
        }

        if (nowNs - heardNs > maker.StaleNs)
        {
            goodUpdates = 0;
            return Absence.Stale;
        }

        if (goodUpdates < GoodUpdatesMin)
        {
            return Absence.Recovering;
        }

        if (nowNs < pausedUntilNs)
        {
            return Absence.Jump;
        }

        if (!signals.IsReady)
        {
            return Absence.NotReady;
        }

        planner.Refresh();
        return planner.Earns || maker.QuotesAnyway ? Absence.None : Absence.NoEdge;
    }

    private void Requote(long nowNs)
    {
        var held = maker.HeldLots(index);
        var inventory = ((double)held / orderLots) - maker.InventoryTarget;
        maker.Named(signals, inventory);
        var heldMax = orderLots * maker.InventoryMax;
        var bidRoom = nowNs < buyBurst.PausedUntilNs ? 0 : heldMax - held;
        var askRoom = nowNs < sellBurst.PausedUntilNs ? 0 : isLongOnly ? held : heldMax + held;
        var bidLimit = signals.AskTicks - 1;
        if (asks.TryBestTicks(out var ownAsk))
        {
            bidLimit = Math.Min(bidLimit, ownAsk - 1);
        }

        bids.Follow(nowNs, planner.Side(1, inventory, bidLimit, SizeOf(inventory, 1), bidRoom));
        var askLimit = signals.BidTicks + 1;
        if (bids.TryBestTicks(out var ownBid))
        {
            askLimit = Math.Max(askLimit, ownBid + 1);
        }

        asks.Follow(nowNs, planner.Side(-1, inventory, askLimit, SizeOf(inventory, -1), askRoom));
    }

    /// <summary>The side that adds to the inventory shrinks with it and is off at the limit.</summary>
    private long SizeOf(double inventory, int sign)
    {
        if (sign * inventory <= 0)
        {
            return orderLots;
        }

        var share = 1.0 - (Math.Abs(inventory) / maker.InventoryMax);
        return share <= 0 ? 0 : Math.Max(1, (long)(orderLots * share));
    }
}
