using Plimsoll.Model.Market;
using Plimsoll.Tests.Model.Values;

namespace Plimsoll.Tests.Simulation;

/// <summary>
/// Seeded bars with jumps, gaps, flat stretches and minutes without volume. The same seed gives the same bars.
/// </summary>
internal static class RandomMarket
{
    public static List<Bar> Bars(ulong seed, int count, long periodNs = 60_000_000_000)
    {
        var random = new SplitMix(seed);
        var bars = new List<Bar>(count);
        var price = 1_000 + (long)(random.Next() % 9_000);
        var openNs = RunSetup.StartNs;
        while (bars.Count < count)
        {
            if (random.Unit() < 0.02)
            {
                openNs += periodNs * (1 + (long)(random.Next() % 90));
            }

            var jump = random.Unit() < 0.03 ? 0.08 : 0.004;
            var open = Moved(random, price, random.Unit() < 0.2 ? jump : 0.0005);
            var close = random.Unit() < 0.1 ? open : Moved(random, open, jump);
            var high = Math.Max(open, close) + (long)(random.Unit() * open * jump / 2);
            var low = Math.Max(1, Math.Min(open, close) - (long)(random.Unit() * open * jump / 2));
            var volume = random.Unit() < 0.08 ? 0 : (long)(random.Next() % 400);
            bars.Add(new Bar(openNs + periodNs, openNs, open, high, low, close, volume));
            price = close;
            openNs += periodNs;
        }

        return bars;
    }

    private static long Moved(SplitMix random, long price, double size) =>
        Math.Max(5, price + (long)Math.Round(price * size * ((2 * random.Unit()) - 1)));
}
