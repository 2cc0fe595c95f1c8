using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>Difference of the newest number and the one n bars before, in the unit of the series.</summary>
public sealed class Momentum : Indicator, IValueIndicator
{
    private readonly WindowValues _values;

    /// <summary>Makes a momentum over n bars.</summary>
    /// <param name="period">Bars to look back, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public Momentum(int period)
        : base(nameof(Momentum), Parameter.Period(period, nameof(period)) + 1, period)
    {
        _values = new WindowValues(period);
    }

    /// <inheritdoc/>
    public void Update(double value)
    {
        if (_values.IsFull)
        {
            Publish(value - _values.Oldest);
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
