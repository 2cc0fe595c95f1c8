using Plimsoll.Data;
using Plimsoll.Data.Import;
using Plimsoll.Data.Store;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Data.Import;

public sealed class MergeTests
{
    [Fact]
    public void Run_SameFileTwice_ChangesNothing()
    {
        using var folder = new TemporaryFolder();
        var options = Klines.Options(folder, folder.Write("a.csv", Klines.File(100)));
        Run(options);
        var before = TemporaryFolder.Fingerprint(folder.Catalog);

        var again = Run(options);

        Assert.True(again.IsAlreadyImported);
        Assert.Equal(100, again.RowsPresent);
        Assert.Equal(0, again.RowsAdded);
        Assert.Equal(before, TemporaryFolder.Fingerprint(folder.Catalog));
    }

    [Fact]
    public void Run_OverlappingFiles_GiveTheSameBytesAsOneFile()
    {
        using var folder = new TemporaryFolder();
        using var whole = new TemporaryFolder();
        Run(Klines.Options(folder, folder.Write("late.csv", Klines.File(30_000, start: 20_000))));
        var second = Run(Klines.Options(folder, folder.Write("early.csv", Klines.File(30_000))));
        var expected = Run(Klines.Options(whole, whole.Write("whole.csv", Klines.File(50_000))));

        Assert.Equal(20_000, second.RowsAdded);
        Assert.Equal(10_000, second.RowsPresent);
        Assert.Equal(expected.Manifest!.ContentHash, second.Manifest!.ContentHash);
        Assert.Equal(expected.Manifest.Segments, second.Manifest.Segments);
        Assert.Equal(2, second.Manifest.Sources.Count);
        Assert.Equal(2, SegmentFiles(folder).Length);
    }

    [Fact]
    public void Run_ConflictingRow_NamesBothValuesAndChangesNothing()
    {
        using var folder = new TemporaryFolder();
        Run(Klines.Options(folder, folder.Write("a.csv", Klines.File(100))));
        var before = TemporaryFolder.Fingerprint(folder.Catalog);
        var changed = folder.Write("b.csv", Klines.File(120).Replace(
            Klines.Row(50),
            Klines.Row(50).Replace("100.53", "100.54", StringComparison.Ordinal),
            StringComparison.Ordinal));

        var error = Assert.Throws<DataError>(() => Run(Klines.Options(folder, changed)));

        Assert.Equal(DataErrorKind.Conflict, error.Kind);
        Assert.Equal(
            "b.csv:51: column 'high': value 100.54: the catalog has 100.53 at the same time; "
            + "give --replace to take the new rows",
            error.Message);
        Assert.Equal(before, TemporaryFolder.Fingerprint(folder.Catalog));

        var replaced = Run(Klines.Options(folder, changed) with { Replace = true });
        Assert.Equal((20, 99, 1), (replaced.RowsAdded, replaced.RowsPresent, replaced.RowsReplaced));
        using var series = Catalog.Open(folder.Catalog).OpenBars(Klines.Instrument, BarPeriod.OneMinute);
        Assert.Equal(10_054, series.Segments[0].HighTicks[50]);
    }

    [Fact]
    public void Run_SkipBadRows_KeepsAList()
    {
        using var folder = new TemporaryFolder();
        var lines = Klines.File(10).Split('\n');
        lines[3] = lines[3].Replace("100.06", "a,\"b", StringComparison.Ordinal);
        lines[7] = "x,y";
        var file = folder.Write("a.csv", string.Join('\n', lines));

        var result = Run(Klines.Options(folder, file) with { SkipBadRows = true });

        Assert.Equal((8, 2), (result.RowsAdded, result.RowsSkipped));
        var list = File.ReadAllLines(
            Path.Combine(folder.Catalog, "TESTUSDT.BINANCE", "bars-1m", "skipped-rows.csv"));
        Assert.Equal("file,line,column,value,expected", list[0]);
        Assert.StartsWith("a.csv,4,", list[1], StringComparison.Ordinal);
        Assert.Equal("a.csv,8,,\"x,y\",\"12 columns, not 2\"", list[2]);
        Assert.True(Run(Klines.Options(folder, file) with { SkipBadRows = true }).IsAlreadyImported);
    }

    [Fact]
    public void Run_SkipBadRowsAndNoneGood_Fails()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("a.csv", "1,2,3\nx,y,z\n");
        var error = Assert.Throws<DataError>(() => Run(Klines.Options(folder, file) with { SkipBadRows = true }));
        Assert.Equal(DataErrorKind.Columns, error.Kind);
    }

    [Fact]
    public void Run_InferredGrid_SaysSoAndBecomesFinerExactly()
    {
        using var folder = new TemporaryFolder();
        var coarse = folder.Write("a.csv", "time,open,high,low,close,volume\n2024-01-01T00:00Z,10.5,11,10.50,10.5,7\n");
        var fine = folder.Write("b.csv", "time,open,high,low,close,volume\n2024-03-01T00:00Z,10.25,11,9,1e1,7.125\n");
        var options = Klines.Options(folder, coarse) with { Kind = ImportKind.Csv, Tick = null, Lot = null };

        var first = Run(options);
        Assert.Equal("0.1", first.Manifest!.Instrument.PriceGrid.ToString());
        Assert.Equal("1", first.Manifest.Instrument.QuantityGrid.ToString());
        Assert.Equal(
            ["tick 0.1 found from the data; give --tick to set it", "lot 1 found from the data; give --lot to set it"],
            first.Notes);

        var second = Run(options with { File = fine });
        Assert.Equal("0.01", second.Manifest!.Instrument.PriceGrid.ToString());
        Assert.Equal("0.001", second.Manifest.Instrument.QuantityGrid.ToString());
        Assert.Equal(2, second.Manifest.Instrument.Version);
        using var series = Catalog.Open(folder.Catalog).OpenBars(Klines.Instrument, BarPeriod.OneMinute);
        Assert.Equal((1050, 1100, 7000), (series.Segments[0].OpenTicks[0], series.Segments[0].HighTicks[0],
            series.Segments[0].VolumeLots[0]));
        Assert.Equal((1025, 1000, 7125), (series.Segments[1].OpenTicks[0], series.Segments[1].CloseTicks[0],
            series.Segments[1].VolumeLots[0]));
        series.Verify();
    }

    [Fact]
    public void Run_GivenGridAndFinerPrice_IsABadRow()
    {
        using var folder = new TemporaryFolder();
        Run(Klines.Options(folder, folder.Write("a.csv", Klines.File(3))));
        var file = folder.Write("b.csv", Klines.Row(7).Replace("100.07", "100.075", StringComparison.Ordinal));
        var error = Assert.Throws<DataError>(() => Run(Klines.Options(folder, file) with { Tick = null, Lot = null }));
        Assert.Contains("a multiple of the tick 0.01", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OtherDefinition_IsRefused()
    {
        using var folder = new TemporaryFolder();
        Run(Klines.Options(folder, folder.Write("a.csv", Klines.File(3))));
        var options = Klines.Options(folder, folder.Write("b.csv", Klines.File(5))) with { Quote = "USDC" };
        var error = Assert.Throws<DataError>(() => Run(options));
        Assert.Contains("Spot in USDT", error.Message, StringComparison.Ordinal);
        Assert.Contains("Spot in USDC", error.Message, StringComparison.Ordinal);
        var coarser = Klines.Options(folder, options.File) with { Tick = DecimalGrid.Parse("0.05") };
        Assert.Contains("--tick", Assert.Throws<DataError>(() => Run(coarser)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Cancelled_LeavesCatalog()
    {
        using var folder = new TemporaryFolder();
        Run(Klines.Options(folder, folder.Write("a.csv", Klines.File(3))));
        var before = TemporaryFolder.Fingerprint(folder.Catalog);
        using var cancel = new CancellationTokenSource();
        var progress = new CancelAfter(cancel, 20_000);

        Assert.Throws<OperationCanceledException>(() => ImportRunner.Run(
            Klines.Options(folder, folder.Write("b.csv", Klines.File(60_000))), progress, cancel.Token));

        Assert.True(progress.SawRows);
        Assert.Equal(before, TemporaryFolder.Fingerprint(folder.Catalog));
    }

    [Fact]
    public void Run_LeftoversOfAKilledImport_AreClearedAway()
    {
        using var folder = new TemporaryFolder();
        Run(Klines.Options(folder, folder.Write("a.csv", Klines.File(3))));
        var staging = Directory.CreateDirectory(Path.Combine(folder.Catalog, ".staging"));
        File.WriteAllText(Path.Combine(staging.FullName, "2024-02.writing"), "half");
        File.WriteAllText(
            Path.Combine(folder.Catalog, "TESTUSDT.BINANCE", "bars-1m", "2024-02.000000000000.plim"), "orphan");

        var result = Run(Klines.Options(folder, folder.Write("b.csv", Klines.File(9))));

        Assert.Equal((6, 3), (result.RowsAdded, result.RowsPresent));
        Assert.False(staging.Exists && Directory.Exists(staging.FullName));
        Assert.Single(SegmentFiles(folder));
    }

    [Fact]
    public void Run_DisorderedBar_IsKeptAndCounted()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write(
            "a.csv", "date,open,high,low,close\n2024-01-02,2.58,14,13,13.5\n2024-01-03,13,14,12,13\n");
        var options = Klines.Options(folder, file) with { Kind = ImportKind.Csv, Period = BarPeriod.OneDay };

        var result = Run(options);

        Assert.Equal((2, 1), (result.RowsAdded, result.RowsDisordered));
        using var series = Catalog.Open(folder.Catalog).OpenBars(Klines.Instrument, BarPeriod.OneDay);
        Assert.False(series.HasVolume);
        Assert.False(series.Segments[0].Bar(0).IsOrdered);
    }

    private static ImportResult Run(ImportOptions options) =>
        ImportRunner.Run(options, null, TestContext.Current.CancellationToken);

    private static string[] SegmentFiles(TemporaryFolder folder) =>
        Directory.GetFiles(folder.Catalog, "*.plim", SearchOption.AllDirectories);

    private sealed class CancelAfter(CancellationTokenSource cancel, long rows) : IProgress<ImportProgress>
    {
        public bool SawRows { get; private set; }

        public void Report(ImportProgress value)
        {
            Assert.InRange(value.BytesDone, 0, value.BytesTotal);
            if (value.Stage == "reading" && value.Rows >= rows)
            {
                SawRows = true;
                cancel.Cancel();
            }
        }
    }
}
