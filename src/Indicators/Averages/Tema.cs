using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Triple exponential moving average: 3 * E1 - 3 * E2 + E3, all seeded with means. E2 is the EMA of E1, E3 the EMA
/// of E2. P. Mulloy, Technical Analysis of Stocks and Commodities, 1994.
/// </summary>
public sealed class Tema : Indicator, IValueIndicator
{
    private readonly Ema _first;
    private readonly Ema _second;
    private readonly Ema _third;

    /// <summary>Makes the average.</summary>
    /// <param name="period">n of the weight 2/(n+1), 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public Tema(int period)
        : base(nameof(Tema), (3 * Parameter.Period(period, nameof(period))) - 2, period)
    {
        _first = new Ema(period);
        _second = new Ema(period);
        _third = new Ema(period);
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
        if (!_second.IsReady)
        {
            return;
        }

        _third.Update(_second.Value);
        if (_third.IsReady)
        {
            Publish((3.0 * (_first.Value - _second.Value)) + _third.Value);
        }
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _first.Reset();
        _second.Reset();
        _third.Reset();
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _first.Save(writer);
        _second.Save(writer);
        _third.Save(writer);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _first.Restore(reader);
        _second.Restore(reader);
        _third.Restore(reader);
    }
}
