using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Volume oscillator, percent: how far the short mean volume lies above the long one; 0 while the long mean is 0.
/// </summary>
public sealed class VolumeOscillator : Indicator, IBarIndicator
{
    private readonly Sma _short;
    private readonly Sma _long;

    /// <summary>Makes a volume oscillator.</summary>
    /// <param name="shortPeriod">Bars of the short mean, 1 or more.</param>
    /// <param name="longPeriod">Bars of the long mean, above the short one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public VolumeOscillator(int shortPeriod = 5, int longPeriod = 20)
        : base(
            nameof(VolumeOscillator),
            Parameter.Period(longPeriod, nameof(longPeriod)),
            Parameter.Period(shortPeriod, nameof(shortPeriod)),
            Parameter.Period(longPeriod, nameof(longPeriod), shortPeriod + 1))
    {
        _short = new Sma(shortPeriod);
        _long = new Sma(longPeriod);
    }

    /// <inheritdoc/>
    public void Update(in PriceBar bar)
    {
        _short.Update(bar.Volume);
        _long.Update(bar.Volume);
        if (_long.IsReady)
        {
            Publish(_long.Value > 0 ? 100.0 * (_short.Value - _long.Value) / _long.Value : 0);
        }
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _short.Reset();
        _long.Reset();
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _short.Save(writer);
        _long.Save(writer);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _short.Restore(reader);
        _long.Restore(reader);
    }
}
