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
    private readonly LiquiditySide liquidity;

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
    private readonly OrderReport report;

    private Event(EventKind kind, InstrumentIndex instrument, long timeNs)
    {
        this.kind = kind;
        this.instrument = instrument.Value;
        this.timeNs = timeNs;
    }

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

    private Event(
        EventKind kind, InstrumentIndex instrument, in OrderReport report, OrderReason reason, LiquiditySide liquidity)
    {
        this.kind = kind;
        this.liquidity = liquidity;
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
    public LiquiditySide Liquidity => liquidity;

    /// <summary>When it became known. Nanoseconds since the epoch, UTC.</summary>
    public long TimeNs => timeNs;

    /// <summary>The body of <see cref="EventKind.Bar"/>, <see cref="EventKind.BidBar"/> and <see cref="EventKind.AskBar"/>.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public ref readonly Bar Bar => ref bar;

    /// <summary>The body of <see cref="EventKind.Trade"/>.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public ref readonly TradeTick Trade => ref trade;

    /// <summary>The body of the order events.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public ref readonly OrderReport Report => ref report;

    /// <summary>A bar that ended.</summary>
    public static Event OfBar(InstrumentIndex instrument, in Bar bar) => new(EventKind.Bar, instrument, in bar);

    /// <summary>The bid side of a quote bar that ended.</summary>
    public static Event OfBidBar(InstrumentIndex instrument, in Bar bar) => new(EventKind.BidBar, instrument, in bar);

    /// <summary>The ask side of a quote bar that ended.</summary>
    public static Event OfAskBar(InstrumentIndex instrument, in Bar bar) => new(EventKind.AskBar, instrument, in bar);

    /// <summary>A trade in the market.</summary>
    public static Event OfTrade(InstrumentIndex instrument, in TradeTick trade) =>
        new(EventKind.Trade, instrument, in trade);

    /// <summary>
    /// The beginning of a bar, told at its open time: nothing but the open price is known of it. The other prices of the body
    /// repeat the open and its volume is 0, so that no later price can leak.
    /// </summary>
    public static Event OfBarOpen(InstrumentIndex instrument, long openTimeNs, long openTicks) =>
        new(EventKind.BarOpen, instrument, new Bar(openTimeNs, openTimeNs, openTicks, openTicks, openTicks, openTicks, 0));

    /// <summary>An answer of a venue about an order, other than an execution.</summary>
    /// <param name="kind">One of the order kinds.</param>
    /// <param name="instrument">The order's instrument.</param>
    /// <param name="report">What the venue says.</param>
    /// <param name="reason">Why the order ended, if it did.</param>
    public static Event OfReport(
        EventKind kind, InstrumentIndex instrument, in OrderReport report, OrderReason reason = OrderReason.None) =>
        new(kind, instrument, in report, reason, default);

    /// <summary>An execution.</summary>
    /// <param name="instrument">The order's instrument.</param>
    /// <param name="report">Price, quantity and fee of it.</param>
    /// <param name="liquidity">Whether it took or provided liquidity.</param>
    public static Event OfFill(InstrumentIndex instrument, in OrderReport report, LiquiditySide liquidity) =>
        new(EventKind.OrderFilled, instrument, in report, OrderReason.None, liquidity);

    /// <summary>No more events will come after <paramref name="timeNs"/>.</summary>
    public static Event OfEndOfData(long timeNs) => new(EventKind.EndOfData, default, timeNs);
}
