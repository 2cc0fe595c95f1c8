using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Directional movement system: +DM, -DM, +DI, -DI and DX (the main value, 0..100). J. W. Wilder, New Concepts in
/// Technical Trading Systems, 1978.
/// </summary>
public sealed class DirectionalMovement : Indicator, IBarIndicator
{
    private readonly DirectionalSeed _seed;
    private readonly double _period;
    private ExponentialFilter _plus;
    private ExponentialFilter _minus;
    private ExponentialFilter _range;
    private PriceBar _previous;
    private bool _started;

    /// <summary>Makes a directional movement system.</summary>
    /// <param name="period">n of the weight 1/n, 1 or more.</param>
    /// <param name="seed">How it starts.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public DirectionalMovement(int period = 14, DirectionalSeed seed = DirectionalSeed.Full)
        : base(
            nameof(DirectionalMovement),
            Parameter.Period(period, nameof(period)) + (seed == DirectionalSeed.Full ? 1 : 0),
            period,
            (double)Parameter.Known(seed, nameof(seed)))
    {
        AverageSeed average = seed == DirectionalSeed.FirstValue ? AverageSeed.FirstValue : AverageSeed.Mean;
        _seed = seed;
        _period = period;
        _plus = ExponentialFilter.Wilder(period, average);
        _minus = ExponentialFilter.Wilder(period, average);
        _range = ExponentialFilter.Wilder(period, average);
    }

    /// <summary>Smoothed upward movement as a running sum over n bars, in the unit of the price.</summary>
    public double PlusDm => IsReady ? _plus.Current * _period : double.NaN;

    /// <summary>Smoothed downward movement as a running sum over n bars, in the unit of the price.</summary>
    public double MinusDm => IsReady ? _minus.Current * _period : double.NaN;

    /// <summary>+DI, 0..100: upward movement in percent of the true range.</summary>
    public double PlusDi { get; private set; } = double.NaN;

    /// <summary>-DI, 0..100: downward movement in percent of the true range.</summary>
    public double MinusDi { get; private set; } = double.NaN;

    /// <summary>DX, 0..100; the same as the main value; 0 without any movement.</summary>
    public double Dx => Value;

    /// <inheritdoc/>
    public void Update(in PriceBar bar)
    {
        if (!_started)
        {
            Start(bar);
            return;
        }

        double up = bar.High - _previous.High;
        double down = _previous.Low - bar.Low;
        double range = Math.Max(
            bar.High - bar.Low,
            Math.Max(Math.Abs(bar.High - _previous.Close), Math.Abs(bar.Low - _previous.Close)));
        _previous = bar;
        Smooth(up > down && up > 0 ? up : 0, down > up && down > 0 ? down : 0, range);
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _plus.Reset();
        _minus.Reset();
        _range.Reset();
        PlusDi = double.NaN;
        MinusDi = double.NaN;
        _previous = default;
        _started = false;
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _plus.Save(writer);
        _minus.Save(writer);
        _range.Save(writer);
        writer.Write(PlusDi);
        writer.Write(MinusDi);
        writer.Write([_previous.Open, _previous.High, _previous.Low, _previous.Close, _previous.Volume]);
        writer.Write(_started ? 1L : 0L);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _plus.Restore(reader);
        _minus.Restore(reader);
        _range.Restore(reader);
        PlusDi = reader.ReadDouble();
        MinusDi = reader.ReadDouble();
        Span<double> saved = stackalloc double[5];
        reader.ReadDoubles(saved);
        _previous = new PriceBar(saved[0], saved[1], saved[2], saved[3], saved[4]);
        _started = reader.ReadInt64() != 0;
    }

    private void Start(in PriceBar bar)
    {
        _started = true;
        _previous = bar;
        if (_seed == DirectionalSeed.Short)
        {
            Smooth(0, 0, 0);
        }
        else if (_seed == DirectionalSeed.FirstValue)
        {
            Smooth(0, 0, bar.High - bar.Low);
        }
    }

    private void Smooth(double plus, double minus, double range)
    {
        _plus.Update(plus);
        _minus.Update(minus);
        _range.Update(range);
        if (!_plus.IsReady)
        {
            return;
        }

        PlusDi = _range.Current > 0 ? 100.0 * _plus.Current / _range.Current : 0;
        MinusDi = _range.Current > 0 ? 100.0 * _minus.Current / _range.Current : 0;
        double sum = PlusDi + MinusDi;
        Publish(sum > 0 ? 100.0 * Math.Abs(PlusDi - MinusDi) / sum : 0);
    }
}
