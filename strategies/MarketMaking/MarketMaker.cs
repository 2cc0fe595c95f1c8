using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Strategies.MarketMaking;

/// <summary>
/// Quotes both sides of order-book markets: depths from a model of arrivals calibrated while it runs, skewed by the
/// inventory, never nearer than fees, adverse moves and a margin allow, and taken out of the market whenever the market
/// is not to be trusted.
/// </summary>
public sealed class MarketMaker : Strategy
{
    private const long SecondNs = 1_000_000_000;
    private const long WatchNs = 500_000_000;
    private readonly List<string> remarks = [];
    private InstrumentMaker[] makers = [];
    private MessageBudget budget = new(1);
    private bool[] isWatched = [];
    private bool[] hasBook = [];
    private double startEquity;

    [Parameter(Description = "Asymptotic (no terminal time) or FiniteHorizon (Avellaneda-Stoikov)")]
    public QuoteModel Model { get; init; } = QuoteModel.Asymptotic;

    [Parameter(Description = "What quotes are placed around: Mid, WeightedMid or Microprice")]
    public FairPrice Fair { get; init; } = FairPrice.WeightedMid;

    [Parameter(Description = "Risk aversion as a multiple of the decay of arrivals", Min = 0, Max = 100)]
    public double RiskAversion { get; init; } = 0.1;

    [Parameter(Description = "Rolling horizon of the finite-horizon model in seconds", Min = 0.001, Max = 86_400)]
    public double HorizonSeconds { get; init; } = 10;

    [Parameter(Description = "Value of one order in quote currency; at least one lot is quoted", Min = 0)]
    public double OrderValue { get; init; } = 500;

    [Parameter(Description = "Levels on each side", Min = 1, Max = 20)]
    public int Levels { get; init; } = 1;

    [Parameter(Description = "Distance from level to level, as a share of the half spread", Min = 0.01, Max = 100)]
    public double LevelStep { get; init; } = 0.5;

    [Parameter(Description = "Most order sizes held on either side", Min = 1, Max = 10_000)]
    public int InventoryMax { get; init; } = 5;

    [Parameter(Description = "Inventory that is aimed at, in order sizes", Min = -10_000, Max = 10_000)]
    public double InventoryTarget { get; init; }

    [Parameter(Description = "Never short, also where the instrument allows it")]
    public bool IsLongOnly { get; init; }

    [Parameter(Description = "Maker fee in basis points until own fills show it; negative for a rebate", Min = -50,
        Max = 500)]
    public double MakerFeeBps { get; init; } = 2;

    [Parameter(Description = "Taker fee in basis points, for what is said of break-even", Min = -50, Max = 500)]
    public double TakerFeeBps { get; init; } = 5;

    [Parameter(Description = "Least edge beyond fee and adverse move, in basis points", Min = 0, Max = 500)]
    public double EdgeMinBps { get; init; } = 0.5;

    [Parameter(Description = "The side that reduces the inventory may quote down to the fair price, fees not earned")]
    public bool ReducesBelowEdge { get; init; }

    [Parameter(Description = "Stay out where fewer trades an hour than this reach the least distance", Min = 0)]
    public double FillsPerHourMin { get; init; } = 2;

    [Parameter(Description = "Quote even where it cannot earn")]
    public bool QuotesAnyway { get; init; }

    [Parameter(Description = "A quote is moved only when it is off by more ticks than this", Min = 0, Max = 1_000_000)]
    public long RequoteTicks { get; init; } = 1;

    [Parameter(Description = "The same in basis points of the price; the larger of both counts", Min = 0, Max = 100)]
    public double RequoteBps { get; init; } = 0.2;

    [Parameter(Description = "Move orders by one message where possible, rather than cancel and place anew")]
    public bool UsesReplace { get; init; } = true;

    [Parameter(Description = "A quote older than this is placed anew, in seconds", Min = 1, Max = 1_000_000)]
    public int QuoteAgeMaxSeconds { get; init; } = 300;

    [Parameter(Description = "Given arrivals a second at the mid; 0 measures them", Min = 0)]
    public double ArrivalRate { get; init; }

    [Parameter(Description = "Given depth at which arrivals fall to 1/e, in basis points; with ArrivalRate only",
        Min = 0.0001, Max = 1_000)]
    public double ArrivalDepthBps { get; init; } = 1;

    [Parameter(Description = "Depth up to which arrivals are measured, in basis points", Min = 0.01, Max = 1_000)]
    public double CalibrationRangeBps { get; init; } = 5;

    [Parameter(Description = "Window of volatility and arrivals in seconds", Min = 2, Max = 36_000)]
    public int WindowSeconds { get; init; } = 600;

    [Parameter(Description = "Measuring time before the first quote, in seconds", Min = 1, Max = 36_000)]
    public int WarmUpSeconds { get; init; } = 60;

    [Parameter(Description = "Horizon of the move after own fills, in seconds", Min = 1, Max = 3_600)]
    public int AdverseSeconds { get; init; } = 5;

    [Parameter(Description = "Own fills before their adverse move counts", Min = 2, Max = 1_000_000)]
    public int AdverseFillsMin { get; init; } = 20;

    [Parameter(Description = "Quotes are pulled when the market is silent so long, in seconds", Min = 0.1, Max = 3_600)]
    public double StaleSeconds { get; init; } = 2;

    [Parameter(Description = "A move beyond so many deviations inside 100 ms is a jump", Min = 1, Max = 1_000)]
    public double JumpDeviations { get; init; } = 8;

    [Parameter(Description = "Least move of a jump, in ticks", Min = 0, Max = 1_000_000)]
    public double JumpTicksMin { get; init; } = 3;

    [Parameter(Description = "How long quotes stay away after a jump, in seconds", Min = 0, Max = 3_600)]
    public int JumpPauseSeconds { get; init; } = 5;

    [Parameter(Description = "Fills of one side alone that make a burst", Min = 2, Max = 1_000)]
    public int BurstFills { get; init; } = 5;

    [Parameter(Description = "Within how many seconds they must come", Min = 1, Max = 3_600)]
    public int BurstSeconds { get; init; } = 10;

    [Parameter(Description = "How long that side stays away, in seconds", Min = 0, Max = 3_600)]
    public int BurstPauseSeconds { get; init; } = 30;

    [Parameter(Description = "Loss in percent of the starting equity that ends quoting for good", Min = 0.001,
        Max = 100)]
    public double LossMaxPercent { get; init; } = 1;

    [Parameter(Description = "New orders a second, all markets together", Min = 1, Max = 10_000)]
    public int OrdersPerSecondMax { get; init; } = 20;

    internal long StaleNs => (long)(StaleSeconds * SecondNs);

    internal long QuoteAgeMaxNs => QuoteAgeMaxSeconds * SecondNs;

    /// <summary>What there is to say of the run, once it is over.</summary>
    public override IReadOnlyList<string> Remarks => remarks;

    public override void OnStart()
    {
        budget = new MessageBudget(OrdersPerSecondMax);
        makers = new InstrumentMaker[InstrumentCount];
        isWatched = new bool[InstrumentCount];
        hasBook = new bool[InstrumentCount];
        for (var i = 0; i < makers.Length; i++)
        {
            var index = new InstrumentIndex(i);
            makers[i] = new InstrumentMaker(this, index, Definition(index), budget);
        }
    }

    public override void OnBook(in BookUpdate book)
    {
        hasBook[book.Instrument.Value] = true;
        makers[book.Instrument.Value].OnTop(
            book.TimeNs, book.BidTicks, book.BidLots, book.AskTicks, book.AskLots, book.IsUsable);
        Watch(book.Instrument);
    }

    public override void OnQuote(InstrumentIndex instrument, in QuoteTick quote)
    {
        // Where there is a whole book its best prices are the same, later or sooner: one clock is enough.
        if (hasBook[instrument.Value])
        {
            return;
        }

        var isUsable = quote.IsTwoSided && quote.BidTicks < quote.AskTicks;
        makers[instrument.Value].OnTop(
            quote.TimeNs, quote.BidTicks, quote.BidLots, quote.AskTicks, quote.AskLots, isUsable);
        Watch(instrument);
    }

    public override void OnTrade(InstrumentIndex instrument, in TradeTick trade) =>
        makers[instrument.Value].OnTrade(trade.TimeNs, trade.PriceTicks, trade.BuyerIsMaker);

    public override void OnFill(in FillRecord fill)
    {
        // The orders learn of the fill right after this, so nothing is requoted here; the next update does that.
        makers[fill.Instrument.Value].OnFill(in fill);
        if (HasLostTooMuch())
        {
            makers[fill.Instrument.Value].OnWatch(Now.UnixNanos, hasLostTooMuch: true);
        }
    }

    public override void OnOrder(in OrderView order) =>
        makers[order.Request.Instrument.Value].OnOrder(in order, Now.UnixNanos);

    public override void OnTimer(int timerId)
    {
        makers[timerId].OnWatch(Now.UnixNanos, HasLostTooMuch());
        WakeAt(Timestamp.FromUnixNanos(Now.UnixNanos + WatchNs), timerId);
    }

    public override void OnStop()
    {
        foreach (var one in makers)
        {
            one.Finish(Now.UnixNanos);
            MakerRemarks.Add(remarks, this, one);
        }
    }

    public override void Save(IStateWriter writer)
    {
        writer.Write(startEquity);
        budget.Save(writer);
        for (var i = 0; i < makers.Length; i++)
        {
            writer.WriteFlag(isWatched[i]);
            writer.WriteFlag(hasBook[i]);
            makers[i].Save(writer);
        }

        writer.Write(remarks.Count);
        foreach (var remark in remarks)
        {
            writer.WriteString(remark);
        }
    }

    public override void Restore(IStateReader reader)
    {
        startEquity = reader.ReadDouble();
        budget.Restore(reader);
        for (var i = 0; i < makers.Length; i++)
        {
            isWatched[i] = reader.ReadFlag();
            hasBook[i] = reader.ReadFlag();
            makers[i].Restore(reader);
        }

        remarks.Clear();
        for (var left = reader.ReadCount(int.MaxValue); left > 0; left--)
        {
            remarks.Add(reader.ReadString());
        }
    }

    internal InstrumentMaker MakerOf(InstrumentIndex instrument) => makers[instrument.Value];

    internal OrderId Place(InstrumentIndex instrument, OrderSide side, long priceTicks, long lots) =>
        Submit(new OrderRequest
        {
            Instrument = instrument,
            Side = side,
            Type = OrderType.Limit,
            LimitPrice = Price.FromTicks(priceTicks),
            Quantity = Quantity.FromLots(lots),
            IsPostOnly = true,
            Reason = side == OrderSide.Buy ? "bid" : "ask",
        });

    /// <summary>Moves an order.</summary>
    /// <returns>False when it cannot be moved; it is then as before.</returns>
    internal bool TryMove(OrderId order, long priceTicks, long totalLots) =>
        Replace(order, Price.FromTicks(priceTicks), Quantity.FromLots(totalLots)) == OrderReason.None;

    internal void Withdraw(OrderId order) => Cancel(order);

    internal void Flatten(InstrumentIndex instrument) => Exit(instrument, "loss limit");

    /// <summary>Names what the quotes rest on, in ticks and in order sizes, for the journal.</summary>
    internal void Named(QuoteSignals signals, double inventory)
    {
        Note("fair price", signals.Fair);
        Note("inventory", inventory);
        Note("spread", signals.AskTicks - signals.BidTicks);
        Note("volatility", signals.Volatility);
    }

    internal long HeldLots(InstrumentIndex instrument) => PositionLots(instrument);

    private void Watch(InstrumentIndex instrument)
    {
        if (isWatched[instrument.Value])
        {
            return;
        }

        isWatched[instrument.Value] = true;
        startEquity = startEquity > 0 ? startEquity : Equity;
        WakeAt(Timestamp.FromUnixNanos(Now.UnixNanos + WatchNs), instrument.Value);
    }

    private bool HasLostTooMuch() =>
        startEquity > 0 && Equity <= startEquity * (1.0 - (LossMaxPercent / 100.0));
}
