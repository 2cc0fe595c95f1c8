using System.Diagnostics;
using Plimsoll.Kernel.Invariants;
using Plimsoll.Kernel.Orders;
using Plimsoll.Kernel.Positions;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>
/// The worst case: every working, in-flight and unknown order counts as filled, a change under way as the larger of the
/// old and the new order. Reduce-only orders count nothing: they can only shrink a position. What orders add is kept up
/// by <see cref="WorkingSums"/>; here a slot is valued anew only when its price, its position or its orders changed.
/// <see cref="ExposureRecount"/> makes the same sums out of the single orders.
/// </summary>
internal sealed class ExposureSheet
{
    private readonly AccountBook account;
    private readonly WorkingSums working;
    private readonly int[] groups;
    private readonly ExposureRecount recount;
    private readonly List<int> held = [];
    private ExposureSlot[] slots = [];
    private long[] seen = [];
    private long generation;
    private ExposureSums all;
    private ExposureSums own;

    /// <param name="account">The positions.</param>
    /// <param name="working">The working orders.</param>
    /// <param name="groups">The group of each instrument; -1 for none.</param>
    public ExposureSheet(AccountBook account, WorkingSums working, int[] groups)
    {
        this.account = account;
        this.working = working;
        this.groups = groups;
        recount = new ExposureRecount(account, groups);
    }

    /// <summary>Whether a price or an exchange rate is missing: then the sums are too small.</summary>
    public bool IsBlind { get; private set; }

    /// <summary>Sums of the account.</summary>
    public ref readonly ExposureSums All => ref all;

    /// <summary>Sums of the strategy that was asked for.</summary>
    public ref readonly ExposureSums Own => ref own;

    /// <summary>Orders in an unknown state.</summary>
    public int UnknownOrders => working.Unknown;

    /// <summary>A position of an instrument has changed.</summary>
    public void Note(InstrumentBook book)
    {
        MakeRoom();
        for (var i = 0; i < book.Positions.Length; i++)
        {
            var place = (book.Index.Value * working.Width) + i;
            ref var slot = ref slots[place];
            var lots = book.Positions[i].Lots;
            if (slot.Held == lots)
            {
                continue;
            }

            if (slot.Held == 0)
            {
                held.Add(place);
            }
            else if (lots == 0)
            {
                held.Remove(place);
            }

            slot.Held = lots;
            slot.IsValued = false;
        }
    }

    /// <summary>Finds the positions anew, after a restore.</summary>
    public void NoteAll()
    {
        foreach (var book in account.Books)
        {
            Note(book);
        }
    }

    /// <summary>Adds up, with one order more.</summary>
    public void Add(in RiskQuestion question)
    {
        var instrument = question.Request.Instrument;
        var place = working.PlaceOf(instrument, question.Strategy);
        Begin(question.Changed);
        TakeOthers(instrument.Value, question.Strategy.Value, place);
        var totals = Totals(place, question.Book);
        if (question.Changed is { } changed && changed.Counted.Is(CountedFlags.Entry))
        {
            totals.Entries--;
            if (changed.Counted.IsFirm)
            {
                ref readonly var counted = ref changed.Counted;
                AddLots(ref totals, question.Book, changed.Request.Side, -counted.Lots, counted.Ticks);
            }
        }

        totals.Entries++;
        AddLots(ref totals, question.Book, question.Request.Side, question.Lots, question.PriceTicks);
        var figures = Value(in totals, question.Book);
        Take(in figures, instrument.Value, instrument.Value, isOwn: true);
        Verify(in question);
    }

    /// <summary>Adds up what there is.</summary>
    public void Add(OrderStore orders, InstrumentIndex instrument, StrategyIndex strategy)
    {
        Begin(changed: null);
        TakeOthers(instrument.Value, strategy.Value, exceptPlace: -1);
        Verify(orders, instrument, strategy);
    }

    private void MakeRoom()
    {
        if (slots.Length == 0)
        {
            // Only runs with limits pay for the room.
            slots = new ExposureSlot[account.Books.Length * working.Width];
            seen = new long[account.Books.Length];
        }
    }

    private void Begin(Order? changed)
    {
        MakeRoom();
        generation++;
        IsBlind = false;
        all = default;
        own = default;
        foreach (var order in working.Loose)
        {
            if (order == changed)
            {
                continue;
            }

            ref readonly var request = ref order.Request;
            var book = account.Book(request.Instrument);
            ref var slot = ref slots[working.PlaceOf(request.Instrument, order.Strategy)];
            if (slot.LooseGeneration != generation)
            {
                slot.LooseGeneration = generation;
                slot.Loose = default;
            }

            var lots = request.QuoteBudget.Sign > 0
                ? Math.Max(0, RiskGate.LotsOf(in request, book) - order.Filled.Lots)
                : order.RestLots;
            AddLots(ref slot.Loose, book, request.Side, lots, WorkingSums.WorstTicks(order, book));
        }
    }

    private void TakeOthers(int instrument, int strategy, int exceptPlace)
    {
        foreach (var place in held)
        {
            if (place != exceptPlace)
            {
                Take(place, instrument, strategy);
            }
        }

        foreach (var place in working.Ordered)
        {
            if (place != exceptPlace && slots[place].Held == 0)
            {
                Take(place, instrument, strategy);
            }
        }
    }

    private void Take(int place, int asked, int strategy)
    {
        var instrument = place / working.Width;
        var book = account.Books[instrument];
        ref var slot = ref slots[place];
        ref readonly var orders = ref working[place];
        if (!slot.IsValued || slot.Ticks != book.LastTicks || slot.Version != orders.Version
            || slot.LooseGeneration == generation)
        {
            var totals = Totals(place, book);
            slot.Figures = Value(in totals, book);
            slot.Ticks = book.LastTicks;
            slot.Version = orders.Version;

            // What needs an exchange rate, or has no price yet, is valued each time.
            slot.IsValued = book.HasPrice && !book.IsForeign && slot.LooseGeneration != generation;
        }

        Take(in slot.Figures, instrument, asked, place - (instrument * working.Width) == strategy);
    }

    private SlotTotals Totals(int place, InstrumentBook book)
    {
        ref readonly var slot = ref slots[place];
        ref readonly var orders = ref working[place];
        var totals = slot.LooseGeneration == generation ? slot.Loose : default;
        totals.Held = slot.Held;
        totals.Buys += orders.Buys;
        totals.Sells += orders.Sells;
        totals.Entries = orders.Entries;
        if (orders.Ladder is { Count: > 0 } ladder && book.HasPrice)
        {
            totals.Premium += Amount.FromAtto(ladder.Above(book.LastTicks) * book.Instrument.TickLotValue.Atto);
        }

        return totals;
    }

    private void AddLots(ref SlotTotals totals, InstrumentBook book, OrderSide side, long lots, long ticks)
    {
        if (side == OrderSide.Buy)
        {
            totals.Buys += lots;
        }
        else
        {
            totals.Sells += lots;
        }

        if (ticks > book.LastTicks && book.HasPrice && account.HasRate(book))
        {
            totals.Premium += InAccount(book, ticks - book.LastTicks, lots);
        }
    }

    private SlotFigures Value(in SlotTotals totals, InstrumentBook book)
    {
        var figures = new SlotFigures
        {
            LongLots = totals.Held + totals.Buys,
            ShortLots = totals.Held - totals.Sells,
            Count = totals.Entries + (totals.Held != 0 ? 1 : 0),
            IsBlind = !book.HasPrice || !account.HasRate(book),
        };
        if (!figures.IsBlind)
        {
            var largest = Math.Max(Math.Abs(figures.LongLots), Math.Abs(figures.ShortLots));
            figures.Worst = InAccount(book, book.LastTicks, largest) + totals.Premium;
            figures.Up = InAccount(book, book.LastTicks, figures.LongLots) + totals.Premium;
            figures.Down = totals.Premium - InAccount(book, book.LastTicks, figures.ShortLots);
        }

        return figures;
    }

    private void Take(in SlotFigures figures, int instrument, int asked, bool isOwn)
    {
        var isSymbol = instrument == asked;
        var isGroup = isSymbol || (groups[instrument] >= 0 && groups[instrument] == groups[asked]);
        if (seen[instrument] != generation)
        {
            seen[instrument] = generation;
            all.Instruments++;
        }

        IsBlind |= figures.IsBlind;
        all.Add(in figures, isSymbol, isGroup);
        if (isOwn)
        {
            // A strategy has one slot in an instrument.
            own.Instruments++;
            own.Add(in figures, isSymbol, isGroup);
        }
    }

    private Amount InAccount(InstrumentBook book, long ticks, long lots)
    {
        var value = book.Instrument.Notional(Math.Abs(ticks), lots);
        return book.IsForeign ? account.InAccount(book, value) : value;
    }

    [Conditional("DEBUG")]
    private void Verify(in RiskQuestion question)
    {
        recount.Add(in question);
        Verify();
    }

    [Conditional("DEBUG")]
    private void Verify(OrderStore orders, InstrumentIndex instrument, StrategyIndex strategy)
    {
        recount.Add(orders, instrument, strategy);
        Verify();
    }

    private void Verify() => Invariant.Holds(
        recount.All == all && recount.Own == own && recount.IsBlind == IsBlind
            && recount.UnknownOrders == UnknownOrders,
        "the worst case kept up with the orders differs from the one added up anew");
}
