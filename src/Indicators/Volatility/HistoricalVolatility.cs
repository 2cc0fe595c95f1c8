using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Historical volatility: sample deviation of the logarithmic changes of the last n bars times the root of the bars
/// in a year, as a fraction per year. Numbers must be above 0.
/// </summary>
public sealed class HistoricalVolatility : Indicator, IValueIndicator
{
    private readonly WindowMoments _window;
    private readonly double _changes;
    private readonly double _scale;
    private double _previous = double.NaN;
    private bool _started;

    /// <summary>Makes a volatility.</summary>
    /// <param name="period">Changes in the window, 2 or more.</param>
    /// <param name="barsPerYear">Bars in a year, for example 252 sessions; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public HistoricalVolatility(int period, double barsPerYear = 252)
        : base(
            nameof(HistoricalVolatility),
            Parameter.Period(period, nameof(period), 2) + 1,
            period,
            Parameter.Positive(barsPerYear, nameof(barsPerYear)))
    {
        _window = new WindowMoments(period);
        _changes = period - 1;
        _scale = barsPerYear;
    }

    /// <inheritdoc/>
    public void Update(double value)
    {
        double previous = _previous;
        _previous = value;
        if (!_started)
        {
            _started = true;
            return;
        }

        _window.Add(DeterministicMath.Log(value / previous));
        if (_window.IsFull)
        {
            Publish(Math.Sqrt(_window.SquaredDeviations / _changes * _scale));
        }
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _window.Reset();
        _previous = double.NaN;
        _started = false;
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _window.Save(writer);
        writer.Write(_previous);
        writer.Write(_started ? 1L : 0L);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _window.Restore(reader);
        _previous = reader.ReadDouble();
        _started = reader.ReadInt64() != 0;
    }
}
