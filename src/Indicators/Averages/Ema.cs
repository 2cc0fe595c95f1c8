using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>Exponential moving average with weight 2/(n+1) on the newest number.</summary>
public sealed class Ema : Indicator, IValueIndicator
{
    private ExponentialFilter _filter;

    /// <summary>Makes an exponential average.</summary>
    /// <param name="period">n of the weight 2/(n+1), 1 or more.</param>
    /// <param name="seed">How it starts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The period is out of range.</exception>
    public Ema(int period, AverageSeed seed = AverageSeed.Mean)
        : base(
            nameof(Ema),
            seed == AverageSeed.FirstValueImmediate ? 1 : Parameter.Period(period, nameof(period)),
            Parameter.Period(period, nameof(period)),
            (double)Parameter.Known(seed, nameof(seed)))
    {
        _filter = new ExponentialFilter(2.0 / (period + 1.0), period, seed);
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
