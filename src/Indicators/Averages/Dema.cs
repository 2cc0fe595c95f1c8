using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Double exponential moving average: 2 * E1 - E2, all seeded with means. E2 is the EMA of E1. P. Mulloy, Technical
/// Analysis of Stocks and Commodities, 1994.
/// </summary>
public sealed class Dema : Indicator, IValueIndicator
{
    private readonly Ema _first;
    private readonly Ema _second;

    /// <summary>Makes the average.</summary>
    /// <param name="period">n of the weight 2/(n+1), 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public Dema(int period)
        : base(nameof(Dema), (2 * Parameter.Period(period, nameof(period))) - 1, period)
    {
        _first = new Ema(period);
        _second = new Ema(period);
    }

    /// <inheritdoc/>
    public void Update(double value)
    {
        _first.Update(value);
        if (!_first.IsReady)
        {
            return;
        }

        _second.Update(_first.Value);
        if (_second.IsReady)
        {
            Publish((2.0 * _first.Value) - _second.Value);
        }
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _first.Reset();
        _second.Reset();
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _first.Save(writer);
        _second.Save(writer);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _first.Restore(reader);
        _second.Restore(reader);
    }
}
