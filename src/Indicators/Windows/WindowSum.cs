using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Sum of the last n numbers without ever subtracting. The ring is filled block by block; when a block is complete its
/// slots are turned into suffix sums, and while the next block grows the window is "suffix of the old block + sum of
/// the new one". So nothing drifts, a huge or undefined number leaves no trace once it has left the window, and the
/// cost is one extra addition a bar on average.
/// </summary>
internal sealed class WindowSum
{
    private readonly double[] _ring;
    private int _next;
    private double _front;

    public WindowSum(int length) => _ring = new double[length];

    public int Length => _ring.Length;

    public bool IsFull { get; private set; }

    /// <summary>Sum of what is in the window; of fewer numbers until it is full.</summary>
    public double Sum { get; private set; }

    public void Add(double value)
    {
        double[] ring = _ring;
        int next = _next;
        ring[next] = value;
        _front += value;
        next++;
        if (next == ring.Length)
        {
            EndBlock();
            return;
        }

        _next = next;
        // Slots that were never filled hold zero, so this is right from the first number on.
        Sum = _front + ring[next];
    }

    public void Reset()
    {
        _next = 0;
        _front = 0;
        Sum = 0;
        IsFull = false;
        Array.Clear(_ring);
    }

    public void Save(IStateWriter writer)
    {
        writer.Write(_next);
        writer.Write(IsFull ? 1L : 0L);
        writer.Write(_front);
        writer.Write(Sum);
        writer.Write(_ring);
    }

    public void Restore(IStateReader reader)
    {
        _next = SavedIndex.Read(reader, _ring.Length - 1);
        IsFull = reader.ReadInt64() != 0;
        _front = reader.ReadDouble();
        Sum = reader.ReadDouble();
        reader.ReadDoubles(_ring);
    }

    private void EndBlock()
    {
        Sum = _front;
        _front = 0;
        _next = 0;
        IsFull = true;
        double suffix = 0;
        for (int i = _ring.Length - 1; i >= 0; i--)
        {
            suffix += _ring[i];
            _ring[i] = suffix;
        }
    }
}
