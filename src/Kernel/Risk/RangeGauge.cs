using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>Average true range of 14 bars by Wilder (New Concepts in Technical Trading Systems), in ticks.</summary>
internal struct RangeGauge
{
    private const int Length = 14;
    private long lastClose;
    private int bars;
    private double sum;

    /// <summary>The range; null before the fourteenth bar.</summary>
    public readonly double? Ticks => bars < Length ? null : sum;

    public void Take(in Bar bar)
    {
        var range = bars == 0
            ? bar.HighTicks - bar.LowTicks
            : Math.Max(bar.HighTicks, lastClose) - Math.Min(bar.LowTicks, lastClose);
        lastClose = bar.CloseTicks;
        bars = Math.Min(bars + 1, Length + 1);
        sum = bars < Length ? sum + range
            : bars == Length ? (sum + range) / Length
            : ((sum * (Length - 1)) + range) / Length;
    }

    public readonly void Save(IStateWriter writer)
    {
        writer.Write(lastClose);
        writer.Write(bars);
        writer.Write(sum);
    }

    public void Restore(IStateReader reader)
    {
        lastClose = reader.ReadInt64();
        bars = (int)reader.ReadInt64();
        sum = reader.ReadDouble();
    }
}
