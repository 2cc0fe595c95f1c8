using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>One price of each bar: turns a bar into a number for indicators of one series.</summary>
public sealed class BarPrice : Indicator, IBarIndicator
{
    private readonly BarPriceKind _kind;

    /// <summary>Makes a price of the given kind.</summary>
    /// <param name="kind">Which price.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public BarPrice(BarPriceKind kind)
        : base(nameof(BarPrice), 1, (double)Parameter.Known(kind, nameof(kind)))
    {
        _kind = kind;
    }

    /// <inheritdoc/>
    public void Update(in PriceBar bar)
    {
        Publish(Of(bar, _kind));
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        // There is no state beyond the value.
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        // There is no state beyond the value.
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        // There is no state beyond the value.
    }

    /// <summary>The price without any state.</summary>
    /// <param name="bar">The bar.</param>
    /// <param name="kind">Which price.</param>
    /// <returns>The price, in the unit of the bar.</returns>
    public static double Of(in PriceBar bar, BarPriceKind kind) => kind switch
    {
        BarPriceKind.Close => bar.Close,
        BarPriceKind.Open => bar.Open,
        BarPriceKind.High => bar.High,
        BarPriceKind.Low => bar.Low,
        BarPriceKind.Median => (bar.High + bar.Low) / 2.0,
        BarPriceKind.Typical => (bar.High + bar.Low + bar.Close) / 3.0,
        BarPriceKind.Average => (bar.Open + bar.High + bar.Low + bar.Close) / 4.0,
        BarPriceKind.Weighted => (bar.High + bar.Low + bar.Close + bar.Close) / 4.0,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "kind is not a known price of a bar."),
    };
}
