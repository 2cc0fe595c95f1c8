using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Relative change over n bars: as fraction, percent or ratio. Infinite or not-a-number when the old number is 0.
/// </summary>
public sealed class RateOfChange : Indicator, IValueIndicator
{
    private readonly WindowValues _values;
    private readonly ChangeUnit _unit;

    /// <summary>Makes a rate of change over n bars.</summary>
    /// <param name="period">Bars to look back, 1 or more.</param>
    /// <param name="unit">Unit of the value.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public RateOfChange(int period, ChangeUnit unit = ChangeUnit.Percent)
        : base(
            nameof(RateOfChange),
            Parameter.Period(period, nameof(period)) + 1,
            period,
            (double)Parameter.Known(unit, nameof(unit)))
    {
        _values = new WindowValues(period);
        _unit = unit;
    }

    /// <inheritdoc/>
    public void Update(double value)
    {
        if (_values.IsFull)
        {
            double old = _values.Oldest;
            Publish(_unit switch
            {
                ChangeUnit.Percent => 100.0 * (value - old) / old,
                ChangeUnit.Fraction => (value - old) / old,
                _ => value / old,
            });
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
