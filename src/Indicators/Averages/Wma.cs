using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>Weighted moving average: weights 1 (oldest) to n (newest), divided by n(n+1)/2.</summary>
public sealed class Wma : Indicator, IValueIndicator
{
    private readonly WindowWeightedSum _window;
    private readonly double _weights;

    /// <summary>Makes a linearly weighted average.</summary>
    /// <param name="period">Numbers in the window, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public Wma(int period)
        : base(nameof(Wma), Parameter.Period(period, nameof(period)), period)
    {
        _window = new WindowWeightedSum(period);
        _weights = period * (period + 1.0) / 2.0;
    }

    /// <inheritdoc/>
    public void Update(double value)
    {
        _window.Add(value);
        if (_window.IsFull)
        {
            Publish(_window.WeightedSum / _weights);
        }
    }

    /// <inheritdoc/>
    protected override void ResetState() => _window.Reset();

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer) => _window.Save(writer);

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader) => _window.Restore(reader);
}
