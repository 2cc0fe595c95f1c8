using System.Runtime.CompilerServices;
using Plimsoll.Kernel.Ledger;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Positions;

/// <summary>
/// The account: exact cash and positions at their last prices. Equity is their exact sum whenever it is asked for.
/// What a
/// position cost is already out of the cash, for futures too: equity is the same either way.
/// </summary>
internal sealed class AccountBook
{
    private readonly InstrumentBook[] books;
    private readonly CashLedger ledger;
    private readonly int accountPlace;
    public AccountBook(Instrument[] instruments, int strategyCount, Currency currency, Amount startCash)
    {
        books = new InstrumentBook[instruments.Length];
        for (var i = 0; i < books.Length; i++)
        {
            books[i] = new InstrumentBook(new InstrumentIndex(i), instruments[i], strategyCount);
        }

        ledger = new CashLedger([currency]);
        accountPlace = ledger.PlaceOf(currency);
        ledger.Add(accountPlace, startCash);
        Settle();
    }

    /// <summary>Exact cash in the account currency.</summary>
    public Amount Cash => ledger[accountPlace];

    /// <summary>Exact equity in the account currency, summed anew.</summary>
    public Amount Equity
    {
        get
        {
            var total = ledger[accountPlace];
            foreach (var book in books)
            {
                if (book.NetLots != 0)
                {
                    total += book.Value;
                }
            }

            return total;
        }
    }

    /// <summary>
    /// The equity that statistics see: the nearest double of the exact sum at every fill and every sample, moved from
    /// bar to bar
    /// in between.
    /// </summary>
    public double EquityMark { get; private set; }

    /// <summary>Value of all positions without sign.</summary>
    public Amount GrossExposure
    {
        get
        {
            var total = Amount.Zero;
            foreach (var book in books)
            {
                if (book.NetLots != 0)
                {
                    total += book.Value.Magnitude();
                }
            }

            return total;
        }
    }

    /// <summary>The book of an instrument.</summary>
    public InstrumentBook Book(InstrumentIndex instrument) => books[instrument.Value];

    /// <summary>The positions of a strategy, by instrument.</summary>
    public Position[] PositionsOf(StrategyIndex strategy)
    {
        var positions = new Position[books.Length];
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = books[i].Positions[strategy.Value];
        }

        return positions;
    }

    /// <summary>Takes a bar's prices: marks the positions and stretches their extremes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void OnBar(InstrumentBook book, in Bar bar)
    {
        if (book.OpenCount != 0)
        {
            EquityMark += (bar.CloseTicks - book.LastTicks) * book.TickValue;
            Stretch(book, in bar);
        }

        book.LastTicks = bar.CloseTicks;
        book.HasPrice = true;
    }

    /// <summary>Takes a price of the market: a trade's, or the middle of bid and ask.</summary>
    public void OnPrice(InstrumentBook book, long ticks)
    {
        if (book.OpenCount != 0)
        {
            EquityMark += (ticks - book.LastTicks) * book.TickValue;
            foreach (var position in book.Positions)
            {
                if (position.Lots != 0)
                {
                    position.OnBar(ticks, ticks);
                }
            }
        }

        book.LastTicks = ticks;
        book.HasPrice = true;
    }

    /// <summary>Puts the mark of equity back on the exact sum.</summary>
    public void Settle() => EquityMark = Equity.ToDouble();

    /// <summary>Books an execution.</summary>
    /// <param name="fill">What was executed.</param>
    /// <param name="reason">The order's reason.</param>
    /// <param name="closed">The trade that it finished, if it did.</param>
    /// <returns>Whether it finished a trade.</returns>
    public bool Apply(in FillRecord fill, string reason, out PositionEpisode closed)
    {
        var book = books[fill.Instrument.Value];
        var position = book.Positions[fill.Strategy.Value];
        var wasFlat = position.Lots == 0;
        var signed = fill.Side == OrderSide.Buy ? fill.Quantity.Lots : -fill.Quantity.Lots;
        if (!book.HasPrice)
        {
            book.LastTicks = fill.Price.Ticks;
            book.HasPrice = true;
        }

        var finished = position.Apply(in fill, reason, out closed);
        book.Take(signed, (position.Lots == 0 ? 0 : 1) - (wasFlat ? 0 : 1));
        ledger.Add(accountPlace, -book.Instrument.Notional(fill.Price.Ticks, signed) - fill.Fee);
        Settle();
        return finished;
    }

    private static void Stretch(InstrumentBook book, in Bar bar)
    {
        foreach (var position in book.Positions)
        {
            if (position.Lots != 0)
            {
                position.OnBar(bar.HighTicks, bar.LowTicks);
            }
        }
    }
}
