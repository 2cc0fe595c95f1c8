using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Quality;

namespace Plimsoll.Research.Runs;

/// <summary>The market of one instrument as a run needs it, bars or books, from wherever it comes.</summary>
public sealed record RunSeries
{
    /// <summary>The definition that ticks and lots are relative to.</summary>
    public required Instrument Instrument { get; init; }

    /// <summary>Whether the market comes event by event (books, quotes, trades) and not in bars.</summary>
    public bool IsBook { get; init; }

    /// <summary>Whether a book comes order by order, so that places in its queues are known.</summary>
    public bool IsByOrder { get; init; }

    /// <summary>Length of the bars; of a book how long a bar counts in which a strategy tells its warm-up.</summary>
    public required BarPeriod Period { get; init; }

    /// <summary>Whether the data tell volumes.</summary>
    public required bool HasVolume { get; init; }

    /// <summary>Close of the last stored bar, or time of the last event. Nanoseconds since the epoch, UTC.</summary>
    public required long LastCloseNs { get; init; }

    /// <summary>Hash of the whole stored series, lower-case hex.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Known splits and ticker changes, for the data checks; null for none.</summary>
    public SeriesFacts? Facts { get; init; }

    /// <summary>
    /// Opens the bars that open at or after the first time and close at or before the second, in nanoseconds since
    /// the epoch; of a book the events from the first time to before the second, the book as it stood coming first. May
    /// be called again and again.
    /// </summary>
    public required Func<InstrumentIndex, long, long, IEventSource> Open { get; init; }

    /// <summary>
    /// Opens the stored bid/ask bars of the same time, for slippage by the spread; null when there are none on the grid
    /// of the prices.
    /// </summary>
    public Func<InstrumentIndex, long, long, IEventSource>? OpenQuotes { get; init; }

    /// <summary>
    /// Opens shorter bars of the same time, for trades that depend on the inside of a bar; null when there are none on
    /// the grid of the prices.
    /// </summary>
    public Func<InstrumentIndex, long, long, IEventSource>? OpenFiner { get; init; }

    /// <summary>Length of those shorter bars.</summary>
    public BarPeriod FinerPeriod { get; init; }

    /// <summary>Opens the trades of the same time, of a book that does not tell them itself; null when there are
    /// none.</summary>
    public Func<InstrumentIndex, long, long, IEventSource>? OpenTrades { get; init; }

    /// <summary>
    /// The open time of the bar that lies so many bars before the first one that opens at or after a time; the first
    /// bar's when
    /// there are fewer.
    /// </summary>
    public required Func<long, int, long> OpenTimeBefore { get; init; }
}
