using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>The last n numbers themselves, for looking back and for sums that have no running form.</summary>
internal sealed class WindowValues
{
    private readonly double[] _ring;
    private int _next;

    public WindowValues(int length) => _ring = new double[length];

    public bool IsFull { get; private set; }

    /// <summary>The oldest number, the one about to leave; defined when full.</summary>
    public double Oldest => _ring[_next];

    /// <summary>All numbers in no useful order; defined when full.</summary>
    public ReadOnlySpan<double> Unordered => _ring;

    public void Add(double value)
    {
        _ring[_next] = value;
        _next++;
        if (_next == _ring.Length)
        {
            _next = 0;
            IsFull = true;
        }
    }

    public void Reset()
    {
        _next = 0;
        IsFull = false;
        Array.Clear(_ring);
    }

    public void Save(IStateWriter writer)
    {
        writer.Write(_next);
        writer.Write(IsFull ? 1L : 0L);
        writer.Write(_ring);
    }

    public void Restore(IStateReader reader)
    {
        _next = SavedIndex.Read(reader, _ring.Length - 1);
        IsFull = reader.ReadInt64() != 0;
        reader.ReadDoubles(_ring);
    }
}
