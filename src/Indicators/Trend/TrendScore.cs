using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Trend score: 2 s + 0.7 ADX sign(s) - 10 v, where s is the percent slope of a moving average and v the average
/// range in percent of the close relative to its own median. Rewards a steep, directed trend, punishes unusual
/// volatility. v is 1 while the median is undefined or 0.
/// </summary>
public sealed class TrendScore : Indicator, IBarIndicator
{
    private readonly Sma _average;
    private readonly RelativeSlope _slope;
    private readonly Adx _adx;
    private readonly Atr _range;
    private readonly RollingMedian _median;

    /// <summary>Makes a trend score.</summary>
    /// <param name="averagePeriod">Bars of the moving average of closes, 1 or more.</param>
    /// <param name="slopePeriod">Bars over which its slope is taken, 1 or more.</param>
    /// <param name="adxPeriod">n of the directional index (recursive from the first bar), 2 or more.</param>
    /// <param name="rangePeriod">Bars of the simple average range, 1 or more.</param>
    /// <param name="medianPeriod">Bars of the median of the average range in percent, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public TrendScore(
        int averagePeriod = 50,
        int slopePeriod = 10,
        int adxPeriod = 14,
        int rangePeriod = 14,
        int medianPeriod = 120)
        : base(
            nameof(TrendScore),
            Math.Max(
                Math.Max(
                    Parameter.Period(averagePeriod, nameof(averagePeriod))
                        + Parameter.Period(slopePeriod, nameof(slopePeriod)),
                    (2 * Parameter.Period(adxPeriod, nameof(adxPeriod), 2)) - 1),
                Parameter.Period(rangePeriod, nameof(rangePeriod))),
            averagePeriod,
            slopePeriod,
            adxPeriod,
            rangePeriod,
            Parameter.Period(medianPeriod, nameof(medianPeriod)))
    {
        _average = new Sma(averagePeriod);
        _slope = new RelativeSlope(slopePeriod);
        _adx = new Adx(adxPeriod, DirectionalSeed.FirstValue);
        _range = new Atr(rangePeriod, RangeAverage.Simple, FirstRange.HighLow);
        _median = new RollingMedian(medianPeriod);
    }

    /// <summary>Change of the moving average as a fraction over the slope period.</summary>
    public double Slope => _slope.Value;

    /// <summary>Median of the average range in percent of the close; not-a-number until its window is full.</summary>
    public double RangePercentMedian => _median.Value;

    /// <inheritdoc/>
    public void Update(in PriceBar bar)
    {
        _adx.Update(bar);
        _range.Update(bar);
        if (_range.IsReady)
        {
            _median.Update(_range.Percent);
        }

        _average.Update(bar.Close);
        if (_average.IsReady)
        {
            _slope.Update(_average.Value);
        }

        if (_slope.IsReady && _adx.IsReady && _range.IsReady)
        {
            double slope = 100.0 * _slope.Value;
            double ratio = _median.Value > 0 ? _range.Percent / _median.Value : 1.0;
            double direction = slope > 0 ? 1.0 : slope < 0 ? -1.0 : 0.0;
            Publish((2.0 * slope) + (0.7 * _adx.Value * direction) - (10.0 * ratio));
        }
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _average.Reset();
        _slope.Reset();
        _adx.Reset();
        _range.Reset();
        _median.Reset();
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _average.Save(writer);
        _slope.Save(writer);
        _adx.Save(writer);
        _range.Save(writer);
        _median.Save(writer);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _average.Restore(reader);
        _slope.Restore(reader);
        _adx.Restore(reader);
        _range.Restore(reader);
        _median.Restore(reader);
    }
}
