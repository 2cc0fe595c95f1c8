using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>Percent change per bar of a triple exponential average. J. Hutson, 1983.</summary>
public sealed class Trix : Indicator, IValueIndicator
{
    private readonly Ema _first;
    private readonly Ema _second;
    private readonly Ema _third;
    private readonly TrixSeed _seed;
    private readonly int _warmUp;
    private int _count;
    private double _previous = double.NaN;

    /// <summary>Makes a TRIX.</summary>
    /// <param name="period">n of the weight 2/(n+1), 1 or more.</param>
    /// <param name="seed">How the averages start.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public Trix(int period, TrixSeed seed = TrixSeed.Mean)
        : base(
            nameof(Trix),
            WarmUpOf(Parameter.Period(period, nameof(period)), seed),
            period,
            (double)Parameter.Known(seed, nameof(seed)))
    {
        AverageSeed first = seed == TrixSeed.FirstValue ? AverageSeed.FirstValue : AverageSeed.Mean;
        AverageSeed rest = seed == TrixSeed.MeanThenFirst ? AverageSeed.FirstValueImmediate : first;
        _first = new Ema(period, first);
        _second = new Ema(period, rest);
        _third = new Ema(period, rest);
        _seed = seed;
        _warmUp = WarmUpBars;
    }

    /// <inheritdoc/>
    public void Update(double value)
    {
        if (_count < _warmUp)
        {
            _count++;
        }

        _first.Update(value);
        if (!_first.IsReady)
        {
            return;
        }

        _second.Update(_first.Value);
        if (!_second.IsReady)
        {
            return;
        }

        _third.Update(_second.Value);
        if (!_third.IsReady)
        {
            return;
        }

        if (_count == _warmUp)
        {
            double change = _third.Value - _previous;
            Publish(100.0 * change / (_seed == TrixSeed.FirstValue ? _third.Value : _previous));
        }

        _previous = _third.Value;
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _first.Reset();
        _second.Reset();
        _third.Reset();
        _count = 0;
        _previous = double.NaN;
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _first.Save(writer);
        _second.Save(writer);
        _third.Save(writer);
        writer.Write(_count);
        writer.Write(_previous);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _first.Restore(reader);
        _second.Restore(reader);
        _third.Restore(reader);
        _count = SavedIndex.Read(reader, _warmUp);
        _previous = reader.ReadDouble();
    }

    private static int WarmUpOf(int period, TrixSeed seed) =>
        seed == TrixSeed.MeanThenFirst ? period + 1 : (3 * (period - 1)) + 2;
}
