using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Volume-weighted average price of the last n bars; not-a-number while the window holds no volume.
/// </summary>
public sealed class RollingVwap : Indicator, IBarIndicator
{
    private readonly WindowSum _traded;
    private readonly WindowSum _volume;
    private readonly BarPriceKind _price;

    /// <summary>Makes a rolling average price.</summary>
    /// <param name="period">Bars in the window, 1 or more.</param>
    /// <param name="price">The price of a bar.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public RollingVwap(int period, BarPriceKind price = BarPriceKind.Typical)
        : base(
            nameof(RollingVwap),
            Parameter.Period(period, nameof(period)),
            period,
            (double)Parameter.Known(price, nameof(price)))
    {
        _traded = new WindowSum(period);
        _volume = new WindowSum(period);
        _price = price;
    }

    /// <inheritdoc/>
    public void Update(in PriceBar bar)
    {
        _traded.Add(BarPrice.Of(bar, _price) * bar.Volume);
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
