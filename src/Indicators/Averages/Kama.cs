using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Kaufman's adaptive moving average: the efficiency of the last n bars (net change over path) moves the weight
/// between a fast and a slow EMA, squared. The value of bar n is the price itself. P. Kaufman, Smarter Trading,
/// 1995.
/// </summary>
public sealed class Kama : Indicator, IValueIndicator
{
    private readonly WindowSum _path;
    private readonly WindowValues _values;
    private readonly double _fast;
    private readonly double _slow;
    private readonly int _period;
    private int _count;
    private double _previous;

    /// <summary>Makes an adaptive average.</summary>
    /// <param name="period">Bars of the efficiency ratio, 1 or more.</param>
    /// <param name="fastPeriod">EMA period in a perfect trend, 1 or more.</param>
    /// <param name="slowPeriod">EMA period without any trend; not below the fast one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public Kama(int period, int fastPeriod = 2, int slowPeriod = 30)
        : base(
            nameof(Kama),
            Parameter.Period(period, nameof(period)),
            period,
            Parameter.Period(fastPeriod, nameof(fastPeriod)),
            Parameter.Period(slowPeriod, nameof(slowPeriod), fastPeriod))
    {
        _path = new WindowSum(period);
        _values = new WindowValues(period);
        _fast = 2.0 / (fastPeriod + 1.0);
        _slow = 2.0 / (slowPeriod + 1.0);
        _period = period;
    }

    /// <inheritdoc/>
    public void Update(double value)
    {
        if (_count > 0)
        {
            _path.Add(Math.Abs(value - _previous));
        }

        _previous = value;
        if (_count < _period)
        {
            _count++;
            _values.Add(value);
            if (_count == _period)
            {
                Publish(value);
            }

            return;
        }

        double path = _path.Sum;
        double efficiency = path > 0 ? Math.Abs(value - _values.Oldest) / path : 0;
        _values.Add(value);
        double root = (efficiency * (_fast - _slow)) + _slow;
        Publish(Value + (root * root * (value - Value)));
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _path.Reset();
        _values.Reset();
        _count = 0;
        _previous = 0;
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _path.Save(writer);
        _values.Save(writer);
        writer.Write(_count);
        writer.Write(_previous);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _path.Restore(reader);
        _values.Restore(reader);
        _count = SavedIndex.Read(reader, _period);
        _previous = reader.ReadDouble();
    }
}
