using Plimsoll.Kernel.Orders;
using Plimsoll.Kernel.Positions;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>
/// Adds up the worst case: every working, in-flight and unknown order counts as filled, a change under way as the
/// larger of the old and the new order. Reduce-only orders count nothing: they can only shrink a position.
/// </summary>
internal sealed class ExposureSheet
{
    private readonly AccountBook account;
    private readonly int[] groups;
    private readonly int width;
    private int[] places = [];
    private int[] seen = [];
    private int[] seenByOwn = [];
    private readonly List<int> held = [];
    private ExposureSlot[] slots = new ExposureSlot[64];
    private int count;
    private int generation;
    private ExposureSums all;
    private ExposureSums own;

    /// <param name="account">The positions.</param>
    /// <param name="groups">The group of each instrument; -1 for none.</param>
    public ExposureSheet(AccountBook account, int[] groups)
    {
        this.account = account;
        this.groups = groups;
        width = account.Books[0].Positions.Length;
    }

    /// <summary>Whether a price or an exchange rate is missing: then the sums are too small.</summary>
    public bool IsBlind { get; private set; }

    /// <summary>Sums of the account.</summary>
    public ref readonly ExposureSums All => ref all;

    /// <summary>Sums of the strategy that was asked for.</summary>
    public ref readonly ExposureSums Own => ref own;

    /// <summary>Orders in an unknown state.</summary>
    public int UnknownOrders { get; private set; }

    /// <summary>A position of an instrument has changed.</summary>
    public void Note(InstrumentBook book)
    {
        var place = held.IndexOf(book.Index.Value);
        if (book.OpenCount != 0 && place < 0)
        {
            held.Add(book.Index.Value);
        }
        else if (book.OpenCount == 0 && place >= 0)
        {
            held.RemoveAt(place);
        }
    }

    /// <summary>Finds the positions anew, after a restore.</summary>
    public void NoteAll()
    {
        held.Clear();
        foreach (var book in account.Books)
        {
            Note(book);
        }
    }

    /// <summary>Adds up, with one order more.</summary>
    public void Add(in RiskQuestion question)
    {
        Begin(question.Orders, question.Changed);
        ref var slot = ref Slot(question.Request.Instrument.Value, question.Strategy.Value);
        AddOrder(ref slot, question.Book, question.Request.Side, question.Lots, question.PriceTicks);
        Finish(question.Request.Instrument.Value, question.Strategy.Value);
    }

    /// <summary>Adds up what there is.</summary>
    public void Add(OrderStore orders, InstrumentIndex instrument, StrategyIndex strategy)
    {
        Begin(orders, changed: null);
        Finish(instrument.Value, strategy.Value);
    }

    private void Begin(OrderStore orders, Order? changed)
    {
        if (places.Length == 0)
        {
            // Only runs with limits pay for the room.
            places = new int[account.Books.Length * width];
            seen = new int[account.Books.Length];
            seenByOwn = new int[account.Books.Length];
        }

        count = 0;
        UnknownOrders = 0;
        IsBlind = false;
        foreach (var instrument in held)
        {
            var positions = account.Books[instrument].Positions;
            for (var i = 0; i < positions.Length; i++)
            {
                if (positions[i].Lots != 0)
                {
                    Slot(instrument, i).Held = positions[i].Lots;
                }
            }
        }

        for (var i = 0; i < orders.Count; i++)
        {
            var order = orders[i];
            UnknownOrders += order.Status == OrderStatus.Unknown ? 1 : 0;
            ref readonly var request = ref order.Request;
            if (order == changed || request.IsReduceOnly || order.Status == OrderStatus.External)
            {
                continue;
            }

            var book = account.Books[request.Instrument.Value];
            var lots = request.QuoteBudget.Sign > 0
                ? Math.Max(0, RiskGate.LotsOf(in request, book) - order.Filled.Lots)
                : order.RestLots;
            var ticks = RiskGate.WorstTicks(in request, book.LastTicks);
            ticks = order.HasChange ? Math.Max(ticks, RiskGate.WorstTicks(in order.Change, book.LastTicks)) : ticks;
            AddOrder(ref Slot(request.Instrument.Value, order.Strategy.Value), book, request.Side, lots, ticks);
        }
    }

    private void AddOrder(ref ExposureSlot slot, InstrumentBook book, OrderSide side, long lots, long ticks)
    {
        slot.Entries++;
        if (side == OrderSide.Buy)
        {
            slot.Buys += lots;
        }
        else
        {
            slot.Sells += lots;
        }

        if (ticks > book.LastTicks && book.HasPrice && account.HasRate(book))
        {
            slot.Premium += InAccount(book, ticks - book.LastTicks, lots);
        }
    }

    private ref ExposureSlot Slot(int instrument, int strategy)
    {
        ref var place = ref places[(instrument * width) + strategy];
        if (place == 0)
        {
            if (count == slots.Length)
            {
                Array.Resize(ref slots, count * 2);
            }

            slots[count] = new ExposureSlot { Instrument = instrument, Strategy = strategy };
            place = ++count;
        }

        return ref slots[place - 1];
    }

    private void Finish(int instrument, int strategy)
    {
        generation++;
        all = default;
        own = default;
        for (var i = 0; i < count; i++)
        {
            ref readonly var slot = ref slots[i];
            places[(slot.Instrument * width) + slot.Strategy] = 0;
            var book = account.Books[slot.Instrument];
            var isSymbol = slot.Instrument == instrument;
            var isGroup = isSymbol || (groups[slot.Instrument] >= 0 && groups[slot.Instrument] == groups[instrument]);
            if (!book.HasPrice || !account.HasRate(book))
            {
                IsBlind = true;
            }

            Sum(ref all, in slot, book, isSymbol, isGroup, seen);
            if (slot.Strategy == strategy)
            {
                Sum(ref own, in slot, book, isSymbol, isGroup, seenByOwn);
            }
        }
    }

    private void Sum(
        ref ExposureSums sums, in ExposureSlot slot, InstrumentBook book, bool isSymbol, bool isGroup, int[] marks)
    {
        if (marks[slot.Instrument] != generation)
        {
            marks[slot.Instrument] = generation;
            sums.Instruments++;
        }

        var longLots = slot.Held + slot.Buys;
        var shortLots = slot.Held - slot.Sells;
        if (isSymbol)
        {
            // Longs of one strategy and shorts of another are not set off: the exit of one would lay the other bare.
            sums.SymbolLongLots += Math.Max(0, longLots);
            sums.SymbolShortLots += Math.Min(0, shortLots);
            sums.InSymbol += slot.Entries + (slot.Held != 0 ? 1 : 0);
        }

        if (IsBlind && (!book.HasPrice || !account.HasRate(book)))
        {
            return;
        }

        var worst = InAccount(book, book.LastTicks, Math.Max(Math.Abs(longLots), Math.Abs(shortLots))) + slot.Premium;
        var up = InAccount(book, book.LastTicks, longLots) + slot.Premium;
        var down = slot.Premium - InAccount(book, book.LastTicks, shortLots);
        sums.Gross += worst;
        sums.NetLong += up;
        sums.NetShort += down;
        sums.Symbol += isSymbol ? worst : Amount.Zero;
        sums.GroupLong += isGroup ? up : Amount.Zero;
        sums.GroupShort += isGroup ? down : Amount.Zero;
    }

    private Amount InAccount(InstrumentBook book, long ticks, long lots)
    {
        var value = book.Instrument.Notional(Math.Abs(ticks), lots);
        return book.IsForeign ? account.InAccount(book, value) : value;
    }
}
