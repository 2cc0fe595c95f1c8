using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Volume-weighted average price since an anchor: the first bar, or the bar after the last call of Anchor (for
/// example each session's first). Not-a-number until there was volume.
/// </summary>
public sealed class AnchoredVwap : Indicator, IBarIndicator
{
    private readonly BarPriceKind _price;
    private double _traded;
    private double _volume;

    /// <summary>Makes an average price anchored at the first bar.</summary>
    /// <param name="price">The price of a bar.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public AnchoredVwap(BarPriceKind price = BarPriceKind.Typical)
        : base(nameof(AnchoredVwap), 1, (double)Parameter.Known(price, nameof(price)))
    {
        _price = price;
    }

    /// <inheritdoc/>
    public void Update(in PriceBar bar)
    {
        _traded += BarPrice.Of(bar, _price) * bar.Volume;
        _volume += bar.Volume;
        if (_volume > 0)
        {
            Publish(_traded / _volume);
        }
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _traded = 0;
        _volume = 0;
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        writer.Write(_traded);
        writer.Write(_volume);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _traded = reader.ReadDouble();
        _volume = reader.ReadDouble();
    }

    /// <summary>The next bar becomes the anchor; everything before is forgotten.</summary>
    public void Anchor() => Reset();
}
