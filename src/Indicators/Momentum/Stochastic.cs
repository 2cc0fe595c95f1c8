using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Stochastic oscillator, 0..100: place of the close in the range of the last n bars, smoothed (%K), and the mean
/// of that (%D). J is 3K - 2D. A window without range gives 0. G. Lane.
/// </summary>
public sealed class Stochastic : Indicator, IBarIndicator
{
    private readonly WindowExtreme _high;
    private readonly WindowExtreme _low;
    private readonly Sma _slow;
    private readonly Sma _signal;

    /// <summary>Makes a stochastic oscillator.</summary>
    /// <param name="period">Bars of the range, 1 or more.</param>
    /// <param name="smoothing">Bars that smooth %K; 1 gives the fast form.</param>
    /// <param name="signalPeriod">Bars of %D, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public Stochastic(int period = 14, int smoothing = 3, int signalPeriod = 3)
        : base(
            nameof(Stochastic),
            Parameter.Period(period, nameof(period)) + Parameter.Period(smoothing, nameof(smoothing)) - 1,
            period,
            smoothing,
            Parameter.Period(signalPeriod, nameof(signalPeriod)))
    {
        _high = new WindowExtreme(period, greatest: true);
        _low = new WindowExtreme(period, greatest: false);
        _slow = new Sma(smoothing);
        _signal = new Sma(signalPeriod);
        SignalWarmUpBars = WarmUpBars + signalPeriod - 1;
    }

    /// <summary>Updates after which %D is defined.</summary>
    public int SignalWarmUpBars { get; }

    /// <summary>%K before smoothing, 0..100; not-a-number until the range window is full.</summary>
    public double Raw { get; private set; } = double.NaN;

    /// <summary>%K, 0..100; the same as the main value.</summary>
    public double K => Value;

    /// <summary>%D, 0..100; not-a-number until it has its own warm-up.</summary>
    public double D => _signal.Value;

    /// <summary>3K - 2D; may leave 0..100.</summary>
    public double J => (3.0 * Value) - (2.0 * _signal.Value);

    /// <inheritdoc/>
    public void Update(in PriceBar bar)
    {
        _high.Add(bar.High);
        _low.Add(bar.Low);
        if (!_high.IsFull)
        {
            return;
        }

        double low = _low.Value;
        double range = _high.Value - low;
        Raw = range > 0 ? 100.0 * (bar.Close - low) / range : 0;
        _slow.Update(Raw);
        if (_slow.IsReady)
        {
            _signal.Update(_slow.Value);
            Publish(_slow.Value);
        }
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _high.Reset();
        _low.Reset();
        _slow.Reset();
        _signal.Reset();
        Raw = double.NaN;
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _high.Save(writer);
        _low.Save(writer);
        _slow.Save(writer);
        _signal.Save(writer);
        writer.Write(Raw);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _high.Restore(reader);
        _low.Restore(reader);
        _slow.Restore(reader);
        _signal.Restore(reader);
        Raw = reader.ReadDouble();
    }
}
