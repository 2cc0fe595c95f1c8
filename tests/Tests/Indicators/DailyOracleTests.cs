using Plimsoll.Indicators;
using static Plimsoll.Tests.Indicators.Runner;

namespace Plimsoll.Tests.Indicators;

/// <summary>
/// Indicators of real daily bars at 235 dates: each computed from the 504 bars up to and including the date, within
/// 1e-9 of the expected value; the pivots are published rounded to cents.
/// </summary>
public sealed class DailyOracleTests(ITestOutputHelper output)
{
    private const string File = "systems/oracles/avwap/indicators.csv";
    private const int HistoryBars = 504;

    private static readonly Dictionary<string, OracleColumns.Column> Columns = new(StringComparer.Ordinal)
    {
        ["close"] = bars => Run(new BarPrice(BarPriceKind.Close), bars, i => i.Value),
        ["sma20"] = bars => Run(new Sma(20), bars, i => i.Value),
        ["sma50"] = bars => Run(new Sma(50), bars, i => i.Value),
        ["ema9"] = bars => Run(new Ema(9, AverageSeed.FirstValue), bars, i => i.Value),
        ["ema20"] = bars => Run(new Ema(20, AverageSeed.FirstValue), bars, i => i.Value),
        ["atr14_simple"] =
            bars => Run(new Atr(14, RangeAverage.Simple, FirstRange.HighLow), bars, i => i.Value),
        ["rsi14_wilder"] =
            bars => Run(new Rsi(14, RsiSmoothing.WilderFromFirst, RsiNoLoss.Undefined), bars, i => i.Value),
        ["adx14"] = bars => Run(new Adx(14, DirectionalSeed.FirstValue), bars, i => i.Value),
        ["sma50_slope10"] = bars => Run(new TrendScore(), bars, i => i.Slope),
        ["linreg_slope20"] = bars => Run(new LinearRegression(20), bars, i => i.Slope),
        ["atr_pct_median120"] = bars => Run(new TrendScore(), bars, i => i.RangePercentMedian),
        ["rolling_vwap20"] = bars => Run(new RollingVwap(20), bars, i => i.Value),
        ["trend_score"] = bars => Run(new TrendScore(), bars, i => i.Value),
        ["r1"] = bars => Run(new FloorPivots(), bars, i => i.Resistance1),
        ["r2"] = bars => Run(new FloorPivots(), bars, i => i.Resistance2),
    };

    [Fact]
    public void Update_LastBarOfEachHistory_AgreesWithEveryColumn()
    {
        OracleTable expected = new(ReferenceData.Require(File));
        Assert.Equal(expected.ExpectedColumns.Append("close").Order(StringComparer.Ordinal),
            Columns.Keys.Order(StringComparer.Ordinal));
        Dictionary<string, OracleTable> daily = expected.Text("symbol").Distinct(StringComparer.Ordinal).ToDictionary(
            symbol => symbol,
            symbol => new OracleTable(ReferenceData.Require($"data/equity/daily/{symbol}.csv")),
            StringComparer.Ordinal);
        PriceBar[][] histories = Enumerable.Range(0, expected.Rows)
            .Select(row => History(daily[expected.Text("symbol")[row]], expected.Text("as_of")[row]))
            .ToArray();

        int compared = 0;
        List<string> failures = [];
        foreach ((string name, OracleColumns.Column column) in Columns)
        {
            OracleComparison comparison = new(name);
            bool rounded = name is "r1" or "r2";
            for (int row = 0; row < expected.Rows; row++)
            {
                double actual = column(histories[row])[^1];
                comparison.Add(row, expected.Text(name)[row], actual, rounded ? 0.005 + 1e-9 : 1e-9, !rounded);
                if (expected.Text(name)[row].Length == 0 && !double.IsNaN(actual))
                {
                    failures.Add($"{name} row {row}: expected undefined, computed {actual}");
                }
            }

            output.WriteLine(comparison.ToString());
            failures.AddRange(comparison.Failures.Take(3));
            compared += comparison.Compared;
        }

        output.WriteLine($"{Columns.Count} columns, {compared} values compared");
        Assert.Empty(failures);
        Assert.True(compared >= 3_500, $"only {compared} values were compared");
    }

    [Fact]
    public void Update_FromEachAnchor_AgreesWithTheAnchoredAverageAndItsSlope()
    {
        OracleTable expected = new(ReferenceData.Require("systems/oracles/avwap/anchors.csv"));
        Dictionary<string, OracleTable> daily = expected.Text("symbol").Distinct(StringComparer.Ordinal).ToDictionary(
            symbol => symbol,
            symbol => new OracleTable(ReferenceData.Require($"data/equity/daily/{symbol}.csv")),
            StringComparer.Ordinal);
        OracleComparison average = new("avwap");
        OracleComparison slope = new("slope5");
        for (int row = 0; row < expected.Rows; row++)
        {
            PriceBar[] bars = History(daily[expected.Text("symbol")[row]], expected.Text("as_of")[row]);
            int sinceAnchor = (int)OracleTable.Number(expected.Text("bars_since_anchor")[row]);
            AnchoredVwap vwap = new();
            RelativeSlope change = new(5);
            foreach (PriceBar bar in bars[^(sinceAnchor + 1)..])
            {
                vwap.Update(bar);
                change.Update(vwap.Value);
            }

            average.Add(row, expected.Text("avwap")[row], vwap.Value, 1e-9, true);
            slope.Add(row, expected.Text("slope5")[row], change.Value, 1e-9, true);
        }

        output.WriteLine(average.ToString());
        output.WriteLine(slope.ToString());
        Assert.Empty(average.Failures);
        Assert.Empty(slope.Failures);
        Assert.True(average.Compared + slope.Compared >= 2_000, $"{average.Compared} and {slope.Compared} compared");
    }

    private static PriceBar[] History(OracleTable daily, string asOf)
    {
        string[] dates = daily.Text("date");
        int end = dates.Count(date => string.CompareOrdinal(date, asOf) <= 0);
        return daily.Bars()[Math.Max(0, end - HistoryBars)..end];
    }
}
