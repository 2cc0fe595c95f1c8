using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// The recursion y += w * (x - y) with its seed: the core of every exponential and Wilder average. A mutable struct
/// held in a field, so that an average is one object.
/// </summary>
internal struct ExponentialFilter
{
    private readonly double _weight;
    private readonly int _period;
    private readonly AverageSeed _seed;
    private int _count;
    private double _sum;

    public ExponentialFilter(double weight, int period, AverageSeed seed)
    {
        _weight = weight;
        _period = period;
        _seed = seed;
    }

    public readonly bool IsReady => _count >= _period || (_seed == AverageSeed.FirstValueImmediate && _count > 0);

    public double Current { get; private set; }

    /// <summary>The recursion of Wilder: weight 1/n instead of 2/(n+1).</summary>
    public static ExponentialFilter Wilder(int period, AverageSeed seed) => new(1.0 / period, period, seed);

    public void Update(double value)
    {
        if (_count >= _period)
        {
            Current += _weight * (value - Current);
            return;
        }

        WarmUp(value);
    }

    public void Reset()
    {
        _count = 0;
        _sum = 0;
        Current = 0;
    }

    public readonly void Save(IStateWriter writer)
    {
        writer.Write(_count);
        writer.Write(_sum);
        writer.Write(Current);
    }

    public void Restore(IStateReader reader)
    {
        _count = SavedIndex.Read(reader, _period);
        _sum = reader.ReadDouble();
        Current = reader.ReadDouble();
    }

    private void WarmUp(double value)
    {
        _count++;
        if (_seed == AverageSeed.Mean)
        {
            _sum += value;
            Current = _count == _period ? _sum / _period : 0;
        }
        else
        {
            Current = _count == 1 ? value : Current + (_weight * (value - Current));
        }
    }
}
