using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;

namespace Plimsoll.Model.Events;

/// <summary>
/// Everything that enters the kernel, in one cache line: an 8-byte head and 56 bytes that the kind tells how to read
/// (docs/decisions/0001). Reading a body that is not of the event's kind gives meaningless numbers, never a crash.
/// <c>default</c> has the kind <see cref="EventKind.None"/>.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
public readonly struct Event
{
    [FieldOffset(0)]
    private readonly EventKind kind;

    [FieldOffset(1)]
    private readonly byte fillFlags;

    [FieldOffset(2)]
    private readonly OrderReason reason;

    [FieldOffset(4)]
    private readonly int instrument;

    [FieldOffset(8)]
    private readonly long timeNs;

    [FieldOffset(8)]
    private readonly Bar bar;

    [FieldOffset(8)]
    private readonly TradeTick trade;

    [FieldOffset(8)]
    private readonly BookLevel bookLevel;

    [FieldOffset(8)]
    private readonly BookOrder bookOrder;

    [FieldOffset(8)]
    private readonly QuoteTick quote;

    [FieldOffset(8)]
    private readonly OrderReport report;

    [FieldOffset(8)]
    private readonly AccountReport account;

    [FieldOffset(8)]
    private readonly OperatorOrder operatorOrder;

    [FieldOffset(8)]
    private readonly HealthChange health;

    [FieldOffset(8)]
    private readonly AuthorizationChange authorization;

    private Event(EventKind kind, InstrumentIndex instrument, long timeNs)
    {
        this.kind = kind;
        this.instrument = instrument.Value;
        this.timeNs = timeNs;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Event(EventKind kind, InstrumentIndex instrument, in Bar bar)
    {
        this.kind = kind;
        this.instrument = instrument.Value;
        this.bar = bar;
    }

    private Event(EventKind kind, InstrumentIndex instrument, in TradeTick trade)
    {
        this.kind = kind;
        this.instrument = instrument.Value;
        this.trade = trade;
    }

    private Event(EventKind kind, InstrumentIndex instrument, in BookLevel bookLevel)
    {
        this.kind = kind;
        this.instrument = instrument.Value;
        this.bookLevel = bookLevel;
    }

    private Event(EventKind kind, InstrumentIndex instrument, in BookOrder bookOrder)
    {
        this.kind = kind;
        this.instrument = instrument.Value;
        this.bookOrder = bookOrder;
    }

    private Event(EventKind kind, InstrumentIndex instrument, in QuoteTick quote)
    {
        this.kind = kind;
        this.instrument = instrument.Value;
        this.quote = quote;
    }

    private Event(EventKind kind, InstrumentIndex instrument, in AccountReport account)
    {
        this.kind = kind;
        this.instrument = instrument.Value;
        this.account = account;
    }

    private Event(InstrumentIndex instrument, in OperatorOrder order)
    {
        kind = EventKind.OperatorOrder;
        this.instrument = instrument.Value;
        operatorOrder = order;
    }

    private Event(InstrumentIndex instrument, in HealthChange health)
    {
        kind = EventKind.HealthChange;
        this.instrument = instrument.Value;
        this.health = health;
    }

    private Event(in AuthorizationChange authorization)
    {
        kind = EventKind.AuthorizationChange;
        this.authorization = authorization;
    }

    private Event(in Event other, long timeNs)
    {
        this = other;
        this.timeNs = timeNs;
    }

    private Event(
        EventKind kind, InstrumentIndex instrument, in OrderReport report, OrderReason reason, byte fillFlags)
    {
        this.kind = kind;
        this.fillFlags = fillFlags;
        this.reason = reason;
        this.instrument = instrument.Value;
        this.report = report;
    }

    /// <summary>What it tells.</summary>
    public EventKind Kind => kind;

    /// <summary>Which instrument it is about; the first one where none is meant.</summary>
    public InstrumentIndex Instrument => new(instrument);

    /// <summary>Why an order ended; <see cref="OrderReason.None"/> for all other events.</summary>
    public OrderReason Reason => reason;

    /// <summary>Whether an execution took or provided liquidity; meaningless for all other events.</summary>
    public LiquiditySide Liquidity => (LiquiditySide)(fillFlags & 1);

    /// <summary>Whether an execution was the order's last; meaningless for all other events.</summary>
    public bool CompletesOrder => (fillFlags & 2) != 0;

    /// <summary>Which way an execution went; meaningless for all other events.</summary>
    public OrderSide FillSide => (OrderSide)((fillFlags >> 2) & 1);

    /// <summary>When it became known. Nanoseconds since the epoch, UTC.</summary>
    public long TimeNs => timeNs;

    /// <summary>
    /// The body of <see cref="EventKind.Bar"/>, <see cref="EventKind.BidBar"/> and <see cref="EventKind.AskBar"/>.
    /// </summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public ref readonly Bar Bar => ref bar;

    /// <summary>The body of <see cref="EventKind.Trade"/>.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public ref readonly TradeTick Trade => ref trade;

    /// <summary>The body of <see cref="EventKind.BookLevel"/> and <see cref="EventKind.BookClear"/>.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public ref readonly BookLevel BookLevel => ref bookLevel;

    /// <summary>The body of <see cref="EventKind.BookOrder"/>.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public ref readonly BookOrder BookOrder => ref bookOrder;

    /// <summary>The body of <see cref="EventKind.Quote"/>.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public ref readonly QuoteTick Quote => ref quote;

    /// <summary>The body of the order events.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public ref readonly OrderReport Report => ref report;

    /// <summary>
    /// The body of <see cref="EventKind.AccountCharge"/> and <see cref="EventKind.Settlement"/>.
    /// </summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public ref readonly AccountReport Account => ref account;

    /// <summary>The body of <see cref="EventKind.OperatorOrder"/>.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public ref readonly OperatorOrder OperatorOrder => ref operatorOrder;

    /// <summary>The body of <see cref="EventKind.HealthChange"/>.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public ref readonly HealthChange Health => ref health;

    /// <summary>The body of <see cref="EventKind.AuthorizationChange"/>.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public ref readonly AuthorizationChange Authorization => ref authorization;

    /// <summary>A bar that ended.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Event OfBar(InstrumentIndex instrument, in Bar bar) => new(EventKind.Bar, instrument, in bar);

    /// <summary>The bid side of a quote bar that ended.</summary>
    public static Event OfBidBar(InstrumentIndex instrument, in Bar bar) => new(EventKind.BidBar, instrument, in bar);

    /// <summary>The ask side of a quote bar that ended.</summary>
    public static Event OfAskBar(InstrumentIndex instrument, in Bar bar) => new(EventKind.AskBar, instrument, in bar);

    /// <summary>A trade in the market.</summary>
    public static Event OfTrade(InstrumentIndex instrument, in TradeTick trade) =>
        new(EventKind.Trade, instrument, in trade);

    /// <summary>A price level of an order book that changed.</summary>
    public static Event OfBookLevel(InstrumentIndex instrument, in BookLevel level) =>
        new(EventKind.BookLevel, instrument, in level);

    /// <summary>An order book that is empty from here on, or not valid.</summary>
    public static Event OfBookClear(InstrumentIndex instrument, in BookLevel clear) =>
        new(EventKind.BookClear, instrument, in clear);

    /// <summary>An event of a market-by-order feed.</summary>
    public static Event OfBookOrder(InstrumentIndex instrument, in BookOrder order) =>
        new(EventKind.BookOrder, instrument, in order);

    /// <summary>A new best bid or offer.</summary>
    public static Event OfQuote(InstrumentIndex instrument, in QuoteTick quote) =>
        new(EventKind.Quote, instrument, in quote);

    /// <summary>The same event, known at another time.</summary>
    /// <param name="knownNs">When. Nanoseconds since the epoch, UTC.</param>
    public Event WithTime(long knownNs) => new(in this, knownNs);

    /// <summary>The wake-up that strategies asked for at <paramref name="timeNs"/>.</summary>
    public static Event OfTimer(long timeNs) => new(EventKind.Timer, default, timeNs);

    /// <summary>An answer of a venue about an order, other than an execution.</summary>
    /// <param name="kind">One of the order kinds.</param>
    /// <param name="instrument">The order's instrument.</param>
    /// <param name="report">What the venue says.</param>
    /// <param name="reason">Why the order ended, if it did.</param>
    public static Event OfReport(
        EventKind kind, InstrumentIndex instrument, in OrderReport report, OrderReason reason = OrderReason.None) =>
        new(kind, instrument, in report, reason, 0);

    /// <summary>An execution.</summary>
    /// <param name="instrument">The order's instrument.</param>
    /// <param name="report">Price, quantity and fee of it.</param>
    /// <param name="liquidity">Whether it took or provided liquidity.</param>
    /// <param name="completesOrder">Whether nothing of the order is left.</param>
    /// <param name="side">Which way it went; it counts where the kernel does not know the order.</param>
    public static Event OfFill(
        InstrumentIndex instrument, in OrderReport report, LiquiditySide liquidity, bool completesOrder,
        OrderSide side) =>
        new(EventKind.OrderFilled, instrument, in report, OrderReason.None,
            (byte)((byte)liquidity | (completesOrder ? 2 : 0) | ((byte)side << 2)));

    /// <summary>A charge on the account.</summary>
    /// <param name="instrument">What it is about; the first one where none is meant.</param>
    /// <param name="charge">What is charged.</param>
    public static Event OfCharge(InstrumentIndex instrument, in AccountReport charge) =>
        new(EventKind.AccountCharge, instrument, in charge);

    /// <summary>The settlement of a future.</summary>
    /// <param name="instrument">Which one.</param>
    /// <param name="settlement">When and at which price.</param>
    public static Event OfSettlement(InstrumentIndex instrument, in AccountReport settlement) =>
        new(EventKind.Settlement, instrument, in settlement);

    /// <summary>An order of an operator.</summary>
    /// <param name="order">What is ordered.</param>
    /// <param name="instrument">What it is about, where the scope is an instrument.</param>
    public static Event OfOperator(in OperatorOrder order, InstrumentIndex instrument = default) =>
        new(instrument, in order);

    /// <summary>A change of health.</summary>
    /// <param name="change">What changed.</param>
    /// <param name="instrument">Where it is about one instrument, which.</param>
    public static Event OfHealth(in HealthChange change, InstrumentIndex instrument = default) =>
        new(instrument, in change);

    /// <summary>A change of what a strategy may do.</summary>
    /// <param name="change">What changed.</param>
    public static Event OfAuthorization(in AuthorizationChange change) => new(in change);

    /// <summary>No more events will come after <paramref name="timeNs"/>.</summary>
    public static Event OfEndOfData(long timeNs) => new(EventKind.EndOfData, default, timeNs);
}
