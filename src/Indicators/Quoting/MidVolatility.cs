using Plimsoll.Model.Values;

namespace Plimsoll.Indicators.Quoting;

/// <summary>
/// Volatility of the mid price: the sample standard deviation of its changes over equal intervals of time, scaled to a
/// second. In ticks a root of a second. Not ready before as many intervals were seen as asked for.
/// </summary>
public sealed class MidVolatility
{
    private const double NanosPerSecond = 1e9;
    private readonly WindowMoments _moments;
    private readonly long _intervalNs;
    private readonly int _intervalsMin;
    private readonly double _rootPerSecond;
    private long _intervalEndNs;
    private long _doubleMid;
    private long _startDoubleMid;
    private int _intervals;

    /// <summary>Makes a measure.</summary>
    /// <param name="intervalNs">Length of an interval in nanoseconds; 1 or more.</param>
    /// <param name="windowIntervals">Intervals in the window; 2 or more.</param>
    /// <param name="intervalsMin">Intervals before the first value; 2 to the window's length.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public MidVolatility(long intervalNs, int windowIntervals, int intervalsMin)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(intervalNs, 1);
        _moments = new WindowMoments(Parameter.Period(windowIntervals, nameof(windowIntervals), 2));
        ArgumentOutOfRangeException.ThrowIfLessThan(intervalsMin, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(intervalsMin, windowIntervals);
        _intervalNs = intervalNs;
        _intervalsMin = intervalsMin;
        _rootPerSecond = Math.Sqrt(NanosPerSecond / intervalNs);
    }

    /// <summary>Whether enough intervals were seen.</summary>
    public bool IsReady => _intervals >= _intervalsMin;

    /// <summary>Ticks a root of a second; not-a-number until ready.</summary>
    public double Value { get; private set; } = double.NaN;

    /// <summary>Mid at the start of the running interval, in ticks; not-a-number when unknown.</summary>
    public double StartMid => _startDoubleMid == 0 ? double.NaN : 0.5 * _startDoubleMid;

    /// <summary>Change of the mid since the start of the running interval, in ticks; 0 when unknown.</summary>
    public double RunningChange => _startDoubleMid == 0 ? 0 : 0.5 * (_doubleMid - _startDoubleMid);

    /// <summary>Tells the top of the book.</summary>
    /// <param name="timeNs">Not before the last time told.</param>
    /// <param name="bidTicks">Best bid.</param>
    /// <param name="askTicks">Best ask.</param>
    public void Quote(long timeNs, long bidTicks, long askTicks)
    {
        if (timeNs >= _intervalEndNs && _startDoubleMid != 0)
        {
            Advance(timeNs);
        }

        _doubleMid = bidTicks + askTicks;
        if (_startDoubleMid == 0)
        {
            _startDoubleMid = _doubleMid;
            _intervalEndNs = timeNs + _intervalNs;
        }
    }

    /// <summary>The running interval is not counted: the book was not to be trusted in it.</summary>
    public void Interrupt()
    {
        _doubleMid = 0;
        _startDoubleMid = 0;
    }

    /// <summary>Saves what was measured.</summary>
    /// <param name="writer">Takes the state.</param>
    public void Save(IStateWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteSection(nameof(MidVolatility));
        writer.Write(_intervalEndNs);
        writer.Write(_doubleMid);
        writer.Write(_startDoubleMid);
        writer.Write(_intervals);
        writer.Write(Value);
        _moments.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote, with the same settings.</summary>
    /// <param name="reader">Gives the state.</param>
    public void Restore(IStateReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        reader.ReadSection(nameof(MidVolatility));
        _intervalEndNs = reader.ReadInt64();
        _doubleMid = reader.ReadInt64();
        _startDoubleMid = reader.ReadInt64();
        _intervals = SavedIndex.Read(reader, _moments.Length);
        Value = reader.ReadDouble();
        _moments.Restore(reader);
    }

    private void Advance(long timeNs)
    {
        // Between two quotes the mid did not move, so every interval after the first that ended has no change.
        long ended = ((timeNs - _intervalEndNs) / _intervalNs) + 1;
        _intervalEndNs += ended * _intervalNs;
        Add(0.5 * (_doubleMid - _startDoubleMid));
        for (long i = Math.Min(ended - 1, _moments.Length); i > 0; i--)
        {
            Add(0);
        }

        _startDoubleMid = _doubleMid;
    }

    private void Add(double change)
    {
        _moments.Add(change);
        _intervals = Math.Min(_intervals + 1, _moments.Length);
        if (IsReady)
        {
            Value = Math.Sqrt(_moments.SquaredDeviations / (_intervals - 1)) * _rootPerSecond;
        }
    }
}
