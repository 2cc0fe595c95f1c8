using Plimsoll.Model.Values;

namespace Plimsoll.Indicators.Microstructure;

/// <summary>Mean and standard error of the signed moves after fills. <c>default</c> has seen none.</summary>
/// <param name="Count">Fills measured.</param>
/// <param name="Mean">Mean move in the direction of the fill, in ticks; negative is adverse, 0 without fills.</param>
/// <param name="SquaredDeviations">Sum of squared deviations from the mean.</param>
public readonly record struct MarkoutStatistics(long Count, double Mean, double SquaredDeviations)
{
    /// <summary>Standard error of the mean, in ticks; infinite below two fills.</summary>
    public double StandardError =>
        Count < 2 ? double.PositiveInfinity : Math.Sqrt(SquaredDeviations / (Count - 1) / Count);

    /// <summary>The statistics with one more move (Welford's update).</summary>
    /// <param name="move">Signed move in ticks.</param>
    public MarkoutStatistics With(double move)
    {
        long count = Count + 1;
        double delta = move - Mean;
        double mean = Mean + (delta / count);
        return new MarkoutStatistics(count, mean, SquaredDeviations + (delta * (move - mean)));
    }

    internal static MarkoutStatistics Read(IStateReader reader) =>
        new(reader.ReadInt64(), reader.ReadDouble(), reader.ReadDouble());

    internal void Save(IStateWriter writer)
    {
        writer.Write(Count);
        writer.Write(Mean);
        writer.Write(SquaredDeviations);
    }
}
