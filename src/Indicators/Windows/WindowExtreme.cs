using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Greatest (or smallest) of the last n numbers and its age, by a monotonic queue: a number that is older and not
/// greater than the newest can never win again and is dropped. One comparison a bar on average.
/// </summary>
internal sealed class WindowExtreme
{
    private readonly double[] _values;
    private readonly long[] _positions;
    private readonly double _sign;
    private readonly bool _oldestWins;
    private int _head;
    private int _count;
    private long _seen;

    /// <param name="length">Numbers in the window.</param>
    /// <param name="greatest">True for the maximum, false for the minimum.</param>
    /// <param name="oldestWins">Which of several equal extremes gives the age.</param>
    public WindowExtreme(int length, bool greatest, bool oldestWins = false)
    {
        _values = new double[length];
        _positions = new long[length];
        _sign = greatest ? 1.0 : -1.0;
        _oldestWins = oldestWins;
    }

    public int Length => _values.Length;

    public bool IsFull => _seen >= _values.Length;

    public double Value => _sign * _values[_head];

    /// <summary>Bars since the extreme: 0 when it is the newest.</summary>
    public int Age => (int)(_seen - 1 - _positions[_head]);

    public void Add(double value)
    {
        double signed = _sign * value;
        int length = _values.Length;
        if (_count > 0 && _positions[_head] <= _seen - length)
        {
            _head = _head + 1 == length ? 0 : _head + 1;
            _count--;
        }

        int tail = _head + _count;
        while (_count > 0)
        {
            int last = tail - 1 >= length ? tail - 1 - length : tail - 1;
            if (_values[last] > signed || (_oldestWins && _values[last] == signed))
            {
                break;
            }

            _count--;
            tail--;
        }

        int slot = tail >= length ? tail - length : tail;
        _values[slot] = signed;
        _positions[slot] = _seen;
        _count++;
        _seen++;
    }

    public void Reset()
    {
        _head = 0;
        _count = 0;
        _seen = 0;
        Array.Clear(_values);
        Array.Clear(_positions);
    }

    public void Save(IStateWriter writer)
    {
        writer.Write(_head);
        writer.Write(_count);
        writer.Write(_seen);
        writer.Write(_values);
        for (int i = 0; i < _positions.Length; i++)
        {
            writer.Write(_positions[i]);
        }
    }

    public void Restore(IStateReader reader)
    {
        _head = SavedIndex.Read(reader, _values.Length - 1);
        _count = SavedIndex.Read(reader, _values.Length);
        _seen = reader.ReadInt64();
        reader.ReadDoubles(_values);
        for (int i = 0; i < _positions.Length; i++)
        {
            _positions[i] = reader.ReadInt64();
        }
    }
}
