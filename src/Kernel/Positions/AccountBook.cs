using System.Runtime.CompilerServices;
using Plimsoll.Kernel.Conversion;
using Plimsoll.Kernel.Ledger;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Saving;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Positions;

/// <summary>
/// The account: exact cash in its currency and positions at their last prices. Equity is their exact sum whenever it
/// is asked for. What is paid in full is bought out of cash; futures move only their profit and loss through it. What
/// is priced in another currency is converted by the run's last rates, in every booking against the trader.
/// </summary>
internal sealed class AccountBook : ISavedPart
{
    private const string Section = "Account/1";
    private readonly InstrumentBook[] books;
    private readonly CashLedger ledger;
    private readonly CurrencyRates? rates;
    private readonly bool hasForeign;

    public AccountBook(
        Instrument[] instruments,
        int strategyCount,
        Currency currency,
        Amount startCash,
        CurrencyRates? rates = null,
        IReadOnlyList<MarginTerms?>? margins = null)
    {
        this.rates = rates;
        books = new InstrumentBook[instruments.Length];
        for (var i = 0; i < books.Length; i++)
        {
            var index = new InstrumentIndex(i);
            books[i] = new InstrumentBook(index, instruments[i], strategyCount)
            {
                IsForeign = instruments[i].Quote != currency,
                IsRate = rates is not null && rates.IsRate(index),
                Margin = instruments[i].IsPaidInFull ? null : margins?[i],
            };
            books[i].Reprice(1);
            hasForeign |= books[i].IsForeign;
        }

        ledger = new CashLedger(startCash);
        Settle();
    }

    /// <summary>Exact cash in the account currency.</summary>
    public Amount Cash => ledger.Cash;

    /// <summary>Exact equity in the account currency, summed anew.</summary>
    public Amount Equity
    {
        get
        {
            var total = ledger.Cash;
            foreach (var book in books)
            {
                if (book.NetLots != 0)
                {
                    total += Worth(book);
                }
            }

            return total;
        }
    }

    /// <summary>
    /// The equity that statistics see: the nearest double of the exact sum at every fill and every sample, moved from
    /// bar to bar in between.
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
                    total += InAccount(book, book.Value).Magnitude();
                }
            }

            return total;
        }
    }

    /// <summary>The account as it stands.</summary>
    public AccountMark Mark
    {
        get
        {
            var net = Amount.Zero;
            foreach (var book in books)
            {
                net += book.NetLots == 0 ? Amount.Zero : InAccount(book, book.Value);
            }

            return new AccountMark(Equity, ledger.Cash, net);
        }
    }

    /// <summary>Where equity comes from.</summary>
    public AccountTotals Totals
    {
        get
        {
            var unrealised = Amount.Zero;
            foreach (var book in books)
            {
                if (book.NetLots != 0)
                {
                    unrealised += Worth(book) - (book.Instrument.IsPaidInFull ? book.Basis : Amount.Zero);
                }
            }

            return new AccountTotals
            {
                Start = ledger.Start,
                Realised = ledger.Realised,
                Settled = ledger.Settled,
                Fees = ledger[ChargeKind.Fee],
                Funding = ledger[ChargeKind.Funding],
                Borrow = ledger[ChargeKind.Borrow],
                Financing = ledger[ChargeKind.Financing],
                Liquidation = ledger[ChargeKind.Liquidation],
                Unrealised = unrealised,
                Cash = ledger.Cash,
                Equity = Equity,
            };
        }
    }

    /// <summary>The books of all instruments.</summary>
    public ReadOnlySpan<InstrumentBook> Books => books;

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

    /// <summary>
    /// Whether amounts of an instrument can be booked: its currency is the account's, or its rate is known.
    /// </summary>
    public bool HasRate(InstrumentBook book) =>
        !book.IsForeign || rates!.TryRate(book.Instrument.Quote, rates.Account, out _);

    /// <summary>An amount in an instrument's currency, in the account's; rounded down.</summary>
    public Amount InAccount(InstrumentBook book, Amount amount) =>
        !book.IsForeign ? amount : rates!.ToAccount(amount, book.Instrument.Quote);

    /// <summary>An amount in the account's currency, in an instrument's; rounded down.</summary>
    public Amount InQuote(InstrumentBook book, Amount amount) =>
        !book.IsForeign ? amount
        : rates!.TryRate(rates.Account, book.Instrument.Quote, out var rate) ? rate.ConvertDown(amount)
        : Amount.Zero;

    /// <summary>Takes a bar's prices: marks the positions and stretches their extremes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void OnBar(InstrumentBook book, in Bar bar)
    {
        if (book.IsWatched)
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
        if (book.IsRate)
        {
            NoteRate(book, ticks);
        }
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
        if (finished && book.IsForeign && rates!.TryRate(book.Instrument.Quote, rates.Account, out var rate))
        {
            closed = closed with { ExitRate = rate };
        }

        var value = book.Instrument.Notional(fill.Price.Ticks, signed);
        if (book.Instrument.IsPaidInFull)
        {
            // Rounded up, a purchase costs no less and a sale brings no more than the rate says.
            value = -InAccount(book, -value);
            ledger.Trade(-value, book.Trade(signed, value));
        }
        else
        {
            var profit = InAccount(book, book.Trade(signed, value));
            ledger.Trade(profit, profit);
        }

        book.Take(signed, (position.Lots == 0 ? 0 : 1) - (wasFlat ? 0 : 1), DoubleRate(book));
        ledger.Charge(ChargeKind.Fee, -InAccount(book, -fill.Fee));
        Settle();
        return finished;
    }

    /// <summary>Books a charge of the venue or the broker.</summary>
    /// <param name="book">What it is about.</param>
    /// <param name="kind">What for.</param>
    /// <param name="amount">Positive is paid, negative received.</param>
    /// <param name="isInAccountCurrency">Whether the amount is in the account's currency already.</param>
    /// <returns>What was booked, in the account's currency.</returns>
    public Amount Charge(InstrumentBook book, ChargeKind kind, Amount amount, bool isInAccountCurrency)
    {
        var cost = isInAccountCurrency ? amount : -InAccount(book, -amount);
        ledger.Charge(kind, cost);
        Settle();
        return cost;
    }

    /// <summary>Settles a future at a price: the profit since the last settlement goes into cash.</summary>
    /// <returns>What was moved into cash.</returns>
    public Amount SettleDay(InstrumentBook book, long ticks)
    {
        if (book.NetLots == 0 || book.Instrument.IsPaidInFull)
        {
            return Amount.Zero;
        }

        var variation = InAccount(book, book.Settle(ticks));
        ledger.Settle(variation);
        Settle();
        return variation;
    }

    public void Save(IStateWriter writer)
    {
        writer.WriteSection(Section);
        ledger.Save(writer);
        writer.Write(EquityMark);
        writer.WriteFlag(rates is not null);
        rates?.Save(writer);
        writer.Write(books.Length);
        foreach (var book in books)
        {
            book.Save(writer);
        }
    }

    public void Restore(IStateReader reader)
    {
        reader.ReadSection(Section);
        ledger.Restore(reader);
        EquityMark = reader.ReadDouble();
        reader.Expect(rates is null ? 0 : 1, "exchange rates");
        rates?.Restore(reader);
        reader.Expect(books.Length, "instruments");
        foreach (var book in books)
        {
            book.Restore(reader);
        }
    }

    /// <summary>What the net position of an instrument adds to cash to make up equity.</summary>
    private Amount Worth(InstrumentBook book) => InAccount(
        book, book.Instrument.IsPaidInFull ? book.Value : book.Value - book.Basis);

    private void Stretch(InstrumentBook book, in Bar bar)
    {
        if (book.IsRate)
        {
            book.LastTicks = bar.CloseTicks;
            NoteRate(book, bar.CloseTicks);
        }

        foreach (var position in book.Positions)
        {
            if (position.Lots != 0)
            {
                position.OnBar(bar.HighTicks, bar.LowTicks);
            }
        }
    }

    private void NoteRate(InstrumentBook rated, long ticks)
    {
        rates!.Note(rated.Index, ticks);
        if (!hasForeign)
        {
            return;
        }

        var isHolding = false;
        foreach (var book in books)
        {
            if (book.IsForeign && book.NetLots != 0)
            {
                book.Reprice(DoubleRate(book));
                isHolding = true;
            }
        }

        if (isHolding)
        {
            Settle();
        }
    }

    private double DoubleRate(InstrumentBook book) =>
        !book.IsForeign ? 1.0
        : rates!.TryRate(book.Instrument.Quote, rates.Account, out var rate) ? rate.ToDouble() : 0.0;
}
