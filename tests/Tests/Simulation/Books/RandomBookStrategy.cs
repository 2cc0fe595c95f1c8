using Plimsoll.Kernel.Records;
using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Simulation.Books;

/// <summary>Orders, cancels and waits at random from a seed, near the prices of the books it sees.</summary>
internal sealed class RandomBookStrategy(ulong seed) : Strategy
{
    private readonly SeededRandom random = new(seed);
    private readonly List<OrderId> placed = [];

    /// <summary>Called with each order that is placed, before it is sent.</summary>
    public Action<OrderRequest>? Placing { get; set; }

    /// <summary>Called with each cancellation asked for.</summary>
    public Action<OrderId>? Withdrawing { get; set; }

    public override void OnBook(in BookUpdate book)
    {
        if (!book.IsUsable)
        {
            return;
        }

        switch (random.NextInt32(24))
        {
            case 0:
            case 1:
            case 2:
                Place(Any(book.Instrument, book.BidTicks, book.AskTicks));
                break;
            case 3 when placed.Count > 0:
                Withdraw(placed[random.NextInt32(placed.Count)]);
                break;
            case 4 when placed.Count > 0:
                // One that is likely to be working still.
                Withdraw(placed[^1]);
                break;
            case 5:
                WakeAt(Now + Duration.FromMilliseconds(random.NextInt32(300)), book.Instrument.Value);
                break;
            case 6 when random.NextInt32(20) == 0:
                _ = Exit(book.Instrument);
                break;
            default:
                break;
        }
    }

    public override void OnTrade(InstrumentIndex instrument, in TradeTick trade)
    {
        if (random.NextInt32(30) == 0)
        {
            Place(Any(instrument, trade.PriceTicks - 1, trade.PriceTicks + 1));
        }
    }

    public override void OnTimer(int timerId)
    {
        if (placed.Count > 0)
        {
            Withdraw(placed[^1]);
        }
    }

    public override void OnFill(in FillRecord fill)
    {
        if (random.NextInt32(3) == 0)
        {
            Place(Any(fill.Instrument, fill.Price.Ticks - 2, fill.Price.Ticks + 2));
        }
    }

    private void Place(OrderRequest request)
    {
        Placing?.Invoke(request);
        placed.Add(Submit(in request));
    }

    private void Withdraw(OrderId order)
    {
        Withdrawing?.Invoke(order);
        Cancel(order);
    }

    private OrderRequest Any(InstrumentIndex instrument, long bid, long ask)
    {
        var type = (OrderType)random.NextInt32(7);
        var side = (OrderSide)random.NextInt32(2);
        var quantity = 1 + random.NextInt32(60);
        var isLimit = type is OrderType.Limit or OrderType.StopLimit or OrderType.LimitIfTouched;
        var force = random.NextInt32(4) == 0 ? (TimeInForce)random.NextInt32(5) : TimeInForce.GoodTillCancelled;
        return new OrderRequest
        {
            Instrument = instrument,
            Side = side,
            Type = type,
            TimeInForce = force,
            Quantity = Quantity.FromLots(quantity),
            QuoteBudget = type == OrderType.Market && random.NextInt32(5) == 0
                ? Amount.FromUnits(10_000 + random.NextInt32(200_000))
                : Amount.Zero,
            LimitPrice = Price.FromTicks((side == OrderSide.Buy ? bid : ask) + random.NextInt32(9) - 4),
            StopPrice = Price.FromTicks(bid + random.NextInt32(13) - 6),
            Trail = type == OrderType.TrailingStop ? Trail.OfAmount(1 + random.NextInt32(5)) : default,
            ExpiresAt = Now + Duration.FromMilliseconds(1 + random.NextInt32(2_000)),
            LifetimeNs = random.NextInt32(6) == 0 ? 1 + random.NextInt32(1_000_000_000) : 0,
            IsReduceOnly = random.NextInt32(8) == 0,
            IsPostOnly = isLimit && random.NextInt32(3) == 0
                && force is not (TimeInForce.ImmediateOrCancel or TimeInForce.FillOrKill),
            DisplayQuantity = isLimit && random.NextInt32(5) == 0
                ? Quantity.FromLots(1 + random.NextInt32(quantity))
                : Quantity.Zero,
            Reason = "any",
        };
    }
}
