using Plimsoll.Data;
using Plimsoll.Data.Import;
using Plimsoll.Data.Store;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Market;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Data.Import;

public sealed class CsvImportTests
{
    [Theory]
    [InlineData("time=ts_ms:ms,open=o,high=h,low=l,close=c,volume=v", "ts_ms,o,h,l,c,v\n1706745600000,1,2,1,2,5\n")]
    [InlineData("time=t:us,open,high,low,close,volume", "t,open,high,low,close,volume\n1706745600000000,1,2,1,2,5\n")]
    [InlineData("time=t:s,open,high,low,close,volume", "t,open,high,low,close,volume,x\n1706745600,1,2,1,2,5,9\n")]
    [InlineData(
        "time=t:ns,open,high,low,close,volume", "t,open,high,low,close,volume\n1706745600000000000,1,2,1,2,5\n")]
    [InlineData("time=#1:iso,open=#2,high=#3,low=#4,close=#5,volume=#6", "2024-02-01 00:00,1,2,1,2,5\n")]
    [InlineData(
        "time:iso,open,high,low,close,volume",
        "open,high,low,close,volume,time\n1,2,1,2,5,2024-02-01T01:00:00+01:00\n")]
    [InlineData(
        "time=d:dd.MM.yyyy HH:mm,open,high,low,close,volume",
        "d,open,high,low,close,volume\n01.02.2024 00:00,1,2,1,2,5\n")]
    [InlineData(null, "datetime,open,high,low,close,volume\n\"2024-02-01T00:00:00Z\",\"1\",2,1,2,5\n")]
    public void Run_Mapping_ReadsTheSameBar(string? columns, string text)
    {
        using var folder = new TemporaryFolder();
        var options = Options(folder, text) with { Columns = columns };
        ImportRunner.Run(options, null, TestContext.Current.CancellationToken);
        using var series = Catalog.Open(folder.Catalog).OpenBars(options.Instrument, BarPeriod.OneMinute);
        var openNs = Klines.FebruaryMs * 1_000_000;
        Assert.Equal(
            new Bar(openNs + BarPeriod.OneMinute.Nanos, openNs, 100, 200, 100, 200, 5), series.Segments[0].Bar(0));
    }

    [Theory]
    [InlineData("time=a,colour=b", "'colour' is no field")]
    [InlineData("time=t,open=x,high,low,close", "there is no column 'x'")]
    [InlineData("time=t,open", "no column is given for 'high'")]
    [InlineData("time=t,time=u", "one column for each field")]
    [InlineData("time=t,open=open:ms", "only time has a unit")]
    public void Run_BadMapping_SaysWhat(string columns, string message)
    {
        using var folder = new TemporaryFolder();
        var options = Options(folder, "t,open,high,low,close\n1,2,3,4,5\n") with { Columns = columns };
        var error = Assert.Throws<DataError>(
            () => ImportRunner.Run(options, null, TestContext.Current.CancellationToken));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-07-01 09:30", LocalTimeRule.Refuse, "2024-07-01T13:30:00Z")]
    [InlineData("2024-01-02 09:30", LocalTimeRule.Refuse, "2024-01-02T14:30:00Z")]
    [InlineData("2024-11-03 01:30", LocalTimeRule.Earlier, "2024-11-03T05:30:00Z")]
    [InlineData("2024-11-03 01:30", LocalTimeRule.Later, "2024-11-03T06:30:00Z")]
    [InlineData("2024-03-10 02:30", LocalTimeRule.Later, "2024-03-10T07:30:00Z")]
    public void Run_LocalTime_IsTurnedIntoUtc(string local, LocalTimeRule rule, string expected)
    {
        using var folder = new TemporaryFolder();
        var options = Options(folder, $"time,open,high,low,close\n{local},1,1,1,1\n") with
        {
            Zone = "America/New_York",
            LocalTimes = rule,
        };
        ImportRunner.Run(options, null, TestContext.Current.CancellationToken);
        using var series = Catalog.Open(folder.Catalog).OpenBars(options.Instrument, BarPeriod.OneMinute);
        Assert.Equal(expected, TimestampText.Format(series.Segments[0].OpenTimeNs(0)));
    }

    [Theory]
    [InlineData("2024-11-03 01:30", "clocks show it twice")]
    [InlineData("2024-03-10 02:30", "where clocks skip it")]
    public void Run_DoubtfulLocalTime_IsABadRow(string local, string message)
    {
        using var folder = new TemporaryFolder();
        var options = Options(folder, $"time,open,high,low,close\n{local},1,1,1,1\n") with
        {
            Zone = "America/New_York",
        };
        var error = Assert.Throws<DataError>(
            () => ImportRunner.Run(options, null, TestContext.Current.CancellationToken));
        Assert.Equal(DataErrorKind.LocalTime, error.Kind);
        Assert.StartsWith($"a.csv:2: column 'time': value '{local}'", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CloseStamp_EndsTheBar()
    {
        using var folder = new TemporaryFolder();
        var options = Options(folder, "time,open,high,low,close\n2024-02-01T00:00Z,1,1,1,1\n") with
        {
            Stamp = StampKind.Close,
        };
        var result = ImportRunner.Run(options, null, TestContext.Current.CancellationToken);
        Assert.Equal("2024-02-01T00:00:00Z", TimestampText.Format(result.Manifest!.LastTimeNs));
        Assert.Equal("2024-01", result.Manifest.Segments[0].Name);
    }

    [Fact]
    public void Run_DailyBarsOfAnExchange_HaveTheRegularSession()
    {
        using var folder = new TemporaryFolder();
        var text = "date,open,high,low,close\n2024-07-02,1,1,1,1\n2024-07-03,1,1,1,1\n2024-11-29,1,1,1,1\n";
        var options = Options(folder, text) with { Period = BarPeriod.OneDay, Calendar = "XNYS", Quote = "USD" };
        ImportRunner.Run(options, null, TestContext.Current.CancellationToken);
        using var series = Catalog.Open(folder.Catalog).OpenBars(options.Instrument, BarPeriod.OneDay);
        var segment = series.Segments[0];
        string[] times = [.. Enumerable.Range(0, 3).SelectMany(i => new[]
        {
            TimestampText.Format(segment.Bar(i).OpenTimeNs), TimestampText.Format(segment.Bar(i).CloseTimeNs),
        })];
        Assert.Equal(
            ["2024-07-02T13:30:00Z", "2024-07-02T20:00:00Z", "2024-07-03T13:30:00Z", "2024-07-03T17:00:00Z",
                "2024-11-29T14:30:00Z", "2024-11-29T18:00:00Z"],
            times);
    }

    [Theory]
    [InlineData("2024-07-04", "a trading day of the calendar XNYS")]
    [InlineData("1990-01-02", "a day that the calendar XNYS knows")]
    public void Run_NoTradingDay_IsABadRow(string date, string message)
    {
        using var folder = new TemporaryFolder();
        var options = Options(folder, $"date,open,high,low,close\n{date},1,1,1,1\n") with
        {
            Period = BarPeriod.OneDay,
            Calendar = "XNYS",
        };
        var error = Assert.Throws<DataError>(
            () => ImportRunner.Run(options, null, TestContext.Current.CancellationToken));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Where_TakesOneInstrument()
    {
        using var folder = new TemporaryFolder();
        var text = "time,contract,open,high,low,close\n2024-02-01T00:00Z,A,1,1,1,1\n2024-02-01T00:00Z,B,2,2,2,2\n"
            + "2024-02-01T00:01Z,A,3,3,3,3\n";
        var options = Options(folder, text) with { Where = "contract=A" };
        Assert.Equal(2, ImportRunner.Run(options, null, TestContext.Current.CancellationToken).RowsAdded);
        var error = Assert.Throws<DataError>(() => ImportRunner.Run(
            options with { Where = "contract=C" }, null, TestContext.Current.CancellationToken));
        Assert.Equal(DataErrorKind.NoRows, error.Kind);
        Assert.Contains("contract=C", error.Message, StringComparison.Ordinal);
    }

    private static ImportOptions Options(TemporaryFolder folder, string text) => new()
    {
        CatalogFolder = folder.Catalog,
        File = folder.Write("a.csv", text),
        Kind = ImportKind.Csv,
        Instrument = InstrumentId.Parse("ANY.TEST"),
        Period = BarPeriod.OneMinute,
        Tick = DecimalGrid.Parse("0.01"),
        Lot = DecimalGrid.Parse("1"),
        Quote = "USD",
        Calendar = "24x7",
    };
}
