using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>Variance of the last n numbers, in the squared unit of the series.</summary>
public sealed class Variance : Indicator, IValueIndicator
{
    private readonly WindowMoments _window;
    private readonly double _divisor;

    /// <summary>Makes it over a window.</summary>
    /// <param name="period">Numbers in the window, 1 or more; 2 or more for the sample form.</param>
    /// <param name="kind">By what the squared deviations are divided.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public Variance(int period, DeviationKind kind = DeviationKind.Population)
        : base(
            nameof(Variance),
            Parameter.Period(period, nameof(period), kind == DeviationKind.Sample ? 2 : 1),
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
            Publish(_window.SquaredDeviations / _divisor);
        }
    }

    /// <inheritdoc/>
    protected override void ResetState() => _window.Reset();

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer) => _window.Save(writer);

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader) => _window.Restore(reader);
}
