using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Chaikin oscillator: fast EMA - slow EMA of the accumulation/distribution line, both seeded with its first value
/// and shown from the slow period on. M. Chaikin.
/// </summary>
public sealed class ChaikinOscillator : Indicator, IBarIndicator
{
    private readonly AccumulationDistribution _line;
    private readonly Ema _fast;
    private readonly Ema _slow;

    /// <summary>Makes an oscillator.</summary>
    /// <param name="fastPeriod">Period of the fast average, 1 or more.</param>
    /// <param name="slowPeriod">Period of the slow average, above the fast one.</param>
    /// <param name="seed">Seed of the averages.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public ChaikinOscillator(int fastPeriod = 3, int slowPeriod = 10, AverageSeed seed = AverageSeed.FirstValue)
        : base(
            nameof(ChaikinOscillator),
            seed == AverageSeed.FirstValueImmediate ? 1 : Parameter.Period(slowPeriod, nameof(slowPeriod)),
            Parameter.Period(fastPeriod, nameof(fastPeriod)),
            Parameter.Period(slowPeriod, nameof(slowPeriod), fastPeriod + 1),
            (double)Parameter.Known(seed, nameof(seed)))
    {
        _line = new AccumulationDistribution();
        _fast = new Ema(fastPeriod, seed);
        _slow = new Ema(slowPeriod, seed);
    }

    /// <inheritdoc/>
    public void Update(in PriceBar bar)
    {
        _line.Update(bar);
        _fast.Update(_line.Value);
        _slow.Update(_line.Value);
        if (_slow.IsReady)
        {
            Publish(_fast.Value - _slow.Value);
        }
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _line.Reset();
        _fast.Reset();
        _slow.Reset();
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _line.Save(writer);
        _fast.Save(writer);
        _slow.Save(writer);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _line.Restore(reader);
        _fast.Restore(reader);
        _slow.Restore(reader);
    }
}
