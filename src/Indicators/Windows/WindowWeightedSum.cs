using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Plain sum and linearly weighted sum (oldest times 1 ... newest times n) of the last n numbers, without subtraction,
/// by the same block scheme as <see cref="WindowSum"/>: prepending x to a suffix turns (S, W) into (S+x, W+S+x), and
/// a newer part (s, w) after m older numbers joins as (S+s, W+w+m*s).
/// </summary>
internal sealed class WindowWeightedSum
{
    private readonly double[] _sums;
    private readonly double[] _weighted;
    private int _next;
    private double _frontSum;
    private double _frontWeighted;

    public WindowWeightedSum(int length)
    {
        _sums = new double[length];
        _weighted = new double[length];
    }

    public bool IsFull { get; private set; }

    public double Sum { get; private set; }

    public double WeightedSum { get; private set; }

    public void Add(double value)
    {
        int next = _next;
        _sums[next] = value;
        next++;
        _frontSum += value;
        _frontWeighted += next * value;
        if (next == _sums.Length)
        {
            EndBlock();
            return;
        }

        _next = next;
        if (IsFull)
        {
            Sum = _sums[next] + _frontSum;
            WeightedSum = _weighted[next] + _frontWeighted + ((_sums.Length - next) * _frontSum);
        }
        else
        {
            Sum = _frontSum;
            WeightedSum = _frontWeighted;
        }
    }

    public void Reset()
    {
        _next = 0;
        _frontSum = 0;
        _frontWeighted = 0;
        Sum = 0;
        WeightedSum = 0;
        IsFull = false;
        Array.Clear(_sums);
        Array.Clear(_weighted);
    }

    public void Save(IStateWriter writer)
    {
        writer.Write(_next);
        writer.Write(IsFull ? 1L : 0L);
        writer.Write(_frontSum);
        writer.Write(_frontWeighted);
        writer.Write(Sum);
        writer.Write(WeightedSum);
        writer.Write(_sums);
        writer.Write(_weighted);
    }

    public void Restore(IStateReader reader)
    {
        _next = SavedIndex.Read(reader, _sums.Length - 1);
        IsFull = reader.ReadInt64() != 0;
        _frontSum = reader.ReadDouble();
        _frontWeighted = reader.ReadDouble();
        Sum = reader.ReadDouble();
        WeightedSum = reader.ReadDouble();
        reader.ReadDoubles(_sums);
        reader.ReadDoubles(_weighted);
    }

    private void EndBlock()
    {
        Sum = _frontSum;
        WeightedSum = _frontWeighted;
        _frontSum = 0;
        _frontWeighted = 0;
        _next = 0;
        IsFull = true;
        double sum = 0;
        double weighted = 0;
        for (int i = _sums.Length - 1; i >= 0; i--)
        {
            sum += _sums[i];
            weighted += sum;
            _sums[i] = sum;
            _weighted[i] = weighted;
        }
    }
}
