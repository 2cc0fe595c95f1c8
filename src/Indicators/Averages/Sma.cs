using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>Simple moving average: mean of the last n numbers.</summary>
public sealed class Sma : Indicator, IValueIndicator
{
    private readonly WindowSum _window;
    private readonly double _period;

    /// <summary>Makes an average over a window.</summary>
    /// <param name="period">Numbers in the window, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public Sma(int period)
        : base(nameof(Sma), Parameter.Period(period, nameof(period)), period)
    {
        _window = new WindowSum(period);
        _period = period;
    }

    /// <inheritdoc/>
    public void Update(double value)
    {
        _window.Add(value);
        if (_window.IsFull)
        {
            Publish(_window.Sum / _period);
        }
    }

    /// <inheritdoc/>
    protected override void ResetState() => _window.Reset();

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer) => _window.Save(writer);

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader) => _window.Restore(reader);
}
