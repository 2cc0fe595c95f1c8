using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Volume-weighted moving average of closes: sum of close * volume over sum of volume; not-a-number while the
/// window holds no volume.
/// </summary>
public sealed class Vwma : Indicator, IBarIndicator
{
    private readonly WindowSum _traded;
    private readonly WindowSum _volume;

    /// <summary>Makes a volume-weighted average.</summary>
    /// <param name="period">Bars in the window, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public Vwma(int period)
        : base(nameof(Vwma), Parameter.Period(period, nameof(period)), period)
    {
        _traded = new WindowSum(period);
        _volume = new WindowSum(period);
    }

    /// <inheritdoc/>
    public void Update(in PriceBar bar)
    {
        _traded.Add(bar.Close * bar.Volume);
        _volume.Add(bar.Volume);
        if (_volume.IsFull)
        {
            Publish(_volume.Sum > 0 ? _traded.Sum / _volume.Sum : double.NaN);
        }
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _traded.Reset();
        _volume.Reset();
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _traded.Save(writer);
        _volume.Save(writer);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _traded.Restore(reader);
        _volume.Restore(reader);
    }
}
