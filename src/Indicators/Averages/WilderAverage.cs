using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Wilder's average (smoothed or running average): weight 1/n on the newest number. J. W. Wilder, New Concepts in
/// Technical Trading Systems, 1978.
/// </summary>
public sealed class WilderAverage : Indicator, IValueIndicator
{
    private ExponentialFilter _filter;

    /// <summary>Makes a Wilder average.</summary>
    /// <param name="period">n of the weight 1/n, 1 or more.</param>
    /// <param name="seed">How it starts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public WilderAverage(int period, AverageSeed seed = AverageSeed.Mean)
        : base(
            nameof(WilderAverage),
            seed == AverageSeed.FirstValueImmediate ? 1 : Parameter.Period(period, nameof(period)),
            Parameter.Period(period, nameof(period)),
            (double)Parameter.Known(seed, nameof(seed)))
    {
        _filter = ExponentialFilter.Wilder(period, seed);
    }

    /// <inheritdoc/>
    public void Update(double value)
    {
        _filter.Update(value);
        if (_filter.IsReady)
        {
            Publish(_filter.Current);
        }
    }

    /// <inheritdoc/>
    protected override void ResetState() => _filter.Reset();

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer) => _filter.Save(writer);

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader) => _filter.Restore(reader);
}
