using System.Runtime.CompilerServices;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;
using Plimsoll.Simulation.Matching;

namespace Plimsoll.Research.Benchmarks;

/// <summary>
/// Times the matching engine in processor time, best of several rounds, on a stream that is made before the clock
/// runs: about half of it new limit orders near a wandering price (a tenth of them icebergs), the others cancellations,
/// orders that take, and replacements.
/// </summary>
public static class MatchingBenchmark
{
    private const int Rounds = 7;
    private const int OrdersWanted = 2_000;

    /// <summary>Measures.</summary>
    /// <param name="operations">How many operations a round; 10,000 or greater.</param>
    public static MatchingBenchmarkRow Measure(int operations)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(operations, 10_000);
        var requests = Make(operations, 1);
        var best = double.MaxValue;
        var bytes = long.MaxValue;
        var engine = new MatchingEngine(new MatchingSettings { OrdersExpected = OrdersWanted * 2 });
        Run(engine, requests);
        var trades = engine.ExecutionCount;
        var working = engine.OrderCount;
        for (var round = 0; round < Rounds; round++)
        {
            // The arrays have grown in the round before; the market begins empty again.
            for (var number = 1; number <= operations; number++)
            {
                engine.Cancel(number);
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Environment.CpuUsage.TotalTime;
            Run(engine, requests);
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - start).TotalSeconds);
            bytes = Math.Min(bytes, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return new MatchingBenchmarkRow(
            operations, best * 1e9 / operations, (double)bytes / operations, trades, working);
    }

    // Called too seldom to be compiled anew while it runs; it shall not be the slow part.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run(MatchingEngine engine, MatchingRequest[] requests)
    {
        foreach (ref readonly var request in requests.AsSpan())
        {
            switch (request.Kind)
            {
                case MatchingRequestKind.Submit:
                    engine.Submit(request.Order);
                    break;
                case MatchingRequestKind.Cancel:
                    engine.Cancel(request.Order.Number);
                    break;
                default:
                    engine.Replace(
                        request.Order.Number, request.Order.PriceTicks, MatchingOrder.Unchanged,
                        request.Order.QuantityLots);
                    break;
            }
        }
    }

    private static MatchingRequest[] Make(int count, ulong seed)
    {
        var random = new SeededRandom(seed);
        var requests = new MatchingRequest[count];
        var centre = 1_000_000L;
        for (var i = 0; i < count; i++)
        {
            centre += random.NextInt32(64) == 0 ? random.NextInt32(21) - 10 : 0;
            var roll = random.NextInt32(100);
            requests[i] = new MatchingRequest(
                roll < 50 || i < OrdersWanted ? MatchingRequestKind.Submit
                    : roll < 88 ? MatchingRequestKind.Cancel
                    : roll < 92 ? MatchingRequestKind.Replace
                    : MatchingRequestKind.Submit,
                roll < 50 || i < OrdersWanted ? Resting(random, i + 1, centre)
                    : roll < 92 ? Earlier(random, i, centre)
                    : Taking(random, i + 1));
        }

        return requests;
    }

    private static MatchingOrder Resting(SeededRandom random, long number, long centre)
    {
        var isBuy = random.NextInt32(2) == 0;
        var distance = 1 + (random.NextInt32(12) * random.NextInt32(12));
        return new MatchingOrder
        {
            Number = number,
            Owner = 1 + random.NextInt32(50),
            Side = isBuy ? OrderSide.Buy : OrderSide.Sell,
            PriceTicks = isBuy ? centre - distance : centre + distance,
            QuantityLots = 1 + random.NextInt32(100),
            DisplayLots = random.NextInt32(10) == 0 ? 5 : 0,
            SelfTrade = SelfTradeMode.CancelOldest,
        };
    }

    /// <summary>A number that was given out lately, for a cancellation or replacement.</summary>
    private static MatchingOrder Earlier(SeededRandom random, int place, long centre) => new()
    {
        Number = Math.Max(1, place - random.NextInt32(2 * OrdersWanted)),
        Side = OrderSide.Buy,
        PriceTicks = random.NextInt32(2) == 0 ? MatchingOrder.Unchanged : centre - 1 - random.NextInt32(40),
        QuantityLots = 1 + random.NextInt32(100),
    };

    private static MatchingOrder Taking(SeededRandom random, long number) => new()
    {
        Number = number,
        Owner = 1 + random.NextInt32(50),
        Side = (OrderSide)random.NextInt32(2),
        Kind = MatchingOrderKind.Market,
        Lifetime = MatchingLifetime.ImmediateOrCancel,
        QuantityLots = 1 + random.NextInt32(400),
        SelfTrade = SelfTradeMode.CancelOldest,
    };
}
