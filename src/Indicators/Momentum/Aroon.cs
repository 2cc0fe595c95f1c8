using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Aroon, 0..100: how recently the highest high and the lowest low of the last n + 1 bars were made; the main value
/// is the oscillator up - down, -100..100. T. Chande, 1995.
/// </summary>
public sealed class Aroon : Indicator, IBarIndicator
{
    private readonly WindowExtreme _high;
    private readonly WindowExtreme _low;
    private readonly double _period;

    /// <summary>Makes an Aroon.</summary>
    /// <param name="period">n; the window holds n + 1 bars; 1 or more.</param>
    /// <param name="tie">Which of several equal extremes counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public Aroon(int period = 25, ExtremeTie tie = ExtremeTie.Oldest)
        : base(
            nameof(Aroon),
            Parameter.Period(period, nameof(period)) + 1,
            period,
            (double)Parameter.Known(tie, nameof(tie)))
    {
        _high = new WindowExtreme(period + 1, greatest: true, tie == ExtremeTie.Oldest);
        _low = new WindowExtreme(period + 1, greatest: false, tie == ExtremeTie.Oldest);
        _period = period;
    }

    /// <summary>Aroon up, 0..100: 100 when the newest bar made the high.</summary>
    public double Up { get; private set; } = double.NaN;

    /// <summary>Aroon down, 0..100: 100 when the newest bar made the low.</summary>
    public double Down { get; private set; } = double.NaN;

    /// <inheritdoc/>
    public void Update(in PriceBar bar)
    {
        _high.Add(bar.High);
        _low.Add(bar.Low);
        if (_high.IsFull)
        {
            Up = 100.0 * (_period - _high.Age) / _period;
            Down = 100.0 * (_period - _low.Age) / _period;
            Publish(Up - Down);
        }
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _high.Reset();
        _low.Reset();
        Up = double.NaN;
        Down = double.NaN;
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _high.Save(writer);
        _low.Save(writer);
        writer.Write(Up);
        writer.Write(Down);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _high.Restore(reader);
        _low.Restore(reader);
        Up = reader.ReadDouble();
        Down = reader.ReadDouble();
    }
}
