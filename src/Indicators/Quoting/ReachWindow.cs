using Plimsoll.Model.Values;

namespace Plimsoll.Indicators.Quoting;

/// <summary>
/// The deepest reach of one side in each interval of a window, and how many intervals have each reach.
/// </summary>
internal sealed class ReachWindow
{
    private readonly int[] _ring;
    private readonly int[] _counts;
    private int _next;

    /// <param name="intervals">Length of the window.</param>
    /// <param name="levels">Reaches go from 0 (nothing traded beyond the mid) to this number.</param>
    public ReachWindow(int intervals, int levels)
    {
        _ring = new int[intervals];
        _counts = new int[levels + 1];
    }

    /// <summary>Intervals in the window; grows up to its length.</summary>
    public int Intervals { get; private set; }

    public void Add(int reach)
    {
        if (Intervals == _ring.Length)
        {
            _counts[_ring[_next]]--;
        }
        else
        {
            Intervals++;
        }

        _ring[_next] = reach;
        _counts[reach]++;
        _next = _next + 1 == _ring.Length ? 0 : _next + 1;
    }

    /// <summary>Adds, to each level, the intervals that reached beyond it.</summary>
    public void AddCounts(Span<double> beyond)
    {
        int sum = 0;
        for (int level = beyond.Length - 1; level >= 0; level--)
        {
            sum += _counts[level + 1];
            beyond[level] += sum;
        }
    }

    public void Reset()
    {
        Array.Clear(_ring);
        Array.Clear(_counts);
        _next = 0;
        Intervals = 0;
    }

    public void Save(IStateWriter writer)
    {
        writer.Write(_next);
        writer.Write(Intervals);
        for (int i = 0; i < Intervals; i++)
        {
            writer.Write(_ring[i]);
        }
    }

    public void Restore(IStateReader reader)
    {
        Reset();
        _next = SavedIndex.Read(reader, _ring.Length - 1);
        Intervals = SavedIndex.Read(reader, _ring.Length);
        for (int i = 0; i < Intervals; i++)
        {
            _ring[i] = SavedIndex.Read(reader, _counts.Length - 1);
            _counts[_ring[i]]++;
        }
    }
}
