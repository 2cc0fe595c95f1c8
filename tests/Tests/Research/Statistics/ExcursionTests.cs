using System.Globalization;
using System.IO.Compression;
using Plimsoll.Research.Statistics;

namespace Plimsoll.Tests.Research.Statistics;

/// <summary>Excursions of trades over real five-minute bars, and by hand.</summary>
public sealed class ExcursionTests(ITestOutputHelper output)
{
    private const long MinuteNs = 60_000_000_000;
    private const long BarNs = 5 * MinuteNs;

    [Fact]
    public void Excursions_AllReferenceTrades_AgreeInBothConventions()
    {
        var table = OracleTable.Read("systems/oracles/avwap/mae_mfe.csv");
        var bars = new Dictionary<string, ExcursionBar[]>(StringComparer.Ordinal);
        var compared = 0;
        var corrected = 0;
        foreach (var row in table.Rows)
        {
            var symbol = table.Text(row, "symbol");
            if (!bars.TryGetValue(symbol, out var ofSymbol))
            {
                bars[symbol] = ofSymbol = FiveMinuteBars(symbol);
            }

            var isLong = table.Text(row, "direction") == "long";
            var entry = (TimeNs: TimeNs(table.Text(row, "entry_ts_utc")), Price: table.Number(row, "entry_price"));
            var exit = (TimeNs: TimeNs(table.Text(row, "exit_ts_utc")), Price: table.Number(row, "exit_price"));

            var inside = Excursion.InsideTrade(isLong, entry, exit, ofSymbol);
            var whole = Excursion.OverWholeBars(isLong, entry, exit.TimeNs, ofSymbol)!.Value;
            var efficiency = whole.Efficiency(isLong ? exit.Price - entry.Price : entry.Price - exit.Price);

            AssertClose(table.Number(row, "mae"), whole.Adverse, ref compared);
            AssertClose(table.Number(row, "mfe"), whole.Favourable, ref compared);
            AssertClose(table.Number(row, "stop_efficiency"), efficiency, ref compared);
            AssertClose(table.Number(row, "mae_corrected"), inside.Adverse, ref compared);
            AssertClose(table.Number(row, "mfe_corrected"), inside.Favourable, ref compared);
            AssertClose(table.Number(row, "time_to_stop_sec"), (exit.TimeNs - entry.TimeNs) / 1e9, ref compared);
            corrected += whole == inside ? 0 : 1;
        }

        output.WriteLine($"compared {compared} values of {table.Rows.Count} trades; {corrected} differ by convention");
        Assert.Equal(216 * 6, compared);
        Assert.True(corrected >= 20);
    }

    [Fact]
    public void InsideTrade_EntryInsideABarAndExitInsideABar_LeavesBothBarsOut()
    {
        ExcursionBar[] bars = [new(0, 10, 150, 50), new(10, 20, 103, 98), new(20, 30, 200, 1)];

        Assert.Equal(new Excursion(-2, 3), Excursion.InsideTrade(true, (5, 100.0), (25, 101.0), bars));
        Assert.Equal(new Excursion(-3, 2), Excursion.InsideTrade(false, (5, 100.0), (25, 101.0), bars));
    }

    [Fact]
    public void InsideTrade_WithoutAWholeBar_IsTheExitAlone()
    {
        Assert.Equal(new Excursion(0, 4), Excursion.InsideTrade(true, (5, 100.0), (6, 104.0), []));
        Assert.Equal(new Excursion(-4, 0), Excursion.InsideTrade(false, (5, 100.0), (6, 104.0), []));
    }

    [Fact]
    public void OverWholeBars_WithoutABar_IsUndefined()
    {
        Assert.Null(Excursion.OverWholeBars(true, (5, 100.0), 6, [new(0, 5, 110, 90)]));
    }

    [Fact]
    public void Efficiency_WithoutAFavourableMove_IsUndefined()
    {
        Assert.Null(new Excursion(-1, 0).Efficiency(-1.0));
        Assert.Equal(0.5, new Excursion(-1, 2).Efficiency(1.0));
    }

    private static void AssertClose(double expected, double? actual, ref int compared)
    {
        if (double.IsNaN(expected))
        {
            Assert.Null(actual);
        }
        else
        {
            Assert.Equal(expected, actual!.Value, 1e-9 * Math.Max(1.0, Math.Abs(expected)));
        }

        compared++;
    }

    private static ExcursionBar[] FiveMinuteBars(string symbol)
    {
        var path = ReferenceData.Require("data/equity/minute/" + symbol + ".csv.gz");
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var bars = new List<ExcursionBar>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            var time = TimeNs(cells[0]);
            var minuteOfDay = time / MinuteNs % 1440;

            // The sessions of the reference trades are all in summer time: 09:30 to 16:00 New York.
            if (minuteOfDay is < (13 * 60) + 30 or >= 20 * 60)
            {
                continue;
            }

            var open = time - (time % BarNs);
            var high = OracleTable.ParseNumber(cells[2]);
            var low = OracleTable.ParseNumber(cells[3]);
            if (bars.Count > 0 && bars[^1].OpenTimeNs == open)
            {
                bars[^1] = bars[^1] with { High = Math.Max(bars[^1].High, high), Low = Math.Min(bars[^1].Low, low) };
            }
            else
            {
                bars.Add(new ExcursionBar(open, open + BarNs, high, low));
            }
        }

        return [.. bars];
    }

    private static long TimeNs(string text) =>
        (DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) - DateTimeOffset.UnixEpoch).Ticks * 100L;
}
