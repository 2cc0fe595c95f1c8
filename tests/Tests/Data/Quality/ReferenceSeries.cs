using System.Globalization;
using Plimsoll.Data.Quality;
using Plimsoll.Model.Calendars;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Quality;

namespace Plimsoll.Tests.Data.Quality;

/// <summary>The reference files that hold bars, with what is needed to read and to judge each of them.</summary>
internal sealed record ReferenceSeries(
    string Path, InstrumentKind Kind, string Tick, string Lot, string Period, string? Calendar, bool IsKline = false)
{
    private static readonly string[] Stocks = ["SPY", "AAPL", "IBM", "BAC", "AIG"];

    public static IReadOnlyList<ReferenceSeries> All { get; } =
    [
        Kline("BTC-PERP-1m-2022-01", InstrumentKind.Perpetual, "1", "1m"),
        Kline("LINKUSDT-1m-2023-02", InstrumentKind.Perpetual, "0.001", "1m"),
        Kline("AVAXUSDT-1m-2024-02", InstrumentKind.Perpetual, "0.0001", "1m"),
        Kline("AVAXUSDT-1m-2025-02", InstrumentKind.Perpetual, "0.0001", "1m"),
        Kline("LTCUSDT-1m-2026-02", InstrumentKind.Perpetual, "0.01", "1m"),
        Kline("ETHBTC-5m-2018-01", InstrumentKind.Spot, "0.00000001", "5m"),
        Kline("LTCBTC-5m-2018-01", InstrumentKind.Spot, "0.00000001", "5m"),
        Kline("ADABTC-5m-2018-01", InstrumentKind.Spot, "0.00000001", "5m"),
        Kline("XRPETH-1m-2019-10", InstrumentKind.Spot, "0.00000001", "1m"),
        new("data/crypto/coinbase-btcusd.minute.csv.gz", InstrumentKind.Spot, "0.01", "0.00000001", "1m", "24x7"),
        new("data/crypto/coinbase-btcusd.daily.csv", InstrumentKind.Spot, "0.01", "0.00000001", "1d", "24x7"),
        .. Stocks.Select(name => Stock("daily/" + name + ".csv", "1d")),
        .. Stocks.Select(name => Stock("minute/" + name + ".csv.gz", "1m")),
        Stock("hour/SPY.csv.gz", "1h"),
        Stock("hour/AAPL.csv.gz", "1h"),
        Stock("daily-yahoo/ORCL-1995-2014.csv", "1d") with { Tick = "0.000001" },
        Stock("daily-yahoo/YHOO-1996-2015.csv", "1d") with { Tick = "0.000001" },
        new("data/futures/STOXX50-2006.minute.csv.gz", InstrumentKind.Future, "1", "1", "1m", null),
        new("data/index/SPX.minute.csv", InstrumentKind.Index, "0.01", "1", "1m", "XNYS"),
        new("data/index/VIX.daily.csv", InstrumentKind.Index, "0.01", "1", "1d", "XNYS"),
        new("data/fx/gbpusd-m1-bid-2012.csv.gz", InstrumentKind.Fx, "0.00001", "1", "1m", "FX"),
        new("data/fx/gbpusd-m1-ask-2012.csv.gz", InstrumentKind.Fx, "0.00001", "1", "1m", "FX"),
    ];

    public Instrument Instrument => MarketFiles.Instrument(Kind, Tick, Lot);

    public BarPeriod BarPeriod => BarPeriod.Parse(Period);

    private SessionCalendar? SessionCalendar => Calendar is null ? null : SessionCalendar.Get(Calendar);

    /// <summary>The series whose path contains the text.</summary>
    public static ReferenceSeries Of(string part) =>
        All.Single(series => series.Path.Contains(part, StringComparison.Ordinal));

    public IEnumerable<Bar> Bars()
    {
        var path = ReferenceData.Require(Path);
        return IsKline
            ? MarketFiles.Klines(path, Instrument, BarPeriod)
            : MarketFiles.Bars(path, Instrument, BarPeriod);
    }

    public SeriesQualityReport Check(SeriesFacts? facts = null) =>
        SeriesQuality.CheckBars(Bars(), Instrument, BarPeriod, SessionCalendar, null, facts);

    /// <summary>The splits of a stock out of the factor file: the ratio of neighbouring split factors.</summary>
    public static SeriesFacts Splits(string symbol)
    {
        var splits = new List<KnownSplit>();
        string[]? before = null;
        foreach (var row in MarketFiles.Rows(ReferenceData.Require("data/equity/factors.csv")))
        {
            if (row[0] != symbol)
            {
                continue;
            }

            if (before is not null && before[3] != row[3])
            {
                var ratio = double.Parse(before[3], CultureInfo.InvariantCulture)
                    / double.Parse(row[3], CultureInfo.InvariantCulture);
                splits.Add(new KnownSplit(MarketFiles.Time(before[1]) + (28 * 3_600_000_000_000), ratio));
            }

            before = row;
        }

        return new SeriesFacts(splits, []);
    }

    private static ReferenceSeries Kline(string name, InstrumentKind kind, string tick, string period) =>
        new("data/crypto/" + name + ".zip", kind, tick, "0.001", period, "24x7", IsKline: true);

    private static ReferenceSeries Stock(string path, string period) =>
        new("data/equity/" + path, InstrumentKind.Equity, "0.01", "1", period, "XNYS");
}
