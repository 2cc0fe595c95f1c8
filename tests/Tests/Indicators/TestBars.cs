using Plimsoll.Indicators;
using Plimsoll.Tests.Model.Values;

namespace Plimsoll.Tests.Indicators;

/// <summary>Bars for properties: the same on every machine and in every run.</summary>
internal static class TestBars
{
    /// <summary>A random walk in quarter steps, so that equal prices, flat bars and gaps are frequent.</summary>
    public static PriceBar[] Walk(int count, ulong seed = 1)
    {
        SplitMix random = new(seed);
        PriceBar[] bars = new PriceBar[count];
        double close = 100;
        for (int i = 0; i < count; i++)
        {
            double open = Math.Max(20, close + Step(random, 3));
            close = Math.Max(20, open + Step(random, 9));
            double high = Math.Max(open, close) + Math.Abs(Step(random, 5));
            double low = Math.Min(open, close) - Math.Abs(Step(random, 5));
            bars[i] = new PriceBar(open, high, low, close, 100 + Math.Floor(random.Unit() * 1000));
        }

        return bars;
    }

    public static PriceBar[] Constant(int count) =>
        Enumerable.Repeat(new PriceBar(64, 64, 64, 64, 1024), count).ToArray();

    public static PriceBar[] Scaled(PriceBar[] bars, double price, double volume) => bars
        .Select(b => new PriceBar(b.Open * price, b.High * price, b.Low * price, b.Close * price, b.Volume * volume))
        .ToArray();

    private static double Step(SplitMix random, int steps) =>
        Math.Floor((random.Unit() * ((2 * steps) + 1)) - steps) / 4.0;
}
