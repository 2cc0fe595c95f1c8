using Plimsoll.Model.Values;

namespace Plimsoll.Indicators.Quoting;

/// <summary>
/// Measures A and k while the market runs. For every interval it keeps, for each side, the deepest distance from the
/// mid at the interval's start that aggressive trades reached; the rate at a distance is the number of intervals that
/// reached strictly beyond it, over the time watched. A line through the logarithms, weighted by the counts, gives A
/// and k. A fit that is not good leaves the last good one in force; before the first good one there is none.
/// Times are nanoseconds, distances ticks, rates 1 / second for one side.
/// </summary>
public sealed class IntensityCalibrator
{
    private const double NanosPerSecond = 1e9;
    private readonly CalibrationSettings _settings;
    private readonly ReachWindow _buys;
    private readonly ReachWindow _sells;
    private readonly double[] _distances;
    private readonly double[] _rates;
    private readonly double[] _weights;
    private long _intervalEndNs;
    private long _doubleMid;
    private long _startDoubleMid;
    private int _buyReach;
    private int _sellReach;
    private int _untilRefit;

    /// <summary>Makes a calibrator.</summary>
    /// <param name="settings">How to count and fit.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    public IntensityCalibrator(CalibrationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.IntervalNs, 1, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.LevelHalfTicks, 1, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfNegative(settings.FitFrom, nameof(settings));
        _settings = settings;
        int window = Parameter.Period(settings.WindowIntervals, nameof(settings));
        int levels = Parameter.Period(settings.LevelCount, nameof(settings), 2);
        Parameter.Period(settings.RefitIntervals, nameof(settings));
        _buys = new ReachWindow(window, levels);
        _sells = new ReachWindow(window, levels);
        _distances = new double[levels];
        _rates = new double[levels];
        _weights = new double[levels];
        for (int i = 0; i < levels; i++)
        {
            _distances[i] = 0.5 * settings.LevelHalfTicks * i;
        }

        _untilRefit = settings.RefitIntervals;
    }

    /// <summary>Whether there are numbers to quote on, and how fresh they are.</summary>
    public CalibrationState State { get; private set; }

    /// <summary>Why the newest fit is not good.</summary>
    public IntensityFitProblem Problem { get; private set; } = IntensityFitProblem.TooFewLevels;

    /// <summary>The last good fit: rate in 1 / second for one side, decay in 1 / tick.</summary>
    public IntensityFit Fit { get; private set; }

    /// <summary>Intervals in the window.</summary>
    public int IntervalCount => _buys.Intervals;

    /// <summary>Tells the top of the book; the mid of the interval that begins next is the last one told.</summary>
    /// <param name="timeNs">Not before the last time told.</param>
    /// <param name="bidTicks">Best bid.</param>
    /// <param name="askTicks">Best ask; above the bid.</param>
    public void Quote(long timeNs, long bidTicks, long askTicks)
    {
        Advance(timeNs);
        _doubleMid = bidTicks + askTicks;
        if (_startDoubleMid == 0)
        {
            _startDoubleMid = _doubleMid;
            _intervalEndNs = timeNs + _settings.IntervalNs;
            _buyReach = 0;
            _sellReach = 0;
        }
    }

    /// <summary>Tells a trade.</summary>
    /// <param name="timeNs">Not before the last time told.</param>
    /// <param name="priceTicks">Price.</param>
    /// <param name="isBuy">Whether the buyer was the aggressor.</param>
    public void Trade(long timeNs, long priceTicks, bool isBuy)
    {
        Advance(timeNs);
        if (_startDoubleMid == 0)
        {
            return;
        }

        // In half ticks from the mid at the interval's start; levels strictly within it were reached.
        long halfTicks = isBuy ? (2 * priceTicks) - _startDoubleMid : _startDoubleMid - (2 * priceTicks);
        if (halfTicks <= 0)
        {
            return;
        }

        long levels = ((halfTicks - 1) / _settings.LevelHalfTicks) + 1;
        int reach = (int)Math.Min(levels, _settings.LevelCount);
        if (isBuy)
        {
            _buyReach = Math.Max(_buyReach, reach);
        }
        else
        {
            _sellReach = Math.Max(_sellReach, reach);
        }
    }

    /// <summary>The running interval is not counted: the book was not to be trusted in it.</summary>
    public void Interrupt()
    {
        _doubleMid = 0;
        _startDoubleMid = 0;
    }

    /// <summary>Moves the clock: ends the intervals that are over by then.</summary>
    /// <param name="timeNs">Not before the last time told.</param>
    public void Advance(long timeNs)
    {
        if (timeNs < _intervalEndNs || _startDoubleMid == 0)
        {
            return;
        }

        // A silence longer than the window fills the window with empty intervals, up to the fit after that.
        long ended = ((timeNs - _intervalEndNs) / _settings.IntervalNs) + 1;
        long counted = Math.Min(ended, (long)_settings.WindowIntervals + _settings.RefitIntervals);
        for (long i = 0; i < counted; i++)
        {
            EndInterval();
        }

        _intervalEndNs += ended * _settings.IntervalNs;
    }

    /// <summary>Intervals that reached beyond each level, of one side; for reports.</summary>
    /// <param name="buys">The side of buying aggressors, else the other.</param>
    /// <param name="beyond">As many places as levels.</param>
    public void CopyCounts(bool buys, Span<double> beyond)
    {
        beyond.Clear();
        (buys ? _buys : _sells).AddCounts(beyond[.._settings.LevelCount]);
    }

    /// <summary>Fits one side alone, for markets whose sides differ.</summary>
    /// <param name="buys">The side of buying aggressors (which our asks meet), else the other.</param>
    /// <param name="fit">The fit.</param>
    /// <returns><see cref="IntensityFitProblem.None"/> when it may be used.</returns>
    public IntensityFitProblem FitSide(bool buys, out IntensityFit fit)
    {
        Array.Clear(_weights);
        (buys ? _buys : _sells).AddCounts(_weights);
        return FitCounts(1, out fit);
    }

    /// <summary>Saves what was measured.</summary>
    /// <param name="writer">Takes the state.</param>
    public void Save(IStateWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteSection(nameof(IntensityCalibrator));
        writer.Write(_intervalEndNs);
        writer.Write(_doubleMid);
        writer.Write(_startDoubleMid);
        writer.Write(_buyReach);
        writer.Write(_sellReach);
        writer.Write(_untilRefit);
        writer.Write((long)State);
        writer.Write((long)Problem);
        writer.Write(Fit.Intensity.Rate);
        writer.Write(Fit.Intensity.Decay);
        writer.Write(Fit.RSquared);
        writer.Write(Fit.LevelCount);
        _buys.Save(writer);
        _sells.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote, with the same settings.</summary>
    /// <param name="reader">Gives the state.</param>
    public void Restore(IStateReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        reader.ReadSection(nameof(IntensityCalibrator));
        _intervalEndNs = reader.ReadInt64();
        _doubleMid = reader.ReadInt64();
        _startDoubleMid = reader.ReadInt64();
        _buyReach = SavedIndex.Read(reader, _settings.LevelCount);
        _sellReach = SavedIndex.Read(reader, _settings.LevelCount);
        _untilRefit = SavedIndex.Read(reader, _settings.RefitIntervals);
        State = (CalibrationState)SavedIndex.Read(reader, (int)CalibrationState.LastGood);
        Problem = (IntensityFitProblem)SavedIndex.Read(reader, (int)IntensityFitProblem.PoorFit);
        ArrivalIntensity intensity = new(reader.ReadDouble(), reader.ReadDouble());
        Fit = new IntensityFit(intensity, reader.ReadDouble(), SavedIndex.Read(reader, _settings.LevelCount));
        _buys.Restore(reader);
        _sells.Restore(reader);
    }

    private void EndInterval()
    {
        _buys.Add(_buyReach);
        _sells.Add(_sellReach);
        _untilRefit = Math.Max(0, _untilRefit - 1);
        if (_untilRefit == 0 && _buys.Intervals >= _settings.IntervalsMin)
        {
            Refit();
            _untilRefit = _settings.RefitIntervals;
        }

        _buyReach = 0;
        _sellReach = 0;
        _startDoubleMid = _doubleMid;
    }

    private void Refit()
    {
        // Both sides together: the mean rate of one side.
        Array.Clear(_weights);
        _buys.AddCounts(_weights);
        _sells.AddCounts(_weights);
        Problem = FitCounts(2, out IntensityFit fit);
        if (Problem == IntensityFitProblem.None)
        {
            Fit = fit;
            State = CalibrationState.Fresh;
        }
        else if (State == CalibrationState.Fresh)
        {
            State = CalibrationState.LastGood;
        }
    }

    private IntensityFitProblem FitCounts(int sides, out IntensityFit fit)
    {
        double seconds = sides * _buys.Intervals * (_settings.IntervalNs / NanosPerSecond);
        for (int i = 0; i < _weights.Length; i++)
        {
            _rates[i] = seconds > 0 ? _weights[i] / seconds : 0;
        }

        int from = Math.Min(_settings.FitFrom, _weights.Length);
        return IntensityRegression.Fit(
            _distances.AsSpan(from), _rates.AsSpan(from), _weights.AsSpan(from), _settings.Limits, out fit);
    }
}
