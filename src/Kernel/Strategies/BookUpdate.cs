using Plimsoll.Kernel.Books;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Strategies;

/// <summary>
/// An order book as a strategy sees it: as far as it is known now. Ask <see cref="IsUsable"/> first: a book with
/// missing updates, an empty side or crossed prices is no ground for quotes.
/// </summary>
public readonly ref struct BookUpdate
{
    private readonly OrderBook book;

    internal BookUpdate(OrderBook book, Instrument definition, InstrumentIndex instrument, long timeNs)
    {
        this.book = book;
        Definition = definition;
        Instrument = instrument;
        TimeNs = timeNs;
    }

    /// <summary>Which instrument; the key of all questions and orders.</summary>
    public InstrumentIndex Instrument { get; }

    /// <summary>The instrument's definition.</summary>
    public Instrument Definition { get; }

    /// <summary>Now: when its last change became known. Nanoseconds since the epoch, UTC.</summary>
    public long TimeNs { get; }

    /// <summary>The same as a time.</summary>
    public Timestamp Time => Timestamp.FromUnixNanos(TimeNs);

    /// <summary>Whether no update is missing, both sides are there, and the best bid lies below the best ask.</summary>
    public bool IsUsable => book.IsValid && book.IsOrderly;

    /// <summary>Whether no update is missing.</summary>
    public bool IsValid => book.IsValid;

    /// <summary>Highest price bid, in ticks; 0 when nothing is bid.</summary>
    public long BidTicks => book.BestBidTicks;

    /// <summary>What is bid there, in lots.</summary>
    public long BidLots => book.BestBidLots;

    /// <summary>Lowest price offered, in ticks; 0 when nothing is offered.</summary>
    public long AskTicks => book.BestAskTicks;

    /// <summary>What is offered there, in lots.</summary>
    public long AskLots => book.BestAskLots;

    /// <summary>Highest price bid, in quote currency.</summary>
    public double Bid => Definition.PriceToDouble(book.BestBidTicks);

    /// <summary>Lowest price offered, in quote currency.</summary>
    public double Ask => Definition.PriceToDouble(book.BestAskTicks);

    /// <summary>Half way between the best prices, in quote currency.</summary>
    public double Mid => (Bid + Ask) / 2;

    /// <summary>What rests at a price, in lots; 0 when nothing does.</summary>
    /// <param name="side">Buy for bids, Sell for offers.</param>
    /// <param name="priceTicks">At which price, in ticks.</param>
    public long LotsAt(OrderSide side, long priceTicks) => book.LotsAt(side, priceTicks);

    /// <summary>Writes the best levels of a side, the best one first.</summary>
    /// <param name="side">Buy for bids, Sell for offers.</param>
    /// <param name="levels">Where to.</param>
    /// <returns>How many were written: fewer than its length when the side has no more.</returns>
    public int Depth(OrderSide side, Span<PriceLevel> levels) => book.Depth(side, levels.Length, levels);
}
