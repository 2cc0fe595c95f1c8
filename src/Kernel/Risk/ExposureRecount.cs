using Plimsoll.Kernel.Orders;
using Plimsoll.Kernel.Positions;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>
/// The sums of <see cref="ExposureSheet"/>, made anew out of positions and single orders: what they have to agree with.
/// Debug builds compare after every question.
/// </summary>
internal sealed class ExposureRecount
{
    private readonly AccountBook account;
    private readonly int[] groups;
    private readonly int width;
    private int[] places = [];
    private int[] seen = [];
    private int[] seenByOwn = [];
    private SlotTotals[] slots = [];
    private int[] owners = [];
    private int count;
    private int generation;
    private ExposureSums all;
    private ExposureSums own;

    /// <param name="account">The positions.</param>
    /// <param name="groups">The group of each instrument; -1 for none.</param>
    public ExposureRecount(AccountBook account, int[] groups)
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
            slots = new SlotTotals[16];
            owners = new int[16];
            places = new int[account.Books.Length * width];
            seen = new int[account.Books.Length];
            seenByOwn = new int[account.Books.Length];
        }

        count = 0;
        UnknownOrders = 0;
        IsBlind = false;
        foreach (var book in account.Books)
        {
            for (var i = 0; i < book.Positions.Length; i++)
            {
                if (book.Positions[i].Lots != 0)
                {
                    Slot(book.Index.Value, i).Held = book.Positions[i].Lots;
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
            AddOrder(
                ref Slot(request.Instrument.Value, order.Strategy.Value), book, request.Side, lots,
                WorkingSums.WorstTicks(order, book));
        }
    }

    private void AddOrder(ref SlotTotals slot, InstrumentBook book, OrderSide side, long lots, long ticks)
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

    private ref SlotTotals Slot(int instrument, int strategy)
    {
        ref var place = ref places[(instrument * width) + strategy];
        if (place == 0)
        {
            if (count == slots.Length)
            {
                Array.Resize(ref slots, count * 2);
                Array.Resize(ref owners, count * 2);
            }

            slots[count] = default;
            owners[count] = (instrument * width) + strategy;
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
            places[owners[i]] = 0;
            var place = owners[i] / width;
            var book = account.Books[place];
            var isSymbol = place == instrument;
            var isGroup = isSymbol || (groups[place] >= 0 && groups[place] == groups[instrument]);
            IsBlind |= !book.HasPrice || !account.HasRate(book);
            Sum(ref all, in slots[i], book, isSymbol, isGroup, seen);
            if (owners[i] % width == strategy)
            {
                Sum(ref own, in slots[i], book, isSymbol, isGroup, seenByOwn);
            }
        }
    }

    private void Sum(
        ref ExposureSums sums, in SlotTotals slot, InstrumentBook book, bool isSymbol, bool isGroup, int[] marks)
    {
        if (marks[book.Index.Value] != generation)
        {
            marks[book.Index.Value] = generation;
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
