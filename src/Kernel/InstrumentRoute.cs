using Plimsoll.Kernel.Market;
using Plimsoll.Kernel.Positions;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Quality;

namespace Plimsoll.Kernel;

/// <summary>
/// Where the bars of one instrument go: its book, the strategies that get them, the longer bars built from them.
/// </summary>
internal sealed class InstrumentRoute
{
    public InstrumentRoute(InstrumentIndex index, InstrumentBook book)
    {
        Index = index;
        Book = book;
    }

    public InstrumentIndex Index { get; }

    public InstrumentBook Book { get; }

    /// <summary>Watches the incoming bars; null when nobody asked.</summary>
    public BarQualityMonitor? Quality { get; init; }

    /// <summary>Where the monitor's findings go.</summary>
    public required IFindingSink Findings { get; init; }

    /// <summary>Whether strategies get the incoming bars themselves.</summary>
    public bool DeliversBase { get; set; }

    /// <summary>Longer bars, shortest first.</summary>
    public BarAggregator[] Aggregators { get; set; } = [];

    /// <summary>For each aggregator, the strategies that get its bars, by number.</summary>
    public int[][] Subscribers { get; set; } = [];
}
