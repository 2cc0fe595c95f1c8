using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Chaikin money flow, -1..1: money flow volume over volume of the last n bars; 0 while the window holds no volume.
/// M. Chaikin.
/// </summary>
public sealed class Cmf : Indicator, IBarIndicator
{
    private readonly WindowSum _flow;
    private readonly WindowSum _volume;

    /// <summary>Makes a money flow.</summary>
    /// <param name="period">Bars in the window, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public Cmf(int period = 20)
        : base(nameof(Cmf), Parameter.Period(period, nameof(period)), period)
    {
        _flow = new WindowSum(period);
        _volume = new WindowSum(period);
    }

    /// <inheritdoc/>
    public void Update(in PriceBar bar)
    {
        _flow.Add(AccumulationDistribution.MoneyFlow(bar));
        _volume.Add(bar.Volume);
        if (_flow.IsFull)
        {
            Publish(_volume.Sum > 0 ? _flow.Sum / _volume.Sum : 0);
        }
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _flow.Reset();
        _volume.Reset();
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _flow.Save(writer);
        _volume.Save(writer);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _flow.Restore(reader);
        _volume.Restore(reader);
    }
}
