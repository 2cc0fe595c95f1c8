using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Money flow index, 0..100: like a simple relative strength index of typical price times volume. Without negative
/// flow in the window it is 100. G. Quong and A. Soudack.
/// </summary>
public sealed class Mfi : Indicator, IBarIndicator
{
    private readonly WindowSum _positive;
    private readonly WindowSum _negative;
    private double _previous = double.NaN;
    private bool _started;

    /// <summary>Makes a money flow index.</summary>
    /// <param name="period">Flows in the window, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public Mfi(int period = 14)
        : base(nameof(Mfi), Parameter.Period(period, nameof(period)) + 1, period)
    {
        _positive = new WindowSum(period);
        _negative = new WindowSum(period);
    }

    /// <inheritdoc/>
    public void Update(in PriceBar bar)
    {
        double typical = BarPrice.Of(bar, BarPriceKind.Typical);
        double previous = _previous;
        _previous = typical;
        if (!_started)
        {
            _started = true;
            return;
        }

        double flow = typical * bar.Volume;
        _positive.Add(typical > previous ? flow : 0);
        _negative.Add(typical < previous ? flow : 0);
        if (_positive.IsFull)
        {
            double negative = _negative.Sum;
            Publish(negative > 0 ? 100.0 * _positive.Sum / (_positive.Sum + negative) : 100.0);
        }
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _positive.Reset();
        _negative.Reset();
        _previous = double.NaN;
        _started = false;
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _positive.Save(writer);
        _negative.Save(writer);
        writer.Write(_previous);
        writer.Write(_started ? 1L : 0L);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _positive.Restore(reader);
        _negative.Restore(reader);
        _previous = reader.ReadDouble();
        _started = reader.ReadInt64() != 0;
    }
}
