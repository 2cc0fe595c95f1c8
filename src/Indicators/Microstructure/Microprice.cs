using Plimsoll.Model.Values;

namespace Plimsoll.Indicators.Microstructure;

/// <summary>
/// The microprice, learned while the market runs: mid plus the adjustment of the present state, clipped to the spread.
/// Each observation is counted a second time with the sides exchanged, so that the sum converges and no direction is
/// preferred. Prices in ticks. Not ready while the state was seen too seldom.
/// </summary>
public sealed class Microprice
{
    private const double LeaveCount = 1e-6;
    private readonly MicropriceSettings _settings;
    private readonly MicropriceSolution _solution;
    private readonly int _states;
    private readonly int _moves;
    private readonly double[] _sizes;
    private readonly double[] _stay;
    private readonly double[] _land;
    private readonly double[] _move;
    private readonly double[] _counts;
    private readonly double[] _shares;
    private int _state = -1;
    private long _doubleMid;
    private int _untilRefit;
    private bool _isSolved;

    /// <summary>Makes a microprice.</summary>
    /// <param name="settings">States and counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    public Microprice(MicropriceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Check(settings.Buckets, 2, 50);
        Check(settings.SpreadTicksMax, 1, 10);
        Check(settings.MoveHalfTicksMax, 1, 100);
        Check(settings.CountMin, 1, int.MaxValue);
        Check(settings.RefitEvery, 1, int.MaxValue);
        _settings = settings;
        _states = settings.Buckets * settings.SpreadTicksMax;
        _moves = 2 * settings.MoveHalfTicksMax;
        _solution = new MicropriceSolution(_states);
        _sizes = new double[_moves];
        for (int i = 0; i < settings.MoveHalfTicksMax; i++)
        {
            _sizes[i] = -0.5 * (settings.MoveHalfTicksMax - i);
            _sizes[_moves - 1 - i] = -_sizes[i];
        }

        _stay = new double[_states * _states];
        _land = new double[_states * _states];
        _move = new double[_states * _moves];
        _counts = new double[_states];
        _shares = new double[(2 * _states * _states) + (_states * _moves)];
        _untilRefit = settings.RefitEvery;
    }

    /// <summary>Whether the present state has a number that may be used.</summary>
    public bool IsReady { get; private set; }

    /// <summary>The microprice in ticks, within bid and ask; not-a-number until ready.</summary>
    public double Value { get; private set; } = double.NaN;

    /// <summary>Observations of the present state, mirrored ones included.</summary>
    public double StateCount => _state < 0 ? 0 : _counts[_state];

    /// <summary>Takes the best quotes after an event.</summary>
    /// <param name="bidTicks">Best bid.</param>
    /// <param name="bidSize">Size there; above 0.</param>
    /// <param name="askTicks">Best ask; above the bid.</param>
    /// <param name="askSize">Size there; above 0.</param>
    public void Update(long bidTicks, double bidSize, long askTicks, double askSize)
    {
        long spread = askTicks - bidTicks;
        if (spread <= 0 || !BookShape.TryBidShare(bidSize, askSize, out double share))
        {
            Interrupt();
            return;
        }

        int bucket = Math.Min(_settings.Buckets - 1, (int)(share * _settings.Buckets));
        int state = (((int)Math.Min(spread, _settings.SpreadTicksMax) - 1) * _settings.Buckets) + bucket;
        long doubleMid = bidTicks + askTicks;
        if (_state >= 0)
        {
            long move = doubleMid - _doubleMid;
            Observe(_state, state, move);
            Observe(MirrorOf(_state), MirrorOf(state), -move);
            _untilRefit--;
            if (_untilRefit <= 0)
            {
                Refit();
                _untilRefit = _settings.RefitEvery;
            }
        }

        _state = state;
        _doubleMid = doubleMid;
        IsReady = _isSolved && _counts[state] >= _settings.CountMin;
        double value = (0.5 * doubleMid) + (IsReady ? _solution.Adjustment[state] : 0);
        Value = IsReady ? Math.Clamp(value, bidTicks, askTicks) : double.NaN;
    }

    /// <summary>The next quote starts anew: after a gap in the data a step cannot be counted.</summary>
    public void Interrupt()
    {
        _state = -1;
        IsReady = false;
        Value = double.NaN;
    }

    /// <summary>Saves what was learned.</summary>
    /// <param name="writer">Takes the state.</param>
    public void Save(IStateWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteSection(nameof(Microprice));
        writer.Write(_state + 1);
        writer.Write(_doubleMid);
        writer.Write(_untilRefit);
        writer.Write(_isSolved ? 1L : 0L);
        writer.Write(IsReady ? 1L : 0L);
        writer.Write(Value);
        writer.Write(_stay);
        writer.Write(_land);
        writer.Write(_move);
        writer.Write(_counts);
        writer.Write(_shares);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote, with the same settings.</summary>
    /// <param name="reader">Gives the state.</param>
    public void Restore(IStateReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        reader.ReadSection(nameof(Microprice));
        _state = SavedIndex.Read(reader, _states) - 1;
        _doubleMid = reader.ReadInt64();
        _untilRefit = SavedIndex.Read(reader, _settings.RefitEvery);
        _isSolved = reader.ReadInt64() != 0;
        IsReady = reader.ReadInt64() != 0;
        Value = reader.ReadDouble();
        reader.ReadDoubles(_stay);
        reader.ReadDoubles(_land);
        reader.ReadDoubles(_move);
        reader.ReadDoubles(_counts);
        reader.ReadDoubles(_shares);
        _isSolved = _isSolved && Solve();
    }

    private static void Check(int value, int minimum, int maximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, minimum, "settings");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, maximum, "settings");
    }

    private int MirrorOf(int state)
    {
        int bucket = state % _settings.Buckets;
        return state - bucket + (_settings.Buckets - 1 - bucket);
    }

    private void Observe(int from, int to, long halfTicks)
    {
        _counts[from]++;
        if (halfTicks == 0)
        {
            _stay[(from * _states) + to]++;
            return;
        }

        int most = _settings.MoveHalfTicksMax;
        int size = (int)Math.Clamp(halfTicks, -most, most);
        _land[(from * _states) + to]++;
        _move[(from * _moves) + (size < 0 ? size + most : size + most - 1)]++;
    }

    /// <summary>
    /// Turns counts into shares and solves; the shares are kept, so that a restored state solves alike.
    /// </summary>
    private void Refit()
    {
        int square = _states * _states;
        for (int row = 0; row < _states; row++)
        {
            // The little extra lets every state be left, so that the equations always have a solution.
            double scale = 1.0 / (_counts[row] + LeaveCount);
            for (int column = 0; column < _states; column++)
            {
                _shares[(row * _states) + column] = _stay[(row * _states) + column] * scale;
                _shares[square + (row * _states) + column] = _land[(row * _states) + column] * scale;
            }

            for (int move = 0; move < _moves; move++)
            {
                _shares[(2 * square) + (row * _moves) + move] = _move[(row * _moves) + move] * scale;
            }
        }

        _isSolved = Solve();
    }

    private bool Solve()
    {
        int square = _states * _states;
        return _solution.TrySolve(
            _shares.AsSpan(0, square), _shares.AsSpan(2 * square), _sizes, _shares.AsSpan(square, square));
    }
}
