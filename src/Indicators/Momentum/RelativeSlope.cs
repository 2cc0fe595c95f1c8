using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Change over n bars as a fraction of the magnitude of the old number: (x - x[n]) / |x[n]|. Not per bar. Unlike a
/// rate of change its sign is the direction also for negative numbers. Infinite or not-a-number when the old number
/// is 0.
/// </summary>
public sealed class RelativeSlope : Indicator, IValueIndicator
{
    private readonly WindowValues _values;

    /// <summary>Makes a relative slope over n bars.</summary>
    /// <param name="period">Bars to look back, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public RelativeSlope(int period)
        : base(nameof(RelativeSlope), Parameter.Period(period, nameof(period)) + 1, period)
    {
        _values = new WindowValues(period);
    }

    /// <inheritdoc/>
    public void Update(double value)
    {
        if (_values.IsFull)
        {
            double old = _values.Oldest;
            Publish((value - old) / Math.Abs(old));
        }

        _values.Add(value);
    }

    /// <inheritdoc/>
    protected override void ResetState() => _values.Reset();

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer) => _values.Save(writer);

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader) => _values.Restore(reader);
}
