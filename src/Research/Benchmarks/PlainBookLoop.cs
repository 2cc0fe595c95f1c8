using Plimsoll.Model.Events;
using Plimsoll.Model.Orders;

namespace Plimsoll.Research.Benchmarks;

/// <summary>
/// The limit that the engine on books is measured against: the same updates put into two arrays by price, the best
/// prices followed, and nothing around it.
/// </summary>
internal static class PlainBookLoop
{
    /// <returns>A sum of the best prices, so that none of the work can be left out.</returns>
    public static long Run(ReadOnlySpan<Event> events, long[] bids, long[] asks)
    {
        var sum = 0L;
        var bid = 0L;
        var ask = (long)asks.Length - 1;
        for (var i = 0; i < events.Length; i++)
        {
            ref readonly var e = ref events[i];
            if (e.Kind != EventKind.BookLevel)
            {
                continue;
            }

            ref readonly var level = ref e.BookLevel;
            var place = level.PriceTicks - BookBenchmarkFeed.FloorTicks;
            if (level.Side == OrderSide.Buy)
            {
                bids[place] = level.QuantityLots;
                bid = level.QuantityLots > 0 && place > bid ? place : bid;
                while (bids[bid] == 0 && bid > 0)
                {
                    bid--;
                }
            }
            else
            {
                asks[place] = level.QuantityLots;
                ask = level.QuantityLots > 0 && place < ask ? place : ask;
                while (asks[ask] == 0 && ask < asks.Length - 1)
                {
                    ask++;
                }
            }

            sum += bid + ask;
        }

        return sum;
    }
}
