using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Stochastic oscillator of the relative strength index, 0..100: place of the index in its own range of n values,
/// smoothed, and a signal. A window without range gives 0. T. Chande and S. Kroll, The New Technical Trader, 1994.
/// </summary>
public sealed class StochasticRsi : Indicator, IValueIndicator
{
    private readonly Rsi _rsi;
    private readonly WindowExtreme _high;
    private readonly WindowExtreme _low;
    private readonly Sma _slow;
    private readonly Sma _signal;

    /// <summary>Makes a stochastic relative strength index.</summary>
    /// <param name="rsiPeriod">Changes averaged by the index, 1 or more.</param>
    /// <param name="period">Values of the index in the range, 1 or more.</param>
    /// <param name="smoothing">Values that smooth the result; 1 gives the raw form.</param>
    /// <param name="signalPeriod">Values of the signal, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public StochasticRsi(int rsiPeriod = 14, int period = 14, int smoothing = 3, int signalPeriod = 3)
        : base(
            nameof(StochasticRsi),
            Parameter.Period(rsiPeriod, nameof(rsiPeriod)) + Parameter.Period(period, nameof(period))
                + Parameter.Period(smoothing, nameof(smoothing)) - 1,
            rsiPeriod,
            period,
            smoothing,
            Parameter.Period(signalPeriod, nameof(signalPeriod)))
    {
        _rsi = new Rsi(rsiPeriod);
        _high = new WindowExtreme(period, greatest: true);
        _low = new WindowExtreme(period, greatest: false);
        _slow = new Sma(smoothing);
        _signal = new Sma(signalPeriod);
        SignalWarmUpBars = WarmUpBars + signalPeriod - 1;
    }

    /// <summary>Updates after which the signal is defined.</summary>
    public int SignalWarmUpBars { get; }

    /// <summary>The value before smoothing, 0..100.</summary>
    public double Raw { get; private set; } = double.NaN;

    /// <summary>Mean of the last smoothed values, 0..100; not-a-number until it has its own warm-up.</summary>
    public double Signal => _signal.Value;

    /// <inheritdoc/>
    public void Update(double value)
    {
        _rsi.Update(value);
        if (!_rsi.IsReady)
        {
            return;
        }

        _high.Add(_rsi.Value);
        _low.Add(_rsi.Value);
        if (!_high.IsFull)
        {
            return;
        }

        double low = _low.Value;
        double range = _high.Value - low;
        Raw = range > 0 ? 100.0 * (_rsi.Value - low) / range : 0;
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
        _rsi.Reset();
        _high.Reset();
        _low.Reset();
        _slow.Reset();
        _signal.Reset();
        Raw = double.NaN;
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _rsi.Save(writer);
        _high.Save(writer);
        _low.Save(writer);
        _slow.Save(writer);
        _signal.Save(writer);
        writer.Write(Raw);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _rsi.Restore(reader);
        _high.Restore(reader);
        _low.Restore(reader);
        _slow.Restore(reader);
        _signal.Restore(reader);
        Raw = reader.ReadDouble();
    }
}
