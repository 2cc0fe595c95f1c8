using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;

namespace Plimsoll.Data.Store;

/// <summary>Names one series of a catalog. <c>default</c> names none.</summary>
/// <param name="Instrument">Which instrument.</param>
/// <param name="Kind">What the rows are.</param>
/// <param name="Period">Length of the bars; <c>default</c> for all other kinds.</param>
public readonly record struct SeriesKey(InstrumentId Instrument, SeriesKind Kind, BarPeriod Period)
{
    /// <summary>Whether series of the kind are made of bars, which have a period.</summary>
    public static bool HasPeriod(SeriesKind kind) => kind is SeriesKind.Bars or SeriesKind.QuoteBars;

    /// <summary>
    /// The name of the series inside its instrument: <c>bars-1m</c>, <c>quotes-1m</c>, <c>trades</c>, <c>book</c>,
    /// <c>book-orders</c> or <c>quotes</c>.
    /// </summary>
    public string Name => Kind switch
    {
        SeriesKind.Bars => "bars-" + Period,
        SeriesKind.QuoteBars => "quotes-" + Period,
        SeriesKind.Trades => "trades",
        SeriesKind.BookLevels => "book",
        SeriesKind.BookOrders => "book-orders",
        SeriesKind.Quotes => "quotes",
        _ => throw new InvalidOperationException("a series needs a kind"),
    };

    /// <summary>Instrument and series, as <c>BTCUSDT.BINANCE bars-1m</c>.</summary>
    public override string ToString() => $"{Instrument} {Name}";
}
