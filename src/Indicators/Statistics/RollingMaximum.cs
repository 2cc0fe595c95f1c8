using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>Greatest of the last n numbers.</summary>
public sealed class RollingMaximum : Indicator, IValueIndicator
{
    private readonly WindowExtreme _window;

    /// <summary>Makes it over a window.</summary>
    /// <param name="period">Numbers in the window, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public RollingMaximum(int period)
        : base(nameof(RollingMaximum), Parameter.Period(period, nameof(period)), period)
    {
        _window = new WindowExtreme(period, greatest: true);
    }

    /// <inheritdoc/>
    public void Update(double value)
    {
        _window.Add(value);
        if (_window.IsFull)
        {
            Publish(_window.Value);
        }
    }

    /// <inheritdoc/>
    protected override void ResetState() => _window.Reset();

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer) => _window.Save(writer);

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader) => _window.Restore(reader);
}
