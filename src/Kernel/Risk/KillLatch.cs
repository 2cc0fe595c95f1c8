using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Risk;

/// <summary>
/// The kill latches and pauses of the platform, its strategies and its instruments. A latch only ever gets tighter
/// until somebody resets it.
/// </summary>
internal sealed class KillLatch
{
    private const byte Paused = 1;
    private const byte Disabled = 2;
    private readonly LatchLevel[] strategies;
    private readonly LatchLevel[] instruments;
    private readonly byte[] strategyMarks;
    private readonly byte[] instrumentMarks;
    private bool isPaused;

    public KillLatch(int strategyCount, int instrumentCount)
    {
        strategies = new LatchLevel[strategyCount];
        instruments = new LatchLevel[instrumentCount];
        strategyMarks = new byte[strategyCount];
        instrumentMarks = new byte[instrumentCount];
    }

    /// <summary>The latch over everything.</summary>
    public LatchLevel Platform { get; private set; }

    /// <summary>What engaged the platform's latch; none for an operator.</summary>
    public AlertKind Cause { get; private set; }

    /// <summary>Whether anything is latched, paused or disabled anywhere.</summary>
    public bool IsAny { get; private set; }

    public LatchLevel OfStrategy(StrategyIndex strategy) => strategies[strategy.Value];

    public LatchLevel OfInstrument(InstrumentIndex instrument) => instruments[instrument.Value];

    public bool IsDisabled(StrategyIndex strategy) => (strategyMarks[strategy.Value] & Disabled) != 0;

    /// <summary>Engages the platform's latch, or makes it go further.</summary>
    /// <returns>Whether that changed anything.</returns>
    public bool Engage(LatchLevel level, AlertKind cause)
    {
        if (level <= Platform)
        {
            return false;
        }

        Platform = level;
        Cause = cause;
        IsAny = true;
        return true;
    }

    public bool Engage(StrategyIndex strategy, LatchLevel level) => Raise(ref strategies[strategy.Value], level);

    public bool Engage(InstrumentIndex instrument, LatchLevel level) => Raise(ref instruments[instrument.Value], level);

    /// <summary>Opens the platform's latch.</summary>
    public void Reset()
    {
        Platform = LatchLevel.Open;
        Cause = AlertKind.None;
        Look();
    }

    public void Reset(StrategyIndex strategy)
    {
        strategies[strategy.Value] = LatchLevel.Open;
        Look();
    }

    public void Reset(InstrumentIndex instrument)
    {
        instruments[instrument.Value] = LatchLevel.Open;
        Look();
    }

    public void Pause(bool pauses)
    {
        isPaused = pauses;
        Look();
    }

    public void Pause(StrategyIndex strategy, bool pauses) => Mark(ref strategyMarks[strategy.Value], Paused, pauses);

    public void Pause(InstrumentIndex instrument, bool pauses) =>
        Mark(ref instrumentMarks[instrument.Value], Paused, pauses);

    /// <summary>A strategy failed: it stays off for the rest of the run.</summary>
    public void Disable(StrategyIndex strategy) => Mark(ref strategyMarks[strategy.Value], Disabled, isOn: true);

    /// <summary>Adds what speaks against new risk.</summary>
    public void AddReasons(StrategyIndex strategy, InstrumentIndex instrument, ref RiskVerdict verdict)
    {
        Add(Platform != LatchLevel.Open, OrderReason.KillLatched, ref verdict);
        Add(OfStrategy(strategy) != LatchLevel.Open, OrderReason.StrategyKilled, ref verdict);
        Add(OfInstrument(instrument) != LatchLevel.Open, OrderReason.InstrumentKilled, ref verdict);
        Add(isPaused, OrderReason.TradingPaused, ref verdict);
        Add((strategyMarks[strategy.Value] & Paused) != 0, OrderReason.StrategyPaused, ref verdict);
        Add((instrumentMarks[instrument.Value] & Paused) != 0, OrderReason.InstrumentHeld, ref verdict);
        Add(IsDisabled(strategy), OrderReason.StrategyDisabled, ref verdict);
    }

    public void Save(IStateWriter writer)
    {
        writer.Write((long)Platform);
        writer.Write((long)Cause);
        writer.Write(isPaused ? 1 : 0);
        for (var i = 0; i < strategies.Length; i++)
        {
            writer.Write((long)strategies[i]);
            writer.Write(strategyMarks[i]);
        }

        for (var i = 0; i < instruments.Length; i++)
        {
            writer.Write((long)instruments[i]);
            writer.Write(instrumentMarks[i]);
        }
    }

    public void Restore(IStateReader reader)
    {
        Platform = (LatchLevel)reader.ReadInt64();
        Cause = (AlertKind)reader.ReadInt64();
        isPaused = reader.ReadInt64() != 0;
        for (var i = 0; i < strategies.Length; i++)
        {
            strategies[i] = (LatchLevel)reader.ReadInt64();
            strategyMarks[i] = (byte)reader.ReadInt64();
        }

        for (var i = 0; i < instruments.Length; i++)
        {
            instruments[i] = (LatchLevel)reader.ReadInt64();
            instrumentMarks[i] = (byte)reader.ReadInt64();
        }

        Look();
    }

    private static void Add(bool speaks, OrderReason reason, ref RiskVerdict verdict)
    {
        if (speaks)
        {
            verdict.Add(reason, RiskLayer.Kill);
        }
    }

    private bool Raise(ref LatchLevel latch, LatchLevel level)
    {
        if (level <= latch)
        {
            return false;
        }

        latch = level;
        IsAny = true;
        return true;
    }

    private void Mark(ref byte marks, byte mark, bool isOn)
    {
        marks = (byte)(isOn ? marks | mark : marks & ~mark);
        Look();
    }

    private void Look() => IsAny = Platform != LatchLevel.Open || isPaused
        || Array.Exists(strategies, static level => level != LatchLevel.Open)
        || Array.Exists(instruments, static level => level != LatchLevel.Open)
        || Array.Exists(strategyMarks, static mark => mark != 0)
        || Array.Exists(instrumentMarks, static mark => mark != 0);
}
