using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Distance of the newest number from the mean of the last n (itself included), in standard deviations. A window
/// without deviation gives 0.
/// </summary>
public sealed class ZScore : Indicator, IValueIndicator
{
    private readonly WindowMoments _window;
    private readonly double _divisor;

    /// <summary>Makes a z-score over a window.</summary>
    /// <param name="period">Numbers in the window, 2 or more.</param>
    /// <param name="kind">By what the squared deviations are divided.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public ZScore(int period, DeviationKind kind = DeviationKind.Population)
        : base(
            nameof(ZScore),
            Parameter.Period(period, nameof(period), 2),
            period,
            (double)Parameter.Known(kind, nameof(kind)))
    {
        _window = new WindowMoments(period);
        _divisor = kind == DeviationKind.Sample ? period - 1 : period;
    }

    /// <inheritdoc/>
    public void Update(double value)
    {
        _window.Add(value);
        if (_window.IsFull)
        {
            double deviation = Math.Sqrt(_window.SquaredDeviations / _divisor);
            Publish(deviation > 0 ? (value - _window.Mean) / deviation : 0);
        }
    }

    /// <inheritdoc/>
    protected override void ResetState() => _window.Reset();

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer) => _window.Save(writer);

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader) => _window.Restore(reader);
}
