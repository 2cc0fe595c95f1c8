using Plimsoll.Data.Import;
using Plimsoll.Data.Store;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Instruments;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Data;

/// <summary>
/// All reference files that the importers take, in one catalog, built once a test run and removed at its end. A test
/// that opens it is skipped where the reference data is absent.
/// </summary>
internal static class ReferenceCatalog
{
    private static readonly Lazy<IReadOnlyList<ImportResult>> Imports = new(Build);

    private static readonly string[] Contracts =
        ["ES201312", "ES201403", "ES201406", "ES201409", "ES201412", "ES201503"];

    private static string? folder;

    /// <summary>What each import did, in order.</summary>
    public static IReadOnlyList<ImportResult> Results
    {
        get
        {
            ReferenceData.Require("data/crypto");
            return Imports.Value;
        }
    }

    /// <summary>The catalog.</summary>
    public static Catalog Open()
    {
        Assert.NotEmpty(Results);
        return Catalog.Open(folder!);
    }

    /// <summary>The imports, files relative to the reference data.</summary>
    public static IEnumerable<ImportOptions> Plan(string catalog)
    {
        ImportOptions File(string file, ImportKind kind, string instrument, string period) => new()
        {
            CatalogFolder = catalog,
            File = ReferenceData.Require("data/" + file),
            Kind = kind,
            Instrument = InstrumentId.Parse(instrument),
            Period = period.Length == 0 ? default : BarPeriod.Parse(period),
        };

        return Crypto(File).Concat(Equities(File)).Concat(Futures(File)).Concat(Others(File));
    }

    private static IEnumerable<ImportOptions> Crypto(Func<string, ImportKind, string, string, ImportOptions> file)
    {
        var perpetual = InstrumentKind.Perpetual;
        yield return file("crypto/BTC-PERP-1m-2022-01.zip", ImportKind.Klines, "BTC-PERP.FTX", "1m") with
        {
            InstrumentKind = perpetual,
            Quote = "USD",
        };
        foreach (var (symbol, month) in new[]
        {
            ("LINKUSDT", "2023-02"), ("AVAXUSDT", "2024-02"), ("AVAXUSDT", "2025-02"), ("LTCUSDT", "2026-02"),
        })
        {
            yield return file($"crypto/{symbol}-1m-{month}.zip", ImportKind.Klines, symbol + ".BINANCE", "1m") with
            {
                InstrumentKind = perpetual,
            };
        }

        yield return file("crypto/ADABTC-1m-2021-11-27.csv", ImportKind.Klines, "ADABTC.BINANCE", "1m");
        foreach (var symbol in new[] { "ETHBTC", "LTCBTC", "ADABTC" })
        {
            yield return file($"crypto/{symbol}-5m-2018-01.zip", ImportKind.Klines, symbol + ".UNNAMED", "5m");
        }

        yield return file("crypto/XRPETH-aggTrades-2019-10.zip", ImportKind.AggTrades, "XRPETH.BINANCE", "");
        yield return file("crypto/XRPETH-1m-2019-10.zip", ImportKind.Klines, "XRPETH.BINANCE", "1m");
        yield return file("crypto/coinbase-btcusd.minute.csv.gz", ImportKind.Csv, "BTCUSD.COINBASE", "1m");
        yield return file("crypto/coinbase-btcusd.daily.csv", ImportKind.Csv, "BTCUSD.COINBASE", "1d");
    }

    private static IEnumerable<ImportOptions> Equities(Func<string, ImportKind, string, string, ImportOptions> file)
    {
        // Some prints lie between cents; one grid for all series of a share lets them be compared.
        ImportOptions Share(string name, ImportKind kind, string id, string period) => file(name, kind, id, period) with
        {
            Tick = DecimalGrid.Parse("0.0001"),
            Lot = DecimalGrid.Parse("1"),
        };

        foreach (var symbol in new[] { "SPY", "AAPL", "IBM", "BAC", "AIG" })
        {
            var id = symbol + ".XNYS";
            yield return Share($"equity/daily/{symbol}.csv", ImportKind.Csv, id, "1d");
            yield return file("equity/factors.csv", ImportKind.Factors, id, "");
            yield return Share($"equity/minute/{symbol}.csv.gz", ImportKind.Csv, id, "1m");
            yield return Share($"equity/minute/{symbol}.quote.csv.gz", ImportKind.QuoteBars, id, "1m");
            if (symbol is "SPY" or "AAPL")
            {
                yield return Share($"equity/hour/{symbol}.csv.gz", ImportKind.Csv, id, "1h");
            }
        }

        // Both begin before the calendar of the exchange is known.
        foreach (var name in new[] { "ORCL-1995-2014", "YHOO-1996-2015" })
        {
            yield return file($"equity/daily-yahoo/{name}.csv", ImportKind.Csv, name[..4] + ".YAHOO", "1d") with
            {
                InstrumentKind = InstrumentKind.Equity,
                Calendar = "24x7",
            };
        }
    }

    private static IEnumerable<ImportOptions> Futures(Func<string, ImportKind, string, string, ImportOptions> file)
    {
        foreach (var contract in Contracts)
        {
            ImportOptions Es(string name, ImportKind kind, string period) =>
                file("futures/" + name, kind, contract + ".CME", period) with
                {
                    Where = "contract=" + contract,
                    Tick = DecimalGrid.Parse("0.25"),
                    Lot = DecimalGrid.Parse("1"),
                    Multiplier = 50,
                };

            yield return Es("ES.minute.quote.csv.gz", ImportKind.QuoteBars, "1m");
            if (contract == "ES201503")
            {
                // It was quoted but never traded.
                continue;
            }

            yield return Es("ES.minute.csv.gz", ImportKind.Csv, "1m");

            // These days are UTC days, Sundays among them, and not trading days.
            yield return Es("ES.daily.csv", ImportKind.Csv, "1d") with
            {
                Calendar = "24x7",
                InstrumentKind = InstrumentKind.Future,
            };
        }

        yield return file("futures/STOXX50-2006.minute.csv.gz", ImportKind.Csv, "STOXX50.XEUR", "1m") with
        {
            Stamp = StampKind.Close,
            Quote = "EUR",
            InstrumentKind = InstrumentKind.Future,
        };
    }

    private static IEnumerable<ImportOptions> Others(Func<string, ImportKind, string, string, ImportOptions> file)
    {
        yield return file("index/SPX.minute.csv", ImportKind.Csv, "SPX.INDEX", "1m") with
        {
            Calendar = "XNYS",
            InstrumentKind = InstrumentKind.Index,
        };
        yield return file("index/VIX.daily.csv", ImportKind.Csv, "VIX.INDEX", "1d") with
        {
            InstrumentKind = InstrumentKind.Index,
        };
        foreach (var side in new[] { "bid", "ask" })
        {
            yield return file(
                $"fx/gbpusd-m1-{side}-2012.csv.gz", ImportKind.Csv, $"GBPUSD-{side}.FXCM", "1m") with { Quote = "USD" };
        }
    }

    private static List<ImportResult> Build()
    {
        folder = Directory.CreateTempSubdirectory("plimsoll-reference-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return [.. Plan(folder).Select(options => ImportRunner.Run(options))];
    }
}
