using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Heikin-Ashi bars: averaged candles; the first opens at the middle of its open and close. The main value is the
/// close.
/// </summary>
public sealed class HeikinAshi : Indicator, IBarIndicator
{
    private bool _started;

    /// <summary>Makes it.</summary>
    public HeikinAshi()
        : base(nameof(HeikinAshi), 1)
    {
    }

    /// <summary>Averaged open.</summary>
    public double Open { get; private set; } = double.NaN;

    /// <summary>Averaged high.</summary>
    public double High { get; private set; } = double.NaN;

    /// <summary>Averaged low.</summary>
    public double Low { get; private set; } = double.NaN;

    /// <summary>Averaged close; the same as the main value.</summary>
    public double Close => Value;

    /// <inheritdoc/>
    public void Update(in PriceBar bar)
    {
        double close = (bar.Open + bar.High + bar.Low + bar.Close) / 4.0;
        Open = _started ? (Open + Value) / 2.0 : (bar.Open + bar.Close) / 2.0;
        High = Math.Max(bar.High, Math.Max(Open, close));
        Low = Math.Min(bar.Low, Math.Min(Open, close));
        _started = true;
        Publish(close);
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _started = false;
        Open = double.NaN;
        High = double.NaN;
        Low = double.NaN;
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        writer.Write(_started ? 1L : 0L);
        writer.Write(Open);
        writer.Write(High);
        writer.Write(Low);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _started = reader.ReadInt64() != 0;
        Open = reader.ReadDouble();
        High = reader.ReadDouble();
        Low = reader.ReadDouble();
    }
}
