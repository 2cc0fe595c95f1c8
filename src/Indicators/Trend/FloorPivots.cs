using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Floor traders' pivots of the last bar, not rounded: P = (H + L + C) / 3 and two resistances and supports. Feed
/// it completed sessions; the levels hold for the next one.
/// </summary>
public sealed class FloorPivots : Indicator, IBarIndicator
{
    /// <summary>Makes pivots.</summary>
    public FloorPivots()
        : base(nameof(FloorPivots), 1)
    {
    }

    /// <summary>The pivot; the same as the main value.</summary>
    public double Pivot => Value;

    /// <summary>First resistance, 2P - L.</summary>
    public double Resistance1 { get; private set; } = double.NaN;

    /// <summary>Second resistance, P + (H - L).</summary>
    public double Resistance2 { get; private set; } = double.NaN;

    /// <summary>First support, 2P - H.</summary>
    public double Support1 { get; private set; } = double.NaN;

    /// <summary>Second support, P - (H - L).</summary>
    public double Support2 { get; private set; } = double.NaN;

    /// <inheritdoc/>
    public void Update(in PriceBar bar)
    {
        double pivot = (bar.High + bar.Low + bar.Close) / 3.0;
        double range = bar.High - bar.Low;
        Resistance1 = (2.0 * pivot) - bar.Low;
        Resistance2 = pivot + range;
        Support1 = (2.0 * pivot) - bar.High;
        Support2 = pivot - range;
        Publish(pivot);
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        Resistance1 = double.NaN;
        Resistance2 = double.NaN;
        Support1 = double.NaN;
        Support2 = double.NaN;
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        writer.Write(Resistance1);
        writer.Write(Resistance2);
        writer.Write(Support1);
        writer.Write(Support2);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        Resistance1 = reader.ReadDouble();
        Resistance2 = reader.ReadDouble();
        Support1 = reader.ReadDouble();
        Support2 = reader.ReadDouble();
    }
}
