using Plimsoll.Kernel.Orders;
using Plimsoll.Kernel.Positions;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>
/// Sums over the working orders, kept up with every change of an order, so that an order costs the same however many
/// work. Orders with a limit price in the account's currency are in the sums. The others are few and short-lived, their
/// worth follows price and exchange rate, and they are gone through each time: they are called loose.
/// </summary>
internal sealed class WorkingSums : IOrderWatch
{
    private readonly AccountBook account;
    private readonly int width;
    private readonly bool keepsPrices;
    private readonly WorkingSlot[] slots;
    private readonly int[] external;
    private readonly int[] unpriced;
    private readonly PriceLadder?[] meeting;
    private readonly List<Order> loose = [];
    private readonly List<int> ordered = [];
    private Amount purchases;

    /// <param name="account">The positions and instruments.</param>
    /// <param name="keepsPrices">Whether any limit needs to know at which prices orders stand.</param>
    public WorkingSums(AccountBook account, bool keepsPrices)
    {
        this.account = account;
        this.keepsPrices = keepsPrices;
        var count = account.Books.Length;
        width = count == 0 ? 0 : account.Books[0].Positions.Length;
        slots = new WorkingSlot[count * width];
        external = new int[count];
        unpriced = new int[count * 2];
        meeting = new PriceLadder?[count * 2];
    }

    /// <summary>Strategies in a row of slots, with the one for orders from outside.</summary>
    public int Width => width;

    /// <summary>Working orders in an unknown state.</summary>
    public int Unknown { get; private set; }

    /// <summary>Entries whose worth has to be found out anew each time.</summary>
    public List<Order> Loose => loose;

    /// <summary>The slots that have entries, in no order that means anything.</summary>
    public List<int> Ordered => ordered;

    /// <summary>What a strategy has ordered of an instrument: instrument times <see cref="Width"/>, plus strategy.
    /// </summary>
    public ref readonly WorkingSlot this[int place] => ref slots[place];

    public int PlaceOf(InstrumentIndex instrument, StrategyIndex strategy) =>
        (instrument.Value * width) + strategy.Value;

    /// <inheritdoc />
    public void Note(Order order)
    {
        var now = Count(order);
        ref var before = ref order.Counted;
        if (now == before)
        {
            return;
        }

        var isLoose = now.Is(CountedFlags.Loose);
        if (isLoose != before.Is(CountedFlags.Loose))
        {
            Loosen(order, isLoose);
        }

        Change(in before, -1);
        Change(in now, 1);
        before = now;
    }

    /// <inheritdoc />
    public void Drop(Order order)
    {
        ref var before = ref order.Counted;
        if (before.Is(CountedFlags.Loose))
        {
            Loosen(order, isLoose: false);
        }

        Change(in before, -1);
        before = default;
    }

    /// <summary>Whether an order of the instrument is in doubt, so that nothing new may be opened.</summary>
    public bool IsInDoubt(InstrumentIndex instrument, StrategyIndex strategy) =>
        external[instrument.Value] != 0 || slots[PlaceOf(instrument, strategy)].Unknown != 0;

    /// <summary>Lots of a strategy's working orders on one side, not reduce-only, without budgets.</summary>
    /// <param name="strategy">Whose orders.</param>
    /// <param name="instrument">Of what.</param>
    /// <param name="side">Of which side.</param>
    /// <param name="changed">The order that is left out; null for none.</param>
    public long ExitLots(StrategyIndex strategy, InstrumentIndex instrument, OrderSide side, Order? changed)
    {
        ref readonly var slot = ref slots[PlaceOf(instrument, strategy)];
        var lots = side == OrderSide.Buy ? slot.Buys : slot.Sells;
        if (changed is not null && changed.Counted.IsFirm && changed.Request.Side == side)
        {
            lots -= changed.Counted.Lots;
        }

        foreach (var order in loose)
        {
            ref readonly var request = ref order.Request;
            if (order != changed && order.Strategy == strategy && request.Instrument == instrument
                && request.Side == side && request.QuoteBudget.IsZero)
            {
                lots += order.RestLots;
            }
        }

        return lots;
    }

    /// <summary>What working purchases that are paid in full may still cost, in the account's currency.</summary>
    /// <param name="changed">The order that is left out; null for none.</param>
    public Amount BoundCash(Order? changed)
    {
        var bound = purchases;
        if (changed is not null && changed.Counted.IsFirm)
        {
            bound -= PurchaseOf(in changed.Counted);
        }

        foreach (var order in loose)
        {
            ref readonly var request = ref order.Request;
            var book = account.Book(request.Instrument);
            if (order != changed && request.Side == OrderSide.Buy && book.Instrument.IsPaidInFull)
            {
                var price = WorstTicks(order, book);
                var cost = request.QuoteBudget.Sign > 0
                    ? request.QuoteBudget - order.FilledValue - order.Fees
                    : book.Instrument.Notional(price, order.RestLots);
                bound -= account.InAccount(book, -cost);
            }
        }

        return bound;
    }

    /// <summary>Whether an order in the market would trade against an own one.</summary>
    public bool Meets(in OrderRequest request)
    {
        var isBuy = request.Side == OrderSide.Buy;
        var other = (request.Instrument.Value * 2) + (isBuy ? 1 : 0);
        if (unpriced[other] != 0)
        {
            return true;
        }

        return meeting[other] is { Count: > 0 } prices
            && (!request.HasLimit || (isBuy
                ? request.LimitPrice.Ticks >= prices.Lowest
                : request.LimitPrice.Ticks <= prices.Highest));
    }

    /// <summary>The highest price that an order can come to, a change under way included.</summary>
    public static long WorstTicks(Order order, InstrumentBook book)
    {
        var ticks = RiskGate.WorstTicks(in order.Request, book.LastTicks);
        return order.HasChange ? Math.Max(ticks, RiskGate.WorstTicks(in order.Change, book.LastTicks)) : ticks;
    }

    private CountedOrder Count(Order order)
    {
        ref readonly var request = ref order.Request;
        var isExternal = order.Status == OrderStatus.External;
        var isBuy = request.Side == OrderSide.Buy;
        var flags = (isExternal ? CountedFlags.External : CountedFlags.None)
            | (isBuy ? CountedFlags.Buy : CountedFlags.None)
            | (order.Status == OrderStatus.Unknown ? CountedFlags.Unknown : CountedFlags.None)
            | (request.HasLimit ? CountedFlags.Limit : CountedFlags.None)
            | (isExternal || request.HasTrigger ? CountedFlags.None : CountedFlags.Meets)
            | (isExternal || request.IsReduceOnly ? CountedFlags.None : CountedFlags.Entry);
        var price = request.LimitPrice.Ticks;
        var change = order.HasChange ? order.Change.LimitPrice.Ticks : price;
        var highest = Math.Max(price, change);
        var meets = isBuy ? highest : Math.Min(price, change);
        if ((flags & CountedFlags.Entry) != 0 && (!request.HasLimit || !request.QuoteBudget.IsZero
            || account.Book(request.Instrument).IsForeign))
        {
            return new CountedOrder(
                flags | CountedFlags.Loose, request.Instrument.Value, order.Strategy.Value, 0, 0, meets);
        }

        return new CountedOrder(
            flags, request.Instrument.Value, order.Strategy.Value, order.RestLots, highest, meets);
    }

    private void Loosen(Order order, bool isLoose)
    {
        if (isLoose)
        {
            loose.Add(order);
        }
        else
        {
            loose.Remove(order);
        }
    }

    private void Change(in CountedOrder counted, int sign)
    {
        if (counted.Flags == CountedFlags.None)
        {
            return;
        }

        if (counted.Is(CountedFlags.Unknown | CountedFlags.External))
        {
            external[counted.Instrument] += counted.Is(CountedFlags.External) ? sign : 0;
            var doubts = counted.Is(CountedFlags.Unknown) ? sign : 0;
            slots[(counted.Instrument * width) + counted.Strategy].Unknown += doubts;
            Unknown += doubts;
        }

        if (counted.Is(CountedFlags.Entry))
        {
            ChangeEntry(in counted, sign);
        }

        if (keepsPrices && counted.Is(CountedFlags.Meets))
        {
            ChangeMeeting(in counted, sign);
        }
    }

    private void ChangeEntry(in CountedOrder counted, int sign)
    {
        var place = (counted.Instrument * width) + counted.Strategy;
        ref var slot = ref slots[place];
        slot.Version++;
        ChangeCount(place, ref slot, sign);
        if (!counted.IsFirm)
        {
            return;
        }

        var lots = sign * counted.Lots;
        if (counted.Is(CountedFlags.Buy))
        {
            slot.Buys += lots;
            var bound = PurchaseOf(in counted);
            purchases = sign > 0 ? purchases + bound : purchases - bound;
        }
        else
        {
            slot.Sells += lots;
        }

        if (keepsPrices)
        {
            slot.Ladder ??= new PriceLadder();
            Put(slot.Ladder, counted.Ticks, counted.Lots, sign);
        }
    }

    private void ChangeCount(int place, ref WorkingSlot slot, int sign)
    {
        slot.Entries += sign;
        if (sign > 0 && slot.Entries == 1)
        {
            slot.ListPlace = ordered.Count;
            ordered.Add(place);
        }
        else if (slot.Entries == 0)
        {
            var last = ordered[^1];
            ordered[slot.ListPlace] = last;
            slots[last].ListPlace = slot.ListPlace;
            ordered.RemoveAt(ordered.Count - 1);
        }
    }

    private void ChangeMeeting(in CountedOrder counted, int sign)
    {
        var place = (counted.Instrument * 2) + (counted.Is(CountedFlags.Buy) ? 0 : 1);
        if (counted.Is(CountedFlags.Limit))
        {
            Put(meeting[place] ??= new PriceLadder(), counted.MeetingTicks, 1, sign);
        }
        else
        {
            unpriced[place] += sign;
        }
    }

    private static void Put(PriceLadder ladder, long ticks, long lots, int sign)
    {
        if (sign > 0)
        {
            ladder.Add(ticks, lots);
        }
        else
        {
            ladder.Remove(ticks, lots);
        }
    }

    private Amount PurchaseOf(in CountedOrder counted)
    {
        var instrument = account.Books[counted.Instrument].Instrument;
        return instrument.IsPaidInFull && counted.Is(CountedFlags.Buy)
            ? instrument.Notional(counted.Ticks, counted.Lots)
            : Amount.Zero;
    }
}
