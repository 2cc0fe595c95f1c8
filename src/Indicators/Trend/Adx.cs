using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Average directional index, 0..100: Wilder average of DX; with its rating ADXR, the mean of the index now and
/// about n bars ago. J. W. Wilder, New Concepts in Technical Trading Systems, 1978.
/// </summary>
public sealed class Adx : Indicator, IBarIndicator
{
    private readonly DirectionalMovement _movement;
    private readonly WindowValues _lagged;
    private ExponentialFilter _average;

    /// <summary>Makes an average directional index.</summary>
    /// <param name="period">n of all averages, 2 or more.</param>
    /// <param name="seed">How it starts.</param>
    /// <param name="lag">How far back the rating looks.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public Adx(
        int period = 14,
        DirectionalSeed seed = DirectionalSeed.Full,
        AdxrLag lag = AdxrLag.PeriodMinusOne)
        : base(
            nameof(Adx),
            (2 * Parameter.Period(period, nameof(period), 2)) - (seed == DirectionalSeed.Full ? 0 : 1),
            period,
            (double)Parameter.Known(seed, nameof(seed)),
            (double)Parameter.Known(lag, nameof(lag)))
    {
        int back = lag == AdxrLag.Period ? period : period - 1;
        _movement = new DirectionalMovement(period, seed);
        _average = ExponentialFilter.Wilder(
            period, seed == DirectionalSeed.FirstValue ? AverageSeed.FirstValue : AverageSeed.Mean);
        _lagged = new WindowValues(back);
        RatingWarmUpBars = WarmUpBars + back;
    }

    /// <summary>Updates after which the rating is defined.</summary>
    public int RatingWarmUpBars { get; }

    /// <summary>+DI, 0..100; defined n bars before the index.</summary>
    public double PlusDi => _movement.PlusDi;

    /// <summary>-DI, 0..100; defined n bars before the index.</summary>
    public double MinusDi => _movement.MinusDi;

    /// <summary>DX, 0..100; defined n bars before the index.</summary>
    public double Dx => _movement.Dx;

    /// <summary>The rating, 0..100; not-a-number until it has its own warm-up.</summary>
    public double Adxr { get; private set; } = double.NaN;

    /// <inheritdoc/>
    public void Update(in PriceBar bar)
    {
        _movement.Update(bar);
        if (!_movement.IsReady)
        {
            return;
        }

        _average.Update(_movement.Dx);
        if (!_average.IsReady)
        {
            return;
        }

        double index = _average.Current;
        if (_lagged.IsFull)
        {
            Adxr = (index + _lagged.Oldest) / 2.0;
        }

        _lagged.Add(index);
        Publish(index);
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _movement.Reset();
        _average.Reset();
        _lagged.Reset();
        Adxr = double.NaN;
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _movement.Save(writer);
        _average.Save(writer);
        _lagged.Save(writer);
        writer.Write(Adxr);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _movement.Restore(reader);
        _average.Restore(reader);
        _lagged.Restore(reader);
        Adxr = reader.ReadDouble();
    }
}
