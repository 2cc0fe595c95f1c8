using Plimsoll.Model.Commands;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Simulation.Books;

/// <summary>Any command that a venue can get, at random from a seed, near the prices seen.</summary>
internal sealed class RandomCommands(ulong seed)
{
    private readonly SeededRandom random = new(seed + 1_000);
    private readonly List<OrderRequest> requests = [];
    private long price = 10_000;

    public void Note(in Event e)
    {
        if (e.Kind is EventKind.Trade)
        {
            price = e.Trade.PriceTicks;
        }
    }

    public bool TryNext(long timeNs, out Command command)
    {
        command = default;
        var what = random.NextInt32(20);
        if (what > 5)
        {
            return false;
        }

        if (what < 3 || requests.Count == 0)
        {
            requests.Add(Any(timeNs));
            command = Command.Submit(timeNs, default, new OrderId(requests.Count), requests[^1]);
            return true;
        }

        // Mostly one of the last: the others are over.
        var number = Math.Max(0, requests.Count - 1 - random.NextInt32(12));
        if (what == 3)
        {
            command = Command.Cancel(timeNs, default, new OrderId(number + 1), requests[number]);
            return true;
        }

        var request = requests[number];
        requests[number] = request with
        {
            LimitPrice = request.LimitPrice.Offset(random.NextInt32(3) - 1),
            Quantity = request.QuoteBudget.Sign > 0 ? request.Quantity : Quantity.FromLots(1 + random.NextInt32(60)),
        };
        command = Command.Replace(timeNs, default, new OrderId(number + 1), requests[number]);
        return true;
    }

    private OrderRequest Any(long timeNs)
    {
        var type = (OrderType)random.NextInt32(7);
        var quantity = 1 + random.NextInt32(60);
        var force = random.NextInt32(3) == 0 ? (TimeInForce)random.NextInt32(7) : TimeInForce.GoodTillCancelled;
        var isLimit = type is OrderType.Limit or OrderType.StopLimit or OrderType.LimitIfTouched;
        return new OrderRequest
        {
            Instrument = default,
            Side = (OrderSide)random.NextInt32(2),
            Type = type,
            TimeInForce = force,
            Quantity = Quantity.FromLots(quantity),
            QuoteBudget = type == OrderType.Market && random.NextInt32(5) == 0
                ? Amount.FromUnits(10_000 + random.NextInt32(400_000))
                : Amount.Zero,
            LimitPrice = Price.FromTicks(price + random.NextInt32(13) - 6),
            StopPrice = Price.FromTicks(price + random.NextInt32(13) - 6),
            Trail = type == OrderType.TrailingStop ? Trail.OfAmount(1 + random.NextInt32(5)) : default,
            ExpiresAt = Timestamp.FromUnixNanos(timeNs + random.NextInt32(2_000_000_000)),
            LifetimeNs = random.NextInt32(6) == 0 ? 1 + random.NextInt32(1_000_000_000) : 0,
            IsReduceOnly = random.NextInt32(8) == 0,
            IsPostOnly = isLimit && random.NextInt32(3) == 0
                && force is not (TimeInForce.ImmediateOrCancel or TimeInForce.FillOrKill),
            DisplayQuantity = isLimit && random.NextInt32(4) == 0
                ? Quantity.FromLots(1 + random.NextInt32(quantity))
                : Quantity.Zero,
        };
    }
}
