using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Commodity channel index: (typical price - its mean) / (0.015 * mean absolute deviation). The deviation from a
/// moving mean has no running form: n steps a bar. A window without deviation gives 0. D. Lambert, Commodities,
/// 1980.
/// </summary>
public sealed class Cci : Indicator, IBarIndicator
{
    private readonly WindowSum _sum;
    private readonly WindowValues _values;
    private readonly double _period;

    /// <summary>Makes a commodity channel index.</summary>
    /// <param name="period">Bars in the window, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public Cci(int period = 20)
        : base(nameof(Cci), Parameter.Period(period, nameof(period)), period)
    {
        _sum = new WindowSum(period);
        _values = new WindowValues(period);
        _period = period;
    }

    /// <inheritdoc/>
    public void Update(in PriceBar bar)
    {
        double typical = (bar.High + bar.Low + bar.Close) / 3.0;
        _sum.Add(typical);
        _values.Add(typical);
        if (!_values.IsFull)
        {
            return;
        }

        double mean = _sum.Sum / _period;
        double deviations = 0;
        foreach (double value in _values.Unordered)
        {
            deviations += Math.Abs(value - mean);
        }

        double deviation = deviations / _period;
        Publish(deviation > 0 ? (typical - mean) / (0.015 * deviation) : 0);
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _sum.Reset();
        _values.Reset();
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _sum.Save(writer);
        _values.Save(writer);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _sum.Restore(reader);
        _values.Restore(reader);
    }
}
