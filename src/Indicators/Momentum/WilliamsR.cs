using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Williams %R, -100..0: distance of the close from the highest high in percent of the range of n bars. A window
/// without range gives 0. L. Williams.
/// </summary>
public sealed class WilliamsR : Indicator, IBarIndicator
{
    private readonly WindowExtreme _high;
    private readonly WindowExtreme _low;

    /// <summary>Makes a Williams %R.</summary>
    /// <param name="period">Bars of the range, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public WilliamsR(int period = 14)
        : base(nameof(WilliamsR), Parameter.Period(period, nameof(period)), period)
    {
        _high = new WindowExtreme(period, greatest: true);
        _low = new WindowExtreme(period, greatest: false);
    }

    /// <inheritdoc/>
    public void Update(in PriceBar bar)
    {
        _high.Add(bar.High);
        _low.Add(bar.Low);
        if (_high.IsFull)
        {
            double range = _high.Value - _low.Value;
            Publish(range > 0 ? 100.0 * (bar.Close - _high.Value) / range : 0);
        }
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _high.Reset();
        _low.Reset();
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _high.Save(writer);
        _low.Save(writer);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _high.Restore(reader);
        _low.Restore(reader);
    }
}
