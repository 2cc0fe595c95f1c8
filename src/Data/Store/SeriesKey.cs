using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;

namespace Plimsoll.Data.Store;

/// <summary>Names one series of a catalog. <c>default</c> names none.</summary>
/// <param name="Instrument">Which instrument.</param>
/// <param name="Kind">What the rows are.</param>
/// <param name="Period">Length of the bars; <c>default</c> for trades.</param>
public readonly record struct SeriesKey(InstrumentId Instrument, SeriesKind Kind, BarPeriod Period)
{
    /// <summary>The name of the series inside its instrument: <c>bars-1m</c>, <c>trades</c> or
    /// <c>quotes-1m</c>.</summary>
    public string Name => Kind switch
    {
        SeriesKind.Bars => "bars-" + Period,
        SeriesKind.QuoteBars => "quotes-" + Period,
        SeriesKind.Trades => "trades",
        _ => throw new InvalidOperationException("a series needs a kind"),
    };

    /// <summary>Instrument and series, as <c>BTCUSDT.BINANCE bars-1m</c>.</summary>
    public override string ToString() => $"{Instrument} {Name}";
}
