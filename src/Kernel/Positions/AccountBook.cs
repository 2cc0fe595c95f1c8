using Plimsoll.Kernel.Ledger;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Positions;

/// <summary>
/// The account: exact cash and the exact value of all positions at their last prices. Equity is their sum after every event.
/// What a position cost is already out of the cash, for futures too: equity is the same either way.
/// </summary>
internal sealed class AccountBook
{
    private readonly InstrumentBook[] books;
    private readonly CashLedger ledger;
    private readonly int accountPlace;
    private Int128 positionsAtto;
    private double equityAsDouble;
    private bool isEquityStale = true;

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
    }

    /// <summary>Exact cash in the account currency.</summary>
    public Amount Cash => ledger[accountPlace];

    /// <summary>Exact equity in the account currency.</summary>
    public Amount Equity => ledger[accountPlace] + Amount.FromAtto(positionsAtto);

    /// <summary>The equity for statistics.</summary>
    public double EquityAsDouble
    {
        get
        {
            if (isEquityStale)
            {
                equityAsDouble = AttoToDouble(ledger[accountPlace].Atto + positionsAtto);
                isEquityStale = false;
            }

            return equityAsDouble;
        }
    }

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
                    total += book.Instrument.Notional(book.LastTicks, book.NetLots).Magnitude();
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
    public void OnBar(InstrumentBook book, in Bar bar)
    {
        if (book.OpenCount != 0)
        {
            Remark(book, bar.CloseTicks);
            foreach (var position in book.Positions)
            {
                if (position.Lots != 0)
                {
                    position.OnBar(bar.HighTicks, bar.LowTicks);
                }
            }
        }

        book.LastTicks = bar.CloseTicks;
        book.HasPrice = true;
    }

    /// <summary>Takes the price of a trade of the market.</summary>
    public void OnPrice(InstrumentBook book, long ticks)
    {
        if (book.OpenCount != 0)
        {
            Remark(book, ticks);
        }

        book.LastTicks = ticks;
        book.HasPrice = true;
    }

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
        book.NetLots += signed;
        book.OpenCount += (position.Lots == 0 ? 0 : 1) - (wasFlat ? 0 : 1);
        ledger.Add(accountPlace, -book.Instrument.Notional(fill.Price.Ticks, signed) - fill.Fee);
        positionsAtto += book.Instrument.Notional(book.LastTicks, signed).Atto;
        isEquityStale = true;
        return finished;
    }

    private void Remark(InstrumentBook book, long ticks)
    {
        var move = (ticks - book.LastTicks) * book.NetLots;
        unchecked
        {
            // Bounded: the risk gate admits no order above Limits.OrderValueUnitsMax, twenty-six powers of two below overflow.
            positionsAtto += book.TickLotAtto * move;
        }

        isEquityStale = true;
    }

    /// <summary>
    /// The nearest double up to the last bit or two, the same on every machine: two exact halves, one sum, one division.
    /// </summary>
    private static double AttoToDouble(Int128 atto)
    {
        unchecked
        {
            // The casts cut the number into its two halves on purpose.
            var upper = (long)(atto >> 64);
            var lower = (ulong)atto;
            return ((upper * 18446744073709551616.0) + lower) / 1e18;
        }
    }
}
