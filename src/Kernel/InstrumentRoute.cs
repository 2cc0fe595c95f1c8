using Plimsoll.Kernel.Market;
using Plimsoll.Kernel.Positions;
using Plimsoll.Model.Ids;

namespace Plimsoll.Kernel;

/// <summary>Where the bars of one instrument go: its book, the strategies that get them, the longer bars built from them.</summary>
internal sealed class InstrumentRoute
{
    public InstrumentRoute(InstrumentIndex index, InstrumentBook book)
    {
        Index = index;
        Book = book;
    }

    public InstrumentIndex Index { get; }

    public InstrumentBook Book { get; }

    /// <summary>Whether strategies get the incoming bars themselves.</summary>
    public bool DeliversBase { get; set; }

    /// <summary>Longer bars, shortest first.</summary>
    public BarAggregator[] Aggregators { get; set; } = [];

    /// <summary>For each aggregator, the strategies that get its bars, by number.</summary>
    public int[][] Subscribers { get; set; } = [];

    /// <summary>End of the last bar; guards against time running backwards within an instrument.</summary>
    public long LastCloseNs { get; set; } = long.MinValue;
}
