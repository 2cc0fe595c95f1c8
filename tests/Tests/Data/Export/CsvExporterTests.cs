using Plimsoll.Data;
using Plimsoll.Data.Export;
using Plimsoll.Data.Import;
using Plimsoll.Data.Store;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Data.Export;

public sealed class CsvExporterTests
{
    [Theory]
    [InlineData("LINKUSDT.BINANCE", SeriesKind.Bars, "1m", ImportKind.Csv)]
    [InlineData("BTC-PERP.FTX", SeriesKind.Bars, "1m", ImportKind.Csv)]
    [InlineData("SPY.XNYS", SeriesKind.Bars, "1d", ImportKind.Csv)]
    [InlineData("VIX.INDEX", SeriesKind.Bars, "1d", ImportKind.Csv)]
    [InlineData("GBPUSD-BID.FXCM", SeriesKind.Bars, "1m", ImportKind.Csv)]
    [InlineData("STOXX50.XEUR", SeriesKind.Bars, "1m", ImportKind.Csv)]
    [InlineData("XRPETH.BINANCE", SeriesKind.Trades, "", ImportKind.AggTrades)]
    [InlineData("ES201403.CME", SeriesKind.QuoteBars, "1m", ImportKind.QuoteBars)]
    public void Run_ExportedAndImportedAgain_HasTheSameContentHash(
        string instrument, SeriesKind kind, string period, ImportKind importKind)
    {
        var catalog = ReferenceCatalog.Open();
        using var folder = new TemporaryFolder();
        var id = InstrumentId.Parse(instrument);
        var key = new SeriesKey(id, kind, period.Length == 0 ? default : BarPeriod.Parse(period));
        var manifest = catalog.Find(id, kind, key.Period)!;
        foreach (var format in new[] { ExportTimeFormat.Iso, ExportTimeFormat.Nanoseconds })
        {
            var file = folder.Path($"{format}.csv");
            var rows = CsvExporter.Run(
                new ExportOptions { CatalogFolder = catalog.Folder, Key = key, File = file, TimeFormat = format },
                null,
                TestContext.Current.CancellationToken);
            Assert.Equal(manifest.Rows, rows);

            var again = ImportRunner.Run(
                new ImportOptions
                {
                    CatalogFolder = folder.Path($"{format}"),
                    File = file,
                    Kind = importKind,
                    Instrument = id,
                    Period = key.Period,
                    Tick = manifest.Instrument.PriceGrid,
                    Lot = manifest.Instrument.QuantityGrid,
                    Calendar = manifest.Instrument.CalendarName,
                },
                null,
                TestContext.Current.CancellationToken);
            Assert.Equal(manifest.ContentHash, again.Manifest!.ContentHash);
        }
    }

    [Fact]
    public void Run_Limits_WritesRowsInside()
    {
        using var folder = new TemporaryFolder();
        ImportRunner.Run(
            Klines.Options(folder, folder.Write("a.csv", Klines.File(10))),
            null,
            TestContext.Current.CancellationToken);
        var file = folder.Path("out.csv");
        Assert.True(TimestampText.TryParse("2024-02-01T00:02", out var from));
        Assert.True(TimestampText.TryParse("2024-02-01T00:04", out var to));
        var options = new ExportOptions
        {
            CatalogFolder = folder.Catalog,
            Key = new SeriesKey(Klines.Instrument, SeriesKind.Bars, BarPeriod.OneMinute),
            File = file,
            From = from,
            To = to,
        };

        Assert.Equal(2, CsvExporter.Run(options, null, TestContext.Current.CancellationToken));

        Assert.Equal(
            "open_time,open,high,low,close,volume,quote_volume,trade_count,taker_buy_volume\n"
            + "2024-02-01T00:02:00Z,100.02,100.05,100.00,100.03,2.5,1.25000000,3,1.5\n"
            + "2024-02-01T00:03:00Z,100.03,100.06,100.01,100.04,3.5,1.25000000,4,1.5\n",
            File.ReadAllText(file));
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => CsvExporter.Run(options, null, cancelled.Token));
        Assert.False(File.Exists(file + ".new"));
        var nowhere = options with { File = folder.Path("no/such/folder.csv") };
        Assert.Contains(
            "cannot be written",
            Assert.Throws<DataError>(
                () => CsvExporter.Run(nowhere, null, TestContext.Current.CancellationToken)).Message,
            StringComparison.Ordinal);
    }
}
