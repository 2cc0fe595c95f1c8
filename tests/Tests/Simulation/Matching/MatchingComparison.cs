using System.Globalization;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Matching;

namespace Plimsoll.Tests.Simulation.Matching;

/// <summary>
/// Random operations on the engine and on the naive market, compared after each one: every event, the digest of all
/// that works, the best prices, and the book rebuilt from book events.
/// </summary>
internal sealed class MatchingComparison
{
    private const int OrdersWanted = 70;

    private static readonly MatchingSettings Settings = new()
    {
        PriceTicksMax = 200_000, QuantityLotsMax = 1_000_000, OrdersMax = 160, OrdersExpected = 16,
    };

    private readonly MatchingEngine engine = new(Settings);
    private readonly NaiveMarket naive;
    private readonly ShadowBook shadow = new();
    private readonly SeededRandom random;
    private readonly List<long> known = [];
    private long centre = 50_000;
    private long nextNumber = 1;
    private int callLeft;
    private bool isOtherAuction;

    public MatchingComparison(ulong seed, PlantedBug bug)
    {
        random = new SeededRandom(seed);
        naive = new NaiveMarket(Settings, bug);
    }

    public HashSet<MatchingReason> Reasons { get; } = [];

    public HashSet<MatchingEventKind> Kinds { get; } = [];

    public long Executions => engine.ExecutionCount;

    /// <returns>What differed first, or null.</returns>
    public string? Run(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            var what = Step();
            if (Difference() is { } difference)
            {
                return string.Create(CultureInfo.InvariantCulture, $"operation {i}, {what}: {difference}");
            }
        }

        return null;
    }

    private string Step()
    {
        if (Chance(300))
        {
            centre = Math.Clamp(centre + Between(-3_000, 3_000), 10_000, 190_000);
        }

        if (engine.Phase == MatchingPhase.Continuous ? Chance(3_000) : --callLeft <= 0)
        {
            return ChangePhase();
        }

        var roll = random.NextInt32(100);
        var cancelShare = naive.Count > OrdersWanted ? 45 : 20;
        if (roll < cancelShare)
        {
            var number = AnyNumber();
            engine.Cancel(number);
            naive.Cancel(number);
            return Text($"cancel {number}");
        }

        return roll < cancelShare + 15 ? Replace() : Submit();
    }

    private string ChangePhase()
    {
        callLeft = random.NextInt32(120);
        switch (engine.Phase)
        {
            case MatchingPhase.Continuous when Chance(4):
                engine.Close();
                naive.Close();
                return "close";
            case MatchingPhase.Continuous when Chance(2):
                engine.BeginCloseCall();
                naive.BeginCloseCall();
                return "begin close call";
            case MatchingPhase.Continuous or MatchingPhase.Closed:
                engine.BeginOpenCall();
                naive.BeginOpenCall();
                return "begin open call";
            default:
                var reference = Chance(10) ? Between(-5, 300_000) : Price();
                engine.Uncross(reference, out var outcome);
                var expected = naive.Uncross(reference);
                isOtherAuction = outcome != expected;
                return Text($"uncross near {reference}");
        }
    }

    private string Submit()
    {
        var order = RandomOrder();
        known.Add(order.Number);
        engine.Submit(in order);
        naive.Submit(order);
        return order.ToString();
    }

    private string Replace()
    {
        var number = AnyNumber();
        var price = Chance(2) ? MatchingOrder.Unchanged : Price();
        var stop = Chance(4) ? Price() : MatchingOrder.Unchanged;
        var old = naive.Find(number);
        var quantity = old is not null && Chance(2) ? Math.Max(1, old.Whole - random.NextInt32(8)) : Lots();
        if (Chance(3) && old is not null)
        {
            (price, stop) = (MatchingOrder.Unchanged, MatchingOrder.Unchanged);
        }

        engine.Replace(number, price, stop, quantity);
        naive.Replace(number, price, stop, quantity);
        return Text($"replace {number}: {price} {stop} {quantity}");
    }

    private MatchingOrder RandomOrder()
    {
        var kind = Chance(3) ? (MatchingOrderKind)random.NextInt32(4) : MatchingOrderKind.Limit;
        var lifetime = Chance(4) ? (MatchingLifetime)random.NextInt32(5) : MatchingLifetime.Rest;
        var isMad = Chance(60);
        return new MatchingOrder
        {
            Number = Chance(80) ? (Chance(2) ? AnyNumber() : Between(-3, 0)) : nextNumber++,
            Owner = random.NextInt32(5),
            Side = isMad && Chance(5) ? (OrderSide)7 : (OrderSide)random.NextInt32(2),
            Kind = isMad && Chance(5) ? (MatchingOrderKind)9 : kind,
            Lifetime = isMad && Chance(5) ? (MatchingLifetime)9 : lifetime,
            SelfTrade = isMad && Chance(5) ? (SelfTradeMode)9 : (SelfTradeMode)random.NextInt32(5),
            IsPostOnly = Chance(10),
            PriceTicks = isMad && Chance(3) ? Mad() : Price(),
            StopTicks = isMad && Chance(3) ? Mad() : Price(),
            QuantityLots = isMad && Chance(3) ? Mad() : Lots(),
            DisplayLots = isMad && Chance(3) ? Mad() : Chance(5) ? 1 + random.NextInt32(10) : 0,
        };
    }

    private string? Difference()
    {
        var at = 0;
        foreach (ref readonly var told in engine.Events)
        {
            Reasons.Add(told.Reason);
            Kinds.Add(told.Kind);
            if (told.Kind is MatchingEventKind.Added or MatchingEventKind.Reduced)
            {
                shadow.Apply(in told);
            }
            else if (at == naive.Events.Count || told != naive.Events[at++])
            {
                return $"{told} against {(at <= naive.Events.Count && at > 0 ? naive.Events[at - 1] : "nothing")}";
            }
        }

        return at != naive.Events.Count ? $"nothing against {naive.Events[at]}"
            : isOtherAuction ? "other auction price or volume"
            : engine.Digest() != naive.Digest() ? "other book"
            : engine.OrderCount != naive.Count || engine.Phase != naive.Phase ? "other count or phase"
            : !shadow.Shows(naive) ? "book events do not show the book"
            : BestDiffers() ? "other best prices"
            : null;
    }

    private bool BestDiffers()
    {
        var hasBid = naive.Bids.Count > 0;
        var hasAsk = naive.Asks.Count > 0;
        return engine.HasBid != hasBid || engine.HasAsk != hasAsk
            || (hasBid && (engine.BestBidTicks != naive.Bids[0].Price
                || engine.VisibleLotsAt(OrderSide.Buy, naive.Bids[0].Price)
                    != naive.Bids.Where(o => o.Price == naive.Bids[0].Price).Sum(o => o.Visible)))
            || (hasAsk && (engine.BestAskTicks != naive.Asks[0].Price
                || engine.VisibleLotsAt(OrderSide.Sell, naive.Asks[^1].Price)
                    != naive.Asks.Where(o => o.Price == naive.Asks[^1].Price).Sum(o => o.Visible)));
    }

    private long AnyNumber() => known.Count == 0 || Chance(12) ? Between(-1, nextNumber + 3)
        : known[Math.Max(0, known.Count - 1 - random.NextInt32(OrdersWanted * 2))];

    private long Price() => centre + (Chance(25) ? Between(-6_000, 6_000) : Between(-12, 12));

    private long Lots() => Chance(20) ? 1 + random.NextInt32(300) : 1 + random.NextInt32(20);

    private long Mad() => random.NextInt32(6) switch
    {
        0 => long.MaxValue, 1 => long.MinValue, 2 => 0, 3 => -1, 4 => 1L << 61, _ => 1_000_001,
    };

    private long Between(long from, long to) => from + (long)(random.NextBits() % (ulong)(to - from + 1));

    private bool Chance(int oneIn) => random.NextInt32(oneIn) == 0;

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
