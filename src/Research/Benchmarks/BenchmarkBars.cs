using Plimsoll.Model.Instruments;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Values;

namespace Plimsoll.Research.Benchmarks;

/// <summary>
/// Bars for measurements: a seeded random walk of minutes in arrays, as integers for the kernel and as doubles for
/// the plain loop.
/// </summary>
internal sealed class BenchmarkBars
{
    private const long MinuteNs = 60_000_000_000;
    private const long StartNs = 1_600_000_020_000_000_000;
    private const long StartTicks = 4_000_000;

    public BenchmarkBars(int count, ulong seed)
    {
        CloseTimeNs = new long[count];
        OpenTicks = new long[count];
        HighTicks = new long[count];
        LowTicks = new long[count];
        CloseTicks = new long[count];
        VolumeLots = new long[count];
        Opens = new double[count];
        Closes = new double[count];
        Instrument = new Instrument(
            InstrumentId.Parse("BENCH" + seed.ToString(System.Globalization.CultureInfo.InvariantCulture) + ".SIM"),
            InstrumentKind.Spot,
            DecimalGrid.Parse("0.01"),
            DecimalGrid.Parse("0.00001"),
            Currency.Of("USDT"),
            "24x7");
        Fill(seed);
    }

    public Instrument Instrument { get; }

    public int Count => CloseTimeNs.Length;

    public long[] CloseTimeNs { get; }

    public long[] OpenTicks { get; }

    public long[] HighTicks { get; }

    public long[] LowTicks { get; }

    public long[] CloseTicks { get; }

    public long[] VolumeLots { get; }

    public double[] Opens { get; }

    public double[] Closes { get; }

    private void Fill(ulong seed)
    {
        var state = seed;
        var price = StartTicks;
        for (var i = 0; i < Count; i++)
        {
            var open = price;
            var move = (long)(Next(ref state) % 4_001) - 2_000;
            var close = Math.Max(1_000_000, open + move);
            var wick = (long)(Next(ref state) % 500);
            CloseTimeNs[i] = StartNs + ((i + 1) * MinuteNs);
            OpenTicks[i] = open;
            CloseTicks[i] = close;
            HighTicks[i] = Math.Max(open, close) + wick;
            LowTicks[i] = Math.Min(open, close) - wick;
            VolumeLots[i] = 50_000_000 + (long)(Next(ref state) % 100_000_000);
            Opens[i] = Instrument.PriceToDouble(open);
            Closes[i] = Instrument.PriceToDouble(close);
            price = close;
        }
    }

    /// <summary>
    /// SplitMix64 (Steele, Lea, Flood 2014): enough for a walk that only has to be the same every time.
    /// </summary>
    private static ulong Next(ref ulong state)
    {
        unchecked
        {
            // Wrapping is what the generator is made of.
            state += 0x9E3779B97F4A7C15UL;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }
}
