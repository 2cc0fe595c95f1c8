using Plimsoll.Data.Import;
using Plimsoll.Data.Store;
using Plimsoll.Model.Events;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Data.Import;

public sealed class KlineImportTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(1000, false)]
    public void Run_ArchiveFile_StoresEveryColumn(long scale, bool hasHeader)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("TESTUSDT-1m.csv", Klines.File(50_000, 0, scale, hasHeader));

        var result = ImportRunner.Run(Klines.Options(folder, file), null, TestContext.Current.CancellationToken);

        Assert.Equal(50_000, result.RowsAdded);
        using var series = Catalog.Open(folder.Catalog).OpenBars(Klines.Instrument, BarPeriod.OneMinute);
        Assert.Equal(50_000, series.Count);
        Assert.Equal(2, series.Segments.Length);
        Assert.Equal("2024-02", series.Manifest.Segments[0].Name);
        Assert.Equal(29 * 1440, series.Segments[0].Count);
        var bar = series.Segments[0].Bar(1);
        Assert.Equal((Klines.FebruaryMs + 60_000) * 1_000_000, bar.OpenTimeNs);
        Assert.Equal((Klines.FebruaryMs + 120_000) * 1_000_000, bar.CloseTimeNs);
        Assert.Equal(new Bar(bar.CloseTimeNs, bar.OpenTimeNs, 10_001, 10_004, 9_999, 10_002, 15), bar);
        Assert.True(series.Segments[0].OpenTimesNs.IsEmpty);
        Assert.Equal(125_000_000, series.Segments[0].QuoteVolumes[1]);
        Assert.Equal(2, series.Segments[0].TradeCounts[1]);
        Assert.Equal(15, series.Segments[0].TakerBuyVolumeLots[1]);
        series.Verify();
    }

    [Fact]
    public void Run_VolumeFinerThanLot_IsCutAndSaid()
    {
        using var folder = new TemporaryFolder();
        var text = Klines.File(3).Replace(",1.5,", ",49.63136417,", StringComparison.Ordinal);
        var options = Klines.Options(folder, folder.Write("TESTUSDT-1m.csv", text));

        var result = ImportRunner.Run(options, null, TestContext.Current.CancellationToken);

        Assert.Contains("volumes were no multiple of the lot 0.1 and were cut to whole lots", result.Notes[^1]);
        using var series = Catalog.Open(folder.Catalog).OpenBars(Klines.Instrument, BarPeriod.OneMinute);
        Assert.Equal(496, series.Segments[0].Bar(1).VolumeLots);
        Assert.Equal(496, series.Segments[0].TakerBuyVolumeLots[1]);
    }

    [Fact]
    public void Read_AllBars_EqualsSegments()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Zip("TESTUSDT-1m.zip", ("TESTUSDT-1m.csv", Klines.File(45_000)));
        ImportRunner.Run(Klines.Options(folder, file), null, TestContext.Current.CancellationToken);
        using var series = Catalog.Open(folder.Catalog).OpenBars(Klines.Instrument, BarPeriod.OneMinute);
        var source = new BarEventSource(series, new InstrumentIndex(3));
        var buffer = new Event[1000];
        long count = 0;
        foreach (var segment in series.Segments)
        {
            for (var i = 0; i < segment.Count; i++, count++)
            {
                if (count % buffer.Length == 0)
                {
                    Assert.Equal(1000, source.Read(buffer));
                }

                ref readonly var read = ref buffer[count % buffer.Length];
                Assert.Equal(EventKind.Bar, read.Kind);
                Assert.Equal(3, read.Instrument.Value);
                Assert.Equal(segment.Bar(i), read.Bar);
            }
        }

        Assert.Equal(45_000, count);
        Assert.Equal(0, source.Read(buffer));
    }

    [Fact]
    public void Read_Limits_GivesBarsInside()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("TESTUSDT-1m.csv", Klines.File(45_000));
        ImportRunner.Run(Klines.Options(folder, file), null, TestContext.Current.CancellationToken);
        using var series = Catalog.Open(folder.Catalog).OpenBars(Klines.Instrument, BarPeriod.OneMinute);
        Assert.True(TimestampText.TryParse("2024-02-29T23:58:30Z", out var from));
        Assert.True(TimestampText.TryParse("2024-03-01T00:02:00Z", out var to));
        var source = new BarEventSource(series, default, from, to);
        var buffer = new Event[16];

        Assert.Equal(3, source.Read(buffer));
        Assert.Equal("2024-02-29T23:59:00Z", TimestampText.Format(buffer[0].Bar.OpenTimeNs));
        Assert.Equal("2024-03-01T00:02:00Z", TimestampText.Format(buffer[2].Bar.CloseTimeNs));
        Assert.Equal(0, source.Read(buffer));
    }
}
