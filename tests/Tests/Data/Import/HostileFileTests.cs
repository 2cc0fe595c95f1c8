using System.Text;
using Plimsoll.Data;
using Plimsoll.Data.Import;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Data.Import;

/// <summary>Files that are wrong in one way each: one clear error, and a catalog that is as it was.</summary>
public sealed class HostileFileTests
{
    private static readonly string Good = Klines.File(20);

    public static TheoryData<string, string, DataErrorKind, string> BadTexts { get; } = new()
    {
        { "empty", "", DataErrorKind.EmptyFile, "bad.csv: the file is empty" },
        { "blank", "\n\n  \n", DataErrorKind.EmptyFile, "bad.csv: the file has no text" },
        { "header only", Klines.Header + "\n", DataErrorKind.NoRows, "no row after the header line" },
        { "cut off", Good + "1706746800000,100.1,100.2", DataErrorKind.Truncated, "bad.csv:21: row" },
        { "too few columns", Good + "1,2,3\n", DataErrorKind.Columns, "expected 12 columns, not 3" },
        { "too many columns", Good + Klines.Row(20) + ",9\n", DataErrorKind.Columns, "expected 12 columns, not 13" },
        { "wrong delimiter", Good.Replace(',', ';'), DataErrorKind.WrongDelimiter, "give --delimiter ';'" },
        { "NUL", Good + "\0\0", DataErrorKind.NotText, "is NUL" },
        { "one word", "hello\nworld\n", DataErrorKind.Columns, "'hello' has one column" },
        { "backwards", Good + Klines.Row(5) + "\n", DataErrorKind.TimeOrder, "time runs backwards" },
        { "duplicate", Good + Klines.Row(19) + "\n", DataErrorKind.TimeOrder, "the row before has the same one" },
        { "unknown header", "a,b,c,d,e,f,g\n1,2,3,4,5,6,7\n", DataErrorKind.Columns, "no column 'time' or" },
        { "twin columns", "open_time,open,open,high\n", DataErrorKind.Columns, "two columns are called 'open'" },
        { "long line", Good + new string('7', 10_000_000) + "\n", DataErrorKind.LineTooLong, "bad.csv:21: the line" },
    };

    public static TheoryData<string, int, string, DataErrorKind, string> BadCells { get; } = new()
    {
        { "word", 2, "abc", DataErrorKind.BadValue, "column 'high': value 'abc': expected a decimal number" },
        { "NaN", 1, "NaN", DataErrorKind.BadValue, "column 'open': value 'NaN'" },
        { "infinite", 1, "inf", DataErrorKind.BadValue, "column 'open': value 'inf'" },
        { "nothing", 4, "", DataErrorKind.BadValue, "column 'close': value ''" },
        { "minus", 1, "-100.00", DataErrorKind.BadValue, "a price above zero" },
        { "zero", 3, "0.00", DataErrorKind.BadValue, "column 'low': value '0.00': expected a price above zero" },
        { "high below low", 2, "1.00", DataErrorKind.BadValue, "a high that is not below the low" },
        { "off the tick", 1, "100.001", DataErrorKind.BadValue, "a multiple of the tick 0.01" },
        { "negative volume", 5, "-1.5", DataErrorKind.BadValue, "a quantity of zero or more" },
        { "huge", 1, "99999999999999999999999", DataErrorKind.BadValue, "at most 18 digits" },
        { "huge exponent", 1, "1e99", DataErrorKind.BadValue, "at most 18 digits" },
        { "wrong unit", 0, "17067456000", DataErrorKind.TimeRange, "check the unit" },
        { "year 50,000", 0, "1515560100000000", DataErrorKind.TimeRange, "a time between 1980 and 2150" },
        { "no time", 0, "soon", DataErrorKind.BadValue, "column 'time': value 'soon'" },
        { "close time", 6, "1706832000000", DataErrorKind.BadValue, "check --period" },
        { "half a trade", 8, "1.5", DataErrorKind.BadValue, "column 'trade_count': value '1.5'" },
    };

    [Theory]
    [MemberData(nameof(BadTexts))]
    public void Run_BadText_NamesItAndLeavesCatalog(string name, string text, DataErrorKind kind, string message)
    {
        Assert.NotEmpty(name);
        RunRefused(folder => folder.Write("bad.csv", text), kind, message);
    }

    [Theory]
    [MemberData(nameof(BadCells))]
    public void Run_BadCell_NamesFileLineColumnAndValue(
        string name, int column, string value, DataErrorKind kind, string message)
    {
        Assert.NotEmpty(name);
        var lines = Good.Split('\n');
        var cells = lines[10].Split(',');
        cells[column] = value;
        lines[10] = string.Join(',', cells);

        var error = RunRefused(folder => folder.Write("bad.csv", string.Join('\n', lines)), kind, message);

        Assert.StartsWith("bad.csv:11: column '", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Utf16_SaysSo() => RunRefused(
        folder => folder.Write("bad.csv", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Good)]),
        DataErrorKind.NotText,
        "the file is UTF-16 text; save it as UTF-8");

    [Fact]
    public void Run_Binary_SaysSo()
    {
        var bytes = new byte[5_000];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(i * 7 % 256);
        }

        RunRefused(folder => folder.Write("bad.csv", bytes), DataErrorKind.NotText, "is NUL, the file is not text");
    }

    [Fact]
    public void Run_ZipCutOff_SaysSo() => RunRefused(
        folder =>
        {
            var bytes = File.ReadAllBytes(folder.Zip("whole.zip", ("a.csv", Klines.File(5_000))));
            return folder.Write("bad.zip", bytes[..(bytes.Length / 2)]);
        },
        DataErrorKind.BadArchive,
        "bad.zip: the zip is cut off or damaged");

    [Fact]
    public void Run_ZipWithTwoFiles_SaysSo() => RunRefused(
        folder => folder.Zip("bad.zip", ("a.csv", Good), ("b.csv", Good)),
        DataErrorKind.BadArchive,
        "bad.zip: the zip holds 2 .csv files instead of one");

    [Fact]
    public void Run_ZipWithoutCsv_SaysSo() => RunRefused(
        folder => folder.Zip("bad.zip", ("readme.txt", "hello")), DataErrorKind.BadArchive, "holds 0 .csv files");

    [Fact]
    public void Run_GzipCutOff_SaysSo() => RunRefused(
        folder =>
        {
            using var whole = new MemoryStream();
            using (var gzip = new System.IO.Compression.GZipStream(
                whole, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            {
                gzip.Write(Encoding.UTF8.GetBytes(Klines.File(20_000)));
            }

            return folder.Write("bad.csv.gz", whole.ToArray()[..(int)(whole.Length * 3 / 4)]);
        },
        null,
        "bad.csv.gz");

    [Fact]
    public void Run_NoSuchFile_SaysSo() =>
        RunRefused(folder => folder.Path("absent.csv"), DataErrorKind.Path, "there is no such file");

    [Fact]
    public void Run_Folder_SaysSo() =>
        RunRefused(folder => folder.Root, DataErrorKind.Path, "this is a folder");

    [Fact]
    public void Run_UnreadableFile_SaysSo()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.UserName == "root", "every file is readable here");
        RunRefused(
            folder =>
            {
                var path = folder.Write("bad.csv", Good);
                if (!OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(path, UnixFileMode.None);
                }

                return path;
            },
            DataErrorKind.Path,
            "the file may not be read");
    }

    [Theory]
    [InlineData("\uFEFF", "\n")]
    [InlineData("", "\r\n")]
    public void Run_ByteOrderMarkOrCarriageReturns_AreRead(string begin, string lineEnd)
    {
        using var folder = new TemporaryFolder();
        var text = begin + Klines.File(30, hasHeader: true).Replace("\n", lineEnd, StringComparison.Ordinal);
        var result = ImportRunner.Run(
            Klines.Options(folder, folder.Write("a.csv", text)), null, TestContext.Current.CancellationToken);
        Assert.Equal(30, result.RowsAdded);
    }

    [Theory]
    [InlineData("Mars/Olympus", null, "--zone: value 'Mars/Olympus': no such time zone")]
    [InlineData(null, "XXXX", "--calendar: value 'XXXX': no such calendar")]
    public void Run_UnknownName_SaysSo(string? zone, string? calendar, string message)
    {
        using var folder = new TemporaryFolder();
        var options = Klines.Options(folder, folder.Write("a.csv", Good)) with { Zone = zone };
        options = calendar is null ? options : options with { Calendar = calendar };
        var error = Assert.Throws<DataError>(
            () => ImportRunner.Run(options, null, TestContext.Current.CancellationToken));
        Assert.Equal(DataErrorKind.Option, error.Kind);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_PeriodTooLong_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var options = Klines.Options(folder, folder.Write("a.csv", Good)) with
        {
            Period = Plimsoll.Model.Market.BarPeriod.Parse("5m"),
        };
        var error = Assert.Throws<DataError>(
            () => ImportRunner.Run(options, null, TestContext.Current.CancellationToken));
        Assert.Contains("is --period 5m right?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_PeriodMissing_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var options = Klines.Options(folder, folder.Write("a.csv", Good)) with { Period = default };
        var error = Assert.Throws<DataError>(
            () => ImportRunner.Run(options, null, TestContext.Current.CancellationToken));
        Assert.Contains("--period is missing", error.Message, StringComparison.Ordinal);
    }

    private static DataError RunRefused(Func<TemporaryFolder, string> makeFile, DataErrorKind? kind, string message)
    {
        using var folder = new TemporaryFolder();
        ImportRunner.Run(
            Klines.Options(folder, folder.Write("before.csv", Klines.File(3, start: -3))),
            null,
            TestContext.Current.CancellationToken);
        var before = TemporaryFolder.Fingerprint(folder.Catalog);

        var error = Assert.Throws<DataError>(() => ImportRunner.Run(
            Klines.Options(folder, makeFile(folder)) with { Tick = DecimalGrid.Parse("0.01") },
            null,
            TestContext.Current.CancellationToken));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.True(kind is null || kind == error.Kind, $"{error.Kind}: {error.Message}");
        Assert.Equal(before, TemporaryFolder.Fingerprint(folder.Catalog));
        return error;
    }
}
