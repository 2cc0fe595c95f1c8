using Plimsoll.Data;
using Plimsoll.Data.Import;
using Plimsoll.Data.Store;
using Plimsoll.Model.Events;
using Plimsoll.Model.Market;

namespace Plimsoll.Tests.Data.Import;

public sealed class StreamingTests
{
    [Fact]
    public void Run_TwoMillionRows_MemoryStaysFlat()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Path("big.csv");
        using (var writer = new StreamWriter(file))
        {
            for (var i = 0; i < 2_000_000; i++)
            {
                writer.Write(Klines.Row(i));
                writer.Write('\n');
            }
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = ImportRunner.Run(Klines.Options(folder, file), null, TestContext.Current.CancellationToken);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(2_000_000, result.RowsAdded);
        Assert.True(allocated < 20_000_000, $"{allocated} bytes allocated for a file of {new FileInfo(file).Length}");
        using var series = Catalog.Open(folder.Catalog).OpenBars(Klines.Instrument, BarPeriod.OneMinute);
        var source = new BarEventSource(series, default);
        var buffer = new Event[4_096];
        var probe = AllocationProbe.Start();
        long read = 0;
        int count;
        while ((count = source.Read(buffer)) > 0)
        {
            read += count;
        }

        probe.AssertNothing();
        Assert.Equal(2_000_000, read);
    }

    [Fact]
    public void Run_MoreTradesADayThanTheBuffer_AreSpilledAndStored()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Path("trades.csv");
        using (var writer = new StreamWriter(file))
        {
            for (var i = 0; i < 200_000; i++)
            {
                var line = FormattableString.Invariant(
                    $"{i + 1},{100 + (i % 7)}.5,2.5,5,{Klines.FebruaryMs + (i / 3)},")
                    + (i % 2 == 0 ? "true,true" : "false,true");
                writer.Write(line);
                writer.Write('\n');
            }
        }

        var options = Klines.Options(folder, file) with { Kind = ImportKind.Trades, Period = default };
        Assert.Equal(200_000, ImportRunner.Run(options, null, TestContext.Current.CancellationToken).RowsAdded);

        using var series = Catalog.Open(folder.Catalog).OpenTrades(Klines.Instrument);
        Assert.Equal((200_000, 1), (series.Count, series.Segments.Length));
        Assert.Equal(
            new TradeTick((Klines.FebruaryMs + 49_999) * 1_000_000, 10_350, 25, 150_000, 0),
            series.Segments[0].Trade(149_999));
        Catalog.Open(folder.Catalog).Verify(series.Manifest.Key);
        var from = Plimsoll.Model.Values.Timestamp.FromUnixMillis(Klines.FebruaryMs + 100);
        var to = Plimsoll.Model.Values.Timestamp.FromUnixMillis(Klines.FebruaryMs + 110);
        var source = new TradeEventSource(series, default, from, to);
        var buffer = new Event[50];
        Assert.Equal(30, source.Read(buffer));
        Assert.Equal(301, buffer[0].Trade.TradeNumber);
        Assert.Equal(0, source.Read(buffer));
    }

    [Fact]
    public void Run_DiskFull_SaysSoAndLeavesCatalog()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "needs the device that is always full");
        using var folder = new TemporaryFolder();
        ImportRunner.Run(
            Klines.Options(folder, folder.Write("a.csv", Klines.File(10))),
            null,
            TestContext.Current.CancellationToken);
        var before = TemporaryFolder.Fingerprint(folder.Catalog);
        var full = new FullDisk(Path.Combine(folder.Catalog, ".staging", "bars-1m", "2024-02.writing"));

        var error = Assert.Throws<DataError>(() => ImportRunner.Run(
            Klines.Options(folder, folder.Write("b.csv", Klines.File(20_000))),
            full,
            TestContext.Current.CancellationToken));

        Assert.Equal(DataErrorKind.DiskFull, error.Kind);
        Assert.Contains("the disk is full; make room", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, TemporaryFolder.Fingerprint(folder.Catalog));
    }

    // Once all rows are read, the file about to be written turns into the device that is always full.
    private sealed class FullDisk(string file) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Stage == "storing" && !File.Exists(file))
            {
                File.CreateSymbolicLink(file, "/dev/full");
            }
        }
    }
}
