using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Quality;

namespace Plimsoll.Research.Runs;

/// <summary>The bars of one instrument as a run needs them, from wherever they come.</summary>
public sealed record RunSeries
{
    /// <summary>The definition that ticks and lots are relative to.</summary>
    public required Instrument Instrument { get; init; }

    /// <summary>Length of the bars.</summary>
    public required BarPeriod Period { get; init; }

    /// <summary>Whether the data tell volumes.</summary>
    public required bool HasVolume { get; init; }

    /// <summary>Close of the last stored bar. Nanoseconds since the epoch, UTC.</summary>
    public required long LastCloseNs { get; init; }

    /// <summary>Hash of the whole stored series, lower-case hex.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Known splits and ticker changes, for the data checks; null for none.</summary>
    public SeriesFacts? Facts { get; init; }

    /// <summary>
    /// Opens the bars that open at or after the first time and close at or before the second, in nanoseconds since
    /// the epoch; may be
    /// called again and again.
    /// </summary>
    public required Func<InstrumentIndex, long, long, IEventSource> Open { get; init; }

    /// <summary>
    /// Opens the stored bid/ask bars of the same time, for slippage by the spread; null when there are none on the grid
    /// of the prices.
    /// </summary>
    public Func<InstrumentIndex, long, long, IEventSource>? OpenQuotes { get; init; }

    /// <summary>
    /// The open time of the bar that lies so many bars before the first one that opens at or after a time; the first
    /// bar's when
    /// there are fewer.
    /// </summary>
    public required Func<long, int, long> OpenTimeBefore { get; init; }
}
