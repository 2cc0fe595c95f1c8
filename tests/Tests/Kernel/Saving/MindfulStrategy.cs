using Plimsoll.Kernel.Brackets;
using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Kernel.Saving;

/// <summary>
/// Uses everything that the kernel offers, at random from a seed, and saves what it remembers: whatever the kernel
/// forgets in a restore shows in what it does next.
/// </summary>
internal sealed class MindfulStrategy : Strategy
{
    private const int Remembered = 24;
    private readonly ulong seed;
    private readonly List<long> orders = [];
    private readonly List<long> brackets = [];
    private ulong draws;
    private double lastBid;

    public MindfulStrategy(ulong seed) => this.seed = seed;

    /// <summary>Whether it forgets one thing when it saves, which changes nothing about how it trades.</summary>
    public bool IsAbsentMinded { get; init; }

    public override void OnStart()
    {
        for (var i = 0; i < InstrumentCount; i++)
        {
            Subscribe(new InstrumentIndex(i), BarPeriod.OneHour);
            Subscribe(new InstrumentIndex(i), BarPeriod.Parse("1d"));
        }

        WakeAt(Timestamp.FromUnixNanos(0), 1);
    }

    public override void OnBar(in BarUpdate bar) => Act(bar.Instrument, bar.Raw.CloseTicks, 24);

    public override void OnBook(in BookUpdate book)
    {
        if (book.IsValid && Draw() % 16 == 0)
        {
            lastBid = book.Bid;
            Act(book.Instrument, book.BidTicks, 20);
        }
    }

    public override void OnTimer(int timerId)
    {
        if (timerId < InstrumentCount && TryGetBook(new InstrumentIndex(timerId), out var book))
        {
            lastBid += book.Ask;
        }

        if (Draw() % 3 == 0)
        {
            WakeAt(Now + Duration.FromSeconds(1 + (long)(Draw() % 5_000)), (int)(Draw() % 7));
        }
    }

    public override void OnFill(in FillRecord fill)
    {
        if (Draw() % 5 == 0 && !IsFlat(fill.Instrument))
        {
            var isLong = PositionLots(fill.Instrument) > 0;
            var away = 1 + (long)(Draw() % 80);
            Keep(orders, Submit(new OrderRequest
            {
                Instrument = fill.Instrument,
                Side = isLong ? OrderSide.Sell : OrderSide.Buy,
                Type = OrderType.Stop,
                Quantity = Quantity.FromLots(Math.Abs(PositionLots(fill.Instrument))),
                StopPrice = Price.FromTicks(Math.Max(1, fill.Price.Ticks + (isLong ? -away : away))),
                IsReduceOnly = true,
            }).Value);
        }
    }

    public override void OnMargin(in MarginNotice notice) => _ = Draw();

    public override void Save(IStateWriter writer)
    {
        writer.Write(unchecked((long)draws));
        writer.Write(IsAbsentMinded ? lastBid + 1 : lastBid);
        Save(writer, orders);
        Save(writer, brackets);
    }

    public override void Restore(IStateReader reader)
    {
        draws = unchecked((ulong)reader.ReadInt64());
        lastBid = reader.ReadDouble();
        Restore(reader, orders);
        Restore(reader, brackets);
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

    private void Act(InstrumentIndex instrument, long last, ulong choices)
    {
        switch (Draw() % choices)
        {
            case 0:
                _ = EnterLong(instrument, "long");
                break;
            case 1 when brackets.Count == 0 || Draw() % 8 == 0:
                _ = EnterShort(instrument, "short");
                break;
            case 2:
                _ = Exit(instrument, "leave");
                break;
            case 3 or 4:
                Keep(orders, Submit(Any(instrument, last)).Value);
                break;
            case 5 when orders.Count > 0:
                Cancel(new OrderId(Pick(orders)));
                break;
            case 6 when orders.Count > 0:
                _ = Replace(new OrderId(Pick(orders)), Price.FromTicks(Near(last)), Quantity.FromLots(Lots()));
                break;
            case 7 when PositionLots(instrument) >= 0:
                // What a bracket buys back cannot be protected: the kernel would stop new risk for good.
                Place(instrument, last);
                break;
            case 8 when brackets.Count > 0:
                _ = AmendStop(new BracketId(Pick(brackets)), Price.FromTicks(Near(last)));
                break;
            case 9 when brackets.Count > 0:
                _ = CloseBracket(new BracketId(Pick(brackets)), "enough");
                break;
            case 10:
                var (first, second) = PlaceOneCancelsOther(
                    Limit(instrument, last - 9, 0), Limit(instrument, last + 9, 1));
                Keep(orders, first.Value);
                Keep(orders, second.Value);
                break;
            case 11:
                WakeAt(Now + Duration.FromSeconds((long)(Draw() % 4_000)), (int)(Draw() % 7));
                break;
            case 12 when Draw() % 3 == 0:
                CancelAll(instrument);
                break;
            case 13 when PositionLots(instrument) > 0:
                Keep(brackets, Protect(Request(instrument, last)).Value);
                break;
            default:
                break;
        }
    }

    private void Place(InstrumentIndex instrument, long last) =>
        Keep(brackets, PlaceBracket(Request(instrument, last)).Value);

    private BracketRequest Request(InstrumentIndex instrument, long last) => new()
    {
        Entry = new OrderRequest
        {
            Instrument = instrument,
            Side = OrderSide.Buy,
            Type = OrderType.Market,
            Quantity = Quantity.FromLots(Lots()),
            Reason = "bracket",
        },
        StopPrice = Draw() % 2 == 0 ? Price.FromTicks(Math.Max(1, last - 1 - (long)(Draw() % 90))) : default,
        StopTrail = Trail.OfAmount(1 + (long)(Draw() % 90)),
        Targets = [new BracketTarget(Price.FromTicks(last + 1 + (long)(Draw() % 40)), 400_000)],
    };

    private OrderRequest Limit(InstrumentIndex instrument, long ticks, int side) => new()
    {
        Instrument = instrument,
        Side = (OrderSide)side,
        Type = OrderType.Limit,
        Quantity = Quantity.FromLots(Lots()),
        LimitPrice = Price.FromTicks(Math.Max(1, ticks)),
    };

    private OrderRequest Any(InstrumentIndex instrument, long last)
    {
        var type = (OrderType)(Draw() % 7);
        var isMarket = type == OrderType.Market;
        return new OrderRequest
        {
            Instrument = instrument,
            Side = (OrderSide)(Draw() % 2),
            Type = type,
            TimeInForce = (TimeInForce)(Draw() % 5),
            Quantity = Quantity.FromLots(Lots()),
            QuoteBudget = isMarket && Draw() % 3 == 0 ? Amount.FromUnits(1 + (long)(Draw() % 3_000)) : Amount.Zero,
            LimitPrice = Price.FromTicks(Near(last)),
            StopPrice = Price.FromTicks(Near(last)),
            Trail = type == OrderType.TrailingStop ? Trail.OfPercent(1 + (long)(Draw() % 9_000)) : default,
            ExpiresAt = Now + Duration.FromSeconds((long)(Draw() % 1_200)),
            LifetimeNs = Draw() % 3 == 0 ? (long)(Draw() % 900_000_000_000) : 0,
            IsReduceOnly = Draw() % 5 == 0,
            Reason = Draw() % 2 == 0 ? "any" : null,
        };
    }

    private long Lots() => 1 + (long)(Draw() % 200);

    private long Near(long last) => Math.Max(1, last + (long)(Draw() % 121) - 60);

    private long Pick(List<long> numbers) => numbers[(int)(Draw() % (ulong)numbers.Count)];

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

    // Every number belongs to its place in the row of draws: nothing but the count has to be saved.
    private ulong Draw() => SeededRandom.Mix(unchecked(seed + (++draws * 0x9E3779B97F4A7C15)));
}
