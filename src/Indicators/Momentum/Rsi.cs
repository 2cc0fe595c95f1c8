using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Relative strength index, 0..100: average gain over average gain plus average loss. Without any loss in the
/// average it is 100, or not-a-number by option. J. W. Wilder, New Concepts in Technical Trading Systems, 1978; the
/// simple form is Cutler's.
/// </summary>
public sealed class Rsi : Indicator, IValueIndicator
{
    private readonly RsiNoLoss _noLoss;
    private readonly WindowSum? _gainWindow;
    private readonly WindowSum? _lossWindow;
    private ExponentialFilter _gain;
    private ExponentialFilter _loss;
    private double _previous = double.NaN;
    private bool _started;

    /// <summary>Makes a relative strength index.</summary>
    /// <param name="period">Changes averaged, 1 or more.</param>
    /// <param name="smoothing">How gains and losses are averaged.</param>
    /// <param name="noLoss">The value while the average loss is 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public Rsi(int period, RsiSmoothing smoothing = RsiSmoothing.Wilder, RsiNoLoss noLoss = RsiNoLoss.Hundred)
        : base(
            nameof(Rsi),
            Parameter.Period(period, nameof(period)) + 1,
            period,
            (double)Parameter.Known(smoothing, nameof(smoothing)),
            (double)Parameter.Known(noLoss, nameof(noLoss)))
    {
        _noLoss = noLoss;
        if (smoothing == RsiSmoothing.Simple)
        {
            _gainWindow = new WindowSum(period);
            _lossWindow = new WindowSum(period);
        }

        AverageSeed seed = smoothing == RsiSmoothing.WilderFromFirst ? AverageSeed.FirstValue : AverageSeed.Mean;
        _gain = ExponentialFilter.Wilder(period, seed);
        _loss = ExponentialFilter.Wilder(period, seed);
    }

    /// <inheritdoc/>
    public void Update(double value)
    {
        double change = value - _previous;
        _previous = value;
        if (!_started)
        {
            _started = true;
            return;
        }

        double gain = Math.Max(change, 0);
        double loss = Math.Max(-change, 0);
        if (_gainWindow is not null)
        {
            UpdateSimple(gain, loss);
            return;
        }

        _gain.Update(gain);
        _loss.Update(loss);
        if (_gain.IsReady)
        {
            Publish(ValueOf(_gain.Current, _loss.Current));
        }
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _gain.Reset();
        _loss.Reset();
        _gainWindow?.Reset();
        _lossWindow?.Reset();
        _previous = double.NaN;
        _started = false;
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _gain.Save(writer);
        _loss.Save(writer);
        _gainWindow?.Save(writer);
        _lossWindow?.Save(writer);
        writer.Write(_previous);
        writer.Write(_started ? 1L : 0L);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _gain.Restore(reader);
        _loss.Restore(reader);
        _gainWindow?.Restore(reader);
        _lossWindow?.Restore(reader);
        _previous = reader.ReadDouble();
        _started = reader.ReadInt64() != 0;
    }

    private void UpdateSimple(double gain, double loss)
    {
        _gainWindow!.Add(gain);
        _lossWindow!.Add(loss);
        if (_gainWindow.IsFull)
        {
            Publish(ValueOf(_gainWindow.Sum, _lossWindow.Sum));
        }
    }

    private double ValueOf(double gain, double loss)
    {
        if (loss == 0)
        {
            return _noLoss == RsiNoLoss.Hundred ? 100.0 : double.NaN;
        }

        return 100.0 * gain / (gain + loss);
    }
}
