using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;

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

        TickLotAtto = instrument.TickLotValue.Atto;
    }

    public Instrument Instrument { get; }

    public Int128 TickLotAtto { get; }

    /// <summary>By strategy.</summary>
    public Position[] Positions { get; }

    /// <summary>Last known price in ticks; meaningless until <see cref="HasPrice"/>.</summary>
    public long LastTicks { get; set; }

    public bool HasPrice { get; set; }

    /// <summary>Signed lots of all strategies together.</summary>
    public long NetLots { get; set; }

    /// <summary>How many strategies hold it.</summary>
    public int OpenCount { get; set; }
}
