using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// The last n numbers kept in rising order. Finding a place takes log n steps, making room moves up to n numbers as
/// one block of memory: order statistics have no constant-time form.
/// </summary>
internal sealed class WindowSorted
{
    private readonly WindowValues _values;
    private readonly double[] _sorted;
    private int _count;

    public WindowSorted(int length)
    {
        _values = new WindowValues(length);
        _sorted = new double[length];
    }

    public bool IsFull => _values.IsFull;

    /// <summary>Numbers in rising order; undefined ones first.</summary>
    public ReadOnlySpan<double> Sorted => _sorted.AsSpan(0, _count);

    public void Add(double value)
    {
        if (_values.IsFull)
        {
            int leaving = Array.BinarySearch(_sorted, 0, _count, _values.Oldest);
            _count--;
            Array.Copy(_sorted, leaving + 1, _sorted, leaving, _count - leaving);
        }

        int place = Array.BinarySearch(_sorted, 0, _count, value);
        if (place < 0)
        {
            place = ~place;
        }

        Array.Copy(_sorted, place, _sorted, place + 1, _count - place);
        _sorted[place] = value;
        _count++;
        _values.Add(value);
    }

    public void Reset()
    {
        _values.Reset();
        _count = 0;
        Array.Clear(_sorted);
    }

    public void Save(IStateWriter writer)
    {
        _values.Save(writer);
        writer.Write(_count);
        writer.Write(_sorted);
    }

    public void Restore(IStateReader reader)
    {
        _values.Restore(reader);
        _count = SavedIndex.Read(reader, _sorted.Length);
        reader.ReadDoubles(_sorted);
    }
}
