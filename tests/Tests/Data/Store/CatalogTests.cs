using Plimsoll.Data;
using Plimsoll.Data.Import;
using Plimsoll.Data.Store;
using Plimsoll.Model.Market;

namespace Plimsoll.Tests.Data.Store;

public sealed class CatalogTests
{
    private const string SeriesFolder = "TESTUSDT.BINANCE/bars-1m";

    [Fact]
    public void Open_NoFolder_SaysSo()
    {
        var error = Assert.Throws<DataError>(() => Catalog.Open("/nowhere/at/all"));
        Assert.Equal(DataErrorKind.NotFound, error.Kind);
        Assert.Contains("/nowhere/at/all: there is no catalog", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OpenBars_NoSuchSeries_NamesThoseThereAre()
    {
        using var folder = Filled();
        var catalog = Catalog.Open(folder.Catalog);
        var error = Assert.Throws<DataError>(() => catalog.OpenBars(Klines.Instrument, BarPeriod.OneHour));
        Assert.Contains("no series TESTUSDT.BINANCE bars-1h", error.Message, StringComparison.Ordinal);
        Assert.Contains("there are TESTUSDT.BINANCE bars-1m", error.Message, StringComparison.Ordinal);
        Assert.Null(catalog.Find(Klines.Instrument, SeriesKind.Trades));
        Assert.Throws<DataError>(() => catalog.OpenTrades(Klines.Instrument));
        Assert.Throws<DataError>(() => catalog.OpenQuoteBars(Klines.Instrument, BarPeriod.OneMinute));
        Assert.Throws<DataError>(
            () => catalog.OpenBars(Klines.Instrument, BarPeriod.OneMinute, Adjustment.Splits));
    }

    [Fact]
    public void Verify_ChangedByte_IsFound()
    {
        using var folder = Filled();
        var path = SegmentPath(folder);
        var bytes = File.ReadAllBytes(path);
        bytes[^100] ^= 1;
        File.WriteAllBytes(path, bytes);
        var catalog = Catalog.Open(folder.Catalog);
        using (var series = catalog.OpenBars(Klines.Instrument, BarPeriod.OneMinute))
        {
            Assert.Equal(1_000, series.Count);
            Assert.Contains(
                "do not match its hash", Assert.Throws<DataError>(series.Verify).Message, StringComparison.Ordinal);
        }

        var key = new SeriesKey(Klines.Instrument, SeriesKind.Bars, BarPeriod.OneMinute);
        Assert.Equal(DataErrorKind.Corrupt, Assert.Throws<DataError>(() => catalog.Verify(key)).Kind);
    }

    [Theory]
    [InlineData(0, "does not begin as a segment does")]
    [InlineData(9, "has schema version")]
    [InlineData(28, "says it has")]
    [InlineData(33, "has a damaged header")]
    [InlineData(130, "has a damaged header")]
    public void OpenBars_DamagedHeader_SaysSo(int at, string message)
    {
        using var folder = Filled();
        var path = SegmentPath(folder);
        var bytes = File.ReadAllBytes(path);
        bytes[at] ^= 0x40;
        File.WriteAllBytes(path, bytes);
        AssertCorrupt(folder, message);
    }

    [Fact]
    public void OpenBars_CutOffSegment_SaysSo()
    {
        using var folder = Filled();
        var path = SegmentPath(folder);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^64]);
        AssertCorrupt(folder, "bytes instead of");
    }

    [Fact]
    public void OpenBars_MissingSegment_SaysSo()
    {
        using var folder = Filled();
        File.Delete(SegmentPath(folder));
        AssertCorrupt(folder, "the file is missing");
    }

    [Fact]
    public void OpenBars_ForeignSegment_SaysSo()
    {
        using var folder = Filled();
        using var other = new TemporaryFolder();
        ImportRunner.Run(
            Klines.Options(other, other.Write("a.csv", Klines.File(999))), null, TestContext.Current.CancellationToken);
        File.Copy(SegmentPath(other), SegmentPath(folder), overwrite: true);
        AssertCorrupt(folder, "is not the one its manifest names");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{\"schema\": 9}")]
    public void List_DamagedManifest_SaysSo(string text)
    {
        using var folder = Filled();
        File.WriteAllText(Path.Combine(folder.Catalog, SeriesFolder, "manifest.json"), text);
        var error = Assert.Throws<DataError>(() => Catalog.Open(folder.Catalog).List());
        Assert.Equal(DataErrorKind.Corrupt, error.Kind);
        Assert.Contains("manifest.json", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WhileAnotherWrites_IsRefusedWithItsProcess()
    {
        using var folder = Filled();
        using var held = CatalogLock.Acquire(folder.Catalog);
        var error = Assert.Throws<DataError>(() => ImportRunner.Run(
            Klines.Options(folder, folder.Write("b.csv", Klines.File(5))),
            null,
            TestContext.Current.CancellationToken));
        Assert.Equal(DataErrorKind.Locked, error.Kind);
        Assert.Contains($"process {Environment.ProcessId} is writing", error.Message, StringComparison.Ordinal);
        using var series = Catalog.Open(folder.Catalog).OpenBars(Klines.Instrument, BarPeriod.OneMinute);
        Assert.Equal(1_000, series.Count);
    }

    [Fact]
    public void Read_SeriesReplacedMeanwhile_StaysWhatItWas()
    {
        using var folder = Filled();
        using var series = Catalog.Open(folder.Catalog).OpenBars(Klines.Instrument, BarPeriod.OneMinute);
        ImportRunner.Run(
            Klines.Options(folder, folder.Write("b.csv", Klines.File(3_000))),
            null,
            TestContext.Current.CancellationToken);
        Assert.Equal(1_000, series.Segments[0].Count);
        series.Verify();
        using var next = Catalog.Open(folder.Catalog).OpenBars(Klines.Instrument, BarPeriod.OneMinute);
        Assert.Equal(3_000, next.Count);
    }

    [Fact]
    public void StoreQuality_Json_IsKeptUntilTheNextImport()
    {
        using var folder = Filled();
        var catalog = Catalog.Open(folder.Catalog);
        var key = new SeriesKey(Klines.Instrument, SeriesKind.Bars, BarPeriod.OneMinute);
        var hash = catalog.List()[0].ContentHash;
        catalog.StoreQuality(key, "{\"score\":0.5}");
        var stored = catalog.Find(Klines.Instrument, SeriesKind.Bars, BarPeriod.OneMinute)!;
        Assert.Contains("0.5", stored.QualityJson, StringComparison.Ordinal);
        Assert.Equal(hash, stored.ContentHash);
        ImportRunner.Run(
            Klines.Options(folder, folder.Write("b.csv", Klines.File(1_001))),
            null,
            TestContext.Current.CancellationToken);
        Assert.Null(catalog.List()[0].QualityJson);
    }

    [Fact]
    public void Manifest_SameImport_HasTheSameBytes()
    {
        using var first = Filled();
        using var second = Filled();
        Assert.Equal(TemporaryFolder.Fingerprint(first.Catalog), TemporaryFolder.Fingerprint(second.Catalog));
        var text = File.ReadAllText(Path.Combine(first.Catalog, SeriesFolder, "manifest.json"));
        Assert.DoesNotContain(first.Root, text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        using var document = System.Text.Json.JsonDocument.Parse(text);
        var names = document.RootElement.EnumerateObject().Select(property => property.Name).ToList();
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    [Fact]
    public void Translate_DiskFull_SaysSo()
    {
        var error = ImportRunner.Translate("there", new IOException("No space left on device", 28));
        Assert.Equal(DataErrorKind.DiskFull, error.Kind);
        Assert.Contains("the disk is full", error.Message, StringComparison.Ordinal);
    }

    private static TemporaryFolder Filled()
    {
        var folder = new TemporaryFolder();
        ImportRunner.Run(
            Klines.Options(folder, folder.Write("a.csv", Klines.File(1_000))),
            null,
            TestContext.Current.CancellationToken);
        return folder;
    }

    private static string SegmentPath(TemporaryFolder folder) =>
        Directory.GetFiles(Path.Combine(folder.Catalog, SeriesFolder), "*.plim").Single();

    private static void AssertCorrupt(TemporaryFolder folder, string message)
    {
        var error = Assert.Throws<DataError>(
            () => Catalog.Open(folder.Catalog).OpenBars(Klines.Instrument, BarPeriod.OneMinute));
        Assert.Equal(DataErrorKind.Corrupt, error.Kind);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
