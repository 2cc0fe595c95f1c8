using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Positions;

/// <summary>What the account knows and holds of one instrument: its last price and every strategy's position.</summary>
internal sealed class InstrumentBook
{
    public InstrumentBook(InstrumentIndex index, Instrument instrument, int strategyCount)
    {
        Instrument = instrument;
        Positions = new Position[strategyCount];
        for (var i = 0; i < strategyCount; i++)
        {
            Positions[i] = new Position(new StrategyIndex(i), index, instrument);
        }

    }

    public Instrument Instrument { get; }

    /// <summary>By strategy.</summary>
    public Position[] Positions { get; }

    /// <summary>Last known price in ticks; meaningless until <see cref="HasPrice"/>.</summary>
    public long LastTicks { get; set; }

    public bool HasPrice { get; set; }

    /// <summary>Signed lots of all strategies together.</summary>
    public long NetLots { get; private set; }

    /// <summary>What one tick up adds to equity, for the marks between two exact sums.</summary>
    public double TickValue { get; private set; }

    /// <summary>How many strategies hold it.</summary>
    public int OpenCount { get; private set; }

    /// <summary>Exact value of the net position at the last price.</summary>
    public Amount Value => Instrument.Notional(LastTicks, NetLots);

    /// <summary>Takes the change that a fill made.</summary>
    /// <param name="signedLots">Lots bought; negative for sold.</param>
    /// <param name="openChange">How many strategies more hold it; negative for fewer.</param>
    public void Take(long signedLots, int openChange)
    {
        NetLots += signedLots;
        OpenCount += openChange;
        TickValue = NetLots * Instrument.TickLotValueAsDouble;
    }
}
