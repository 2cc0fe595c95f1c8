using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Least-squares line through the last n numbers against their position. The main value is the line at the newest
/// number.
/// </summary>
public sealed class LinearRegression : Indicator, IValueIndicator
{
    private readonly WindowWeightedSum _window;
    private readonly double _period;
    private readonly double _spread;

    /// <summary>Makes a regression over a window.</summary>
    /// <param name="period">Numbers in the window, 2 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public LinearRegression(int period)
        : base(nameof(LinearRegression), Parameter.Period(period, nameof(period), 2), period)
    {
        _window = new WindowWeightedSum(period);
        _period = period;

        // The sum of squared distances of the positions 1..n from their mean is n(n^2-1)/12.
        _spread = _period * ((_period * _period) - 1.0) / 12.0;
    }

    /// <summary>Slope of the line, in units of the series per bar.</summary>
    public double Slope { get; private set; } = double.NaN;

    /// <summary>The line at the oldest number of the window.</summary>
    public double Intercept { get; private set; } = double.NaN;

    /// <inheritdoc/>
    public void Update(double value)
    {
        _window.Add(value);
        if (_window.IsFull)
        {
            double middle = (_period + 1.0) / 2.0;
            double mean = _window.Sum / _period;
            Slope = (_window.WeightedSum - (middle * _window.Sum)) / _spread;
            Intercept = mean + (Slope * (1.0 - middle));
            Publish(mean + (Slope * (_period - middle)));
        }
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _window.Reset();
        Slope = double.NaN;
        Intercept = double.NaN;
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _window.Save(writer);
        writer.Write(Slope);
        writer.Write(Intercept);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _window.Restore(reader);
        Slope = reader.ReadDouble();
        Intercept = reader.ReadDouble();
    }
}
