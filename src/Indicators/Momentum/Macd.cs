using Plimsoll.Model.Values;

namespace Plimsoll.Indicators;

/// <summary>
/// Moving average convergence/divergence: fast EMA - slow EMA, its own EMA as signal, and their difference. G.
/// Appel. Seeded with means, the signal needs more bars than the main value; seeded with first values, the main
/// value is shown from the slow period on and the signal starts with it.
/// </summary>
public sealed class Macd : Indicator, IValueIndicator
{
    private readonly Ema _fast;
    private readonly Ema _slow;
    private readonly Ema _signal;

    /// <summary>Makes a MACD.</summary>
    /// <param name="fastPeriod">Period of the fast average, 1 or more.</param>
    /// <param name="slowPeriod">Period of the slow average, above the fast one.</param>
    /// <param name="signalPeriod">Period of the signal, 1 or more.</param>
    /// <param name="seed">Seed of the averages.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range.</exception>
    public Macd(
        int fastPeriod = 12,
        int slowPeriod = 26,
        int signalPeriod = 9,
        AverageSeed seed = AverageSeed.Mean)
        : base(
            nameof(Macd),
            seed == AverageSeed.FirstValueImmediate ? 1 : Parameter.Period(slowPeriod, nameof(slowPeriod)),
            Parameter.Period(fastPeriod, nameof(fastPeriod)),
            Parameter.Period(slowPeriod, nameof(slowPeriod), fastPeriod + 1),
            Parameter.Period(signalPeriod, nameof(signalPeriod)),
            (double)Parameter.Known(seed, nameof(seed)))
    {
        _fast = new Ema(fastPeriod, seed);
        _slow = new Ema(slowPeriod, seed);
        _signal = new Ema(signalPeriod, seed == AverageSeed.Mean ? seed : AverageSeed.FirstValueImmediate);
        SignalWarmUpBars = WarmUpBars + _signal.WarmUpBars - 1;
    }

    /// <summary>Updates after which the signal is defined.</summary>
    public int SignalWarmUpBars { get; }

    /// <summary>The signal line; not-a-number until it has its own warm-up.</summary>
    public double Signal => _signal.Value;

    /// <summary>Main value minus signal; not-a-number until the signal is defined.</summary>
    public double Histogram => Value - _signal.Value;

    /// <inheritdoc/>
    public void Update(double value)
    {
        _fast.Update(value);
        _slow.Update(value);
        if (_slow.IsReady)
        {
            double difference = _fast.Value - _slow.Value;
            _signal.Update(difference);
            Publish(difference);
        }
    }

    /// <inheritdoc/>
    protected override void ResetState()
    {
        _fast.Reset();
        _slow.Reset();
        _signal.Reset();
    }

    /// <inheritdoc/>
    protected override void SaveState(IStateWriter writer)
    {
        _fast.Save(writer);
        _slow.Save(writer);
        _signal.Save(writer);
    }

    /// <inheritdoc/>
    protected override void RestoreState(IStateReader reader)
    {
        _fast.Restore(reader);
        _slow.Restore(reader);
        _signal.Restore(reader);
    }
}
