using Plimsoll.Kernel.Brackets;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.EndToEnd.Crashes;

/// <summary>
/// Trades busily at random from a seed: market, limit and stop orders, changes, cancels and brackets in every
/// instrument. Given to the program as a file and compiled into the tests, which replay what it did.
/// </summary>
public sealed class CrashTrader : Strategy
{
    private const int Remembered = 12;
    private const ulong BookPauses = 40;
    private const ulong Step = 0x9E3779B97F4A7C15;
    private readonly List<long> orders = [];
    private readonly List<long> brackets = [];
    private long draws;

    [Parameter(Description = "Another seed, other orders", Min = 0, Max = 1_000_000)]
    public int Seed { get; init; } = 1;

    public override void OnStart()
    {
        for (var i = 0; i < InstrumentCount; i++)
        {
            Subscribe(new InstrumentIndex(i), BarPeriod.Parse("5m"));
        }
    }

    [Parameter(Description = "Most lots of an order", Min = 1, Max = 1_000_000)]
    public int LotsMax { get; init; } = 60_000;

    public override void OnBar(in BarUpdate bar)
    {
        Note("close", bar.Close);
        Act(bar.Instrument, bar.Raw.CloseTicks);
    }

    public override void OnBook(in BookUpdate book)
    {
        if (book.IsValid && Draw(BookPauses) == 0)
        {
            Note("bid", book.Bid);
            Act(book.Instrument, book.BidTicks);
        }
    }

    public override void OnTimer(int timerId) => _ = Exit(new InstrumentIndex(timerId), "time");

    public override void OnFill(in FillRecord fill)
    {
        if (Draw(4) == 0 && PositionLots(fill.Instrument) > 0)
        {
            Keep(orders, Submit(new OrderRequest
            {
                Instrument = fill.Instrument,
                Side = OrderSide.Sell,
                Type = OrderType.Stop,
                Quantity = Quantity.FromLots(PositionLots(fill.Instrument)),
                StopPrice = Price.FromTicks(fill.Price.Ticks > 60 ? fill.Price.Ticks - 60 : 1),
                IsReduceOnly = true,
                Reason = "protect",
            }).Value);
        }
    }

    public override void Save(IStateWriter writer)
    {
        writer.Write(draws);
        Save(writer, orders);
        Save(writer, brackets);
    }

    public override void Restore(IStateReader reader)
    {
        draws = reader.ReadInt64();
        Restore(reader, orders);
        Restore(reader, brackets);
    }

    private void Act(InstrumentIndex instrument, long last)
    {
        Note("draws", draws);
        switch (Draw(12))
        {
            case 0:
                _ = EnterLong(instrument, "long");
                break;
            case 1:
                _ = Exit(instrument, "leave");
                break;
            case 2 or 3 or 4:
                Keep(orders, Submit(Any(instrument, last)).Value);
                break;
            case 5 when orders.Count > 0:
                Cancel(new OrderId(Pick(orders)));
                break;
            case 6 when orders.Count > 0:
                _ = Replace(new OrderId(Pick(orders)), Price.FromTicks(Near(last)), Quantity.FromLots(Lots()));
                break;
            case 7 or 8 when PositionLots(instrument) >= 0:
                Keep(brackets, PlaceBracket(Bracket(instrument, last)).Value);
                break;
            case 9 when brackets.Count > 0:
                _ = CloseBracket(new BracketId(Pick(brackets)), "enough");
                break;
            case 10 when Draw(3) == 0:
                CancelAll(instrument);
                break;
            case 11:
                WakeAt(Now + Duration.FromSeconds(1 + (long)Draw(900)), instrument.Value);
                break;
            default:
                break;
        }
    }

    private static void Save(IStateWriter writer, List<long> numbers)
    {
        writer.Write(numbers.Count);
        numbers.ForEach(writer.Write);
    }

    private static void Restore(IStateReader reader, List<long> numbers)
    {
        numbers.Clear();
        for (var left = reader.ReadInt64(); left > 0; left--)
        {
            numbers.Add(reader.ReadInt64());
        }
    }

    private OrderRequest Any(InstrumentIndex instrument, long last) => new()
    {
        Instrument = instrument,
        Side = (OrderSide)Draw(2),
        Type = (OrderType)Draw(4),
        TimeInForce = (TimeInForce)Draw(2),
        Quantity = Quantity.FromLots(Lots()),
        LimitPrice = Price.FromTicks(Near(last)),
        StopPrice = Price.FromTicks(Near(last)),
        LifetimeNs = Draw(3) == 0 ? 1_000_000_000 * (long)(1 + Draw(1_800)) : 0,
        IsReduceOnly = Draw(5) == 0,
        Reason = "any",
    };

    private BracketRequest Bracket(InstrumentIndex instrument, long last) => new()
    {
        Entry = new OrderRequest
        {
            Instrument = instrument,
            Side = OrderSide.Buy,
            Type = OrderType.Market,
            Quantity = Quantity.FromLots(Lots()),
            Reason = "bracket",
        },
        StopPrice = Price.FromTicks(last > 100 ? last - 1 - (long)Draw(90) : 1),
        Targets = [new BracketTarget(Price.FromTicks(last + 1 + (long)Draw(40)), 400_000)],
    };

    // Large enough that a share of one bar's volume fills it only in parts.
    private long Lots() => 1 + (long)Draw((ulong)LotsMax);

    private long Near(long last)
    {
        var ticks = last + (long)Draw(81) - 40;
        return ticks > 1 ? ticks : 1;
    }

    private long Pick(List<long> numbers) => numbers[(int)Draw((ulong)numbers.Count)];

    private static void Keep(List<long> numbers, long number)
    {
        if (number == 0)
        {
            return;
        }

        numbers.Add(number);
        if (numbers.Count > Remembered)
        {
            numbers.RemoveAt(0);
        }
    }

    // Each number belongs to its place in the row of draws: nothing but the count has to be saved.
    private ulong Draw(ulong choices)
    {
        draws++;
        unchecked
        {
            var mixed = ((ulong)Seed * 0xD1342543DE82EF95) + ((ulong)draws * Step);
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (mixed ^ (mixed >> 31)) % choices;
        }
    }
}
