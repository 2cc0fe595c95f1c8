using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Accumulation/distribution line: adds the volume times the place of the close in the bar's range, -1..1; a bar
/// without range adds nothing. M. Chaikin.
/// </summary>
public sealed class AccumulationDistribution : Indicator, IBarIndicator
{
    /// <summary>Makes a line that starts at 0 before the first bar.</summary>
    public AccumulationDistribution()
        : base(nameof(AccumulationDistribution), 1)
    {
    }

    /// <inheritdoc/>
    public void Update(in PriceBar bar)
    {
        Publish((IsReady ? Value : 0) + MoneyFlow(bar));
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

    /// <summary>Volume times the place of the close in the range, -1..1.</summary>
    /// <param name="bar">The bar.</param>
    /// <returns>Money flow volume, in units; 0 for a bar without range.</returns>
    public static double MoneyFlow(in PriceBar bar)
    {
        double range = bar.High - bar.Low;
        return range > 0 ? ((bar.Close - bar.Low) - (bar.High - bar.Close)) / range * bar.Volume : 0;
    }
}
