using Plimsoll.Model.Values;

namespace Plimsoll.Indicators.Microstructure;

/// <summary>
/// What the mid does after fills: for each fill and horizon, the move of the mid from the fill to the horizon, signed
/// so that a move in favour of the fill is positive. Tell it the mid and the fills in the order of time. When more
/// fills wait than it has room for, the newest are not measured, and counted.
/// </summary>
public sealed class Markouts
{
    private readonly long[] _horizonsNs;
    private readonly long[] _measured;
    private readonly MarkoutStatistics[] _statistics;
    private readonly long[] _times;
    private readonly double[] _mids;
    private readonly int[] _signs;
    private long _added;
    private long _nextDueNs = long.MaxValue;
    private double _mid = double.NaN;

    /// <summary>Makes a measure.</summary>
    /// <param name="horizonsNs">Times after the fill, ascending, in nanoseconds; each above 0.</param>
    /// <param name="waitingMax">Fills that may wait for their longest horizon; 1 or more.</param>
    /// <exception cref="ArgumentException">The horizons are missing or not ascending.</exception>
    public Markouts(ReadOnlySpan<long> horizonsNs, int waitingMax = 4_096)
    {
        _horizonsNs = horizonsNs.ToArray();
        for (int i = 0; i < _horizonsNs.Length; i++)
        {
            if (_horizonsNs[i] <= (i == 0 ? 0 : _horizonsNs[i - 1]))
            {
                throw new ArgumentException("horizons must be positive and ascending", nameof(horizonsNs));
            }
        }

        if (_horizonsNs.Length == 0)
        {
            throw new ArgumentException("at least one horizon is needed", nameof(horizonsNs));
        }

        Parameter.Period(waitingMax, nameof(waitingMax));
        _measured = new long[_horizonsNs.Length];
        _statistics = new MarkoutStatistics[_horizonsNs.Length];
        _times = new long[waitingMax];
        _mids = new double[waitingMax];
        _signs = new int[waitingMax];
    }

    /// <summary>Number of horizons.</summary>
    public int HorizonCount => _horizonsNs.Length;

    /// <summary>Fills that found no room and are not measured.</summary>
    public long DroppedCount { get; private set; }

    /// <summary>What was measured at a horizon.</summary>
    /// <param name="horizon">Its place, from 0.</param>
    public MarkoutStatistics At(int horizon) => _statistics[horizon];

    /// <summary>Tells the mid price.</summary>
    /// <param name="timeNs">Not before the last time told.</param>
    /// <param name="mid">In ticks.</param>
    public void Mid(long timeNs, double mid)
    {
        // What fell due before this quote was measured at the mid that stood until now.
        if (timeNs >= _nextDueNs)
        {
            Measure(timeNs);
        }

        _mid = mid;
    }

    /// <summary>Tells a fill; it counts from the mid last told. Before the first mid it is not measured.</summary>
    /// <param name="timeNs">Not before the last time told.</param>
    /// <param name="isBuy">Whether we bought.</param>
    public void Fill(long timeNs, bool isBuy)
    {
        if (timeNs >= _nextDueNs)
        {
            Measure(timeNs);
        }

        if (double.IsNaN(_mid) || _added - _measured[^1] == _times.Length)
        {
            DroppedCount++;
            return;
        }

        int place = (int)(_added % _times.Length);
        _times[place] = timeNs;
        _mids[place] = _mid;
        _signs[place] = isBuy ? 1 : -1;
        _added++;
        FindNextDue();
    }

    /// <summary>Saves the state.</summary>
    /// <param name="writer">Takes it.</param>
    public void Save(IStateWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteSection(nameof(Markouts));
        writer.Write(_mid);
        writer.Write(DroppedCount);
        writer.Write(_added);
        for (int horizon = 0; horizon < _horizonsNs.Length; horizon++)
        {
            writer.Write(_measured[horizon]);
            _statistics[horizon].Save(writer);
        }

        for (long i = _measured[^1]; i < _added; i++)
        {
            int place = (int)(i % _times.Length);
            writer.Write(_times[place]);
            writer.Write(_mids[place]);
            writer.Write(_signs[place]);
        }
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    /// <param name="reader">Gives it.</param>
    public void Restore(IStateReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        reader.ReadSection(nameof(Markouts));
        _mid = reader.ReadDouble();
        DroppedCount = reader.ReadInt64();
        _added = reader.ReadInt64();
        for (int horizon = 0; horizon < _horizonsNs.Length; horizon++)
        {
            _measured[horizon] = reader.ReadInt64();
            _statistics[horizon] = MarkoutStatistics.Read(reader);
        }

        if (_measured[^1] < 0 || _added < _measured[^1] || _added - _measured[^1] > _times.Length)
        {
            throw new StateFormatException("Saved markouts: more fills wait than there is room for; data damaged.");
        }

        for (long i = _measured[^1]; i < _added; i++)
        {
            int place = (int)(i % _times.Length);
            _times[place] = reader.ReadInt64();
            _mids[place] = reader.ReadDouble();
            _signs[place] = (int)reader.ReadInt64();
        }

        FindNextDue();
    }

    private void Measure(long timeNs)
    {
        for (int horizon = 0; horizon < _horizonsNs.Length; horizon++)
        {
            while (_measured[horizon] < _added)
            {
                int place = (int)(_measured[horizon] % _times.Length);
                if (_times[place] + _horizonsNs[horizon] > timeNs)
                {
                    break;
                }

                double move = _signs[place] * (_mid - _mids[place]);
                _statistics[horizon] = _statistics[horizon].With(move);
                _measured[horizon]++;
            }
        }

        FindNextDue();
    }

    private void FindNextDue()
    {
        _nextDueNs = long.MaxValue;
        for (int horizon = 0; horizon < _horizonsNs.Length; horizon++)
        {
            if (_measured[horizon] < _added)
            {
                int place = (int)(_measured[horizon] % _times.Length);
                _nextDueNs = Math.Min(_nextDueNs, _times[place] + _horizonsNs[horizon]);
            }
        }
    }
}
