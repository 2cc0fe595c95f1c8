using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Median of the last n numbers; the mean of the middle two for an even n. Order statistics have no constant-time
/// form: log n steps to find a place and one move of up to n numbers a bar.
/// </summary>
public sealed class RollingMedian : Indicator, IValueIndicator
{
    private readonly WindowSorted _window;
    private readonly int _period;

    /// <summary>Makes a median over a window.</summary>
    /// <param name="period">Numbers in the window, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public RollingMedian(int period)
        : base(nameof(RollingMedian), Parameter.Period(period, nameof(period)), period)
    {
        _window = new WindowSorted(period);
        _period = period;
    }

    /// <inheritdoc/>
    public void Update(double value)
    {
        _window.Add(value);
        if (_window.IsFull)
        {
            ReadOnlySpan<double> sorted = _window.Sorted;
            double upper = sorted[_period / 2];
            Publish(_period % 2 == 1 ? upper : (sorted[(_period / 2) - 1] + upper) / 2.0);
        }
    }

    /// <inheritdoc/>
    protected override void ResetState() => _window.Reset();

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer) => _window.Save(writer);

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader) => _window.Restore(reader);
}
