using Plimsoll.Research.Statistics;

namespace Plimsoll.Tests.Research.Statistics;

/// <summary>The published expectations of the empyrical test suite, each computed by our functions.</summary>
public sealed class EmpyricalCasesTests(ITestOutputHelper output)
{
    private const double Daily = 252.0;
    private readonly Dictionary<string, List<double>> series = new(StringComparer.Ordinal);

    [Fact]
    public void Metrics_AllPublishedCases_AgreeWithinTheirTolerance()
    {
        LoadSeries();
        var cases = OracleTable.Read("data/metrics/empyrical_cases.csv");
        var compared = 0;
        var undefined = 0;
        foreach (var row in cases.Rows)
        {
            var name = cases.Text(row, "case") + " " + cases.Text(row, "metric");
            var expected = cases.Number(row, "expected");
            var actual = Compute(cases, row);
            if (double.IsFinite(expected))
            {
                Assert.True(actual.HasValue, name + ": expected a value, got none");
                Assert.True(
                    Math.Abs(actual.Value - expected) <= cases.Number(row, "tolerance"),
                    $"{name}: expected {expected:R}, got {actual.Value:R}");
            }
            else
            {
                // Not a number and infinite are one thing here: undefined, hence no value.
                Assert.True(actual is null, $"{name}: expected no value, got {actual}");
                undefined++;
            }

            compared++;
        }

        output.WriteLine($"compared {compared} published values, {undefined} of them undefined");
        Assert.Equal(101, compared);
        Assert.True(undefined >= 30, "the undefined cases went missing");
    }

    [Fact]
    public void Ratios_PublishedAsInfinite_AreThoseWithAGainAndNoRisk()
    {
        LoadSeries();
        var flat = Series("flat_line_1");
        var positive = Series("positive_returns");

        Assert.Equal(0.01, Moments.Mean(flat)!.Value, 1e-12);
        Assert.Null(ReturnMetrics.Sharpe(flat, Daily));
        Assert.Equal(0.0, ReturnMetrics.DownsideDeviation(positive, Daily));
        Assert.Null(ReturnMetrics.Sortino(positive, Daily));
    }

    private double? Compute(OracleTable cases, List<string> row)
    {
        var returns = Series(cases.Text(row, "returns_series"));
        var benchmark = Series(cases.Text(row, "benchmark_series"));
        var excess = Excess(cases, row, returns);
        var metric = cases.Text(row, "metric");
        return metric switch
        {
            "cum_returns_final" => CumulatedFrom(cases.Text(row, "case"), returns),
            "max_drawdown" => -DrawdownMetrics.Maximum(returns),
            "annual_return" or "cagr" => ReturnMetrics.CompoundAnnualGrowth(returns, Daily),
            "annual_volatility" => ReturnMetrics.AnnualVolatility(returns, Daily),
            "calmar_ratio" => ReturnMetrics.Calmar(returns, Daily),
            "omega_ratio" => Omega(cases, row, excess),
            "sharpe_ratio" => ReturnMetrics.Sharpe(excess, Daily),
            "downside_risk" => ReturnMetrics.DownsideDeviation(excess, Daily),
            "sortino_ratio" => ReturnMetrics.Sortino(excess, Daily),
            "excess_sharpe" => ReturnMetrics.SharpePerPeriod(
                benchmark.Length > 0 ? BenchmarkMetrics.Differences(returns, benchmark) : returns),
            "stability_of_timeseries" => ReturnMetrics.Stability(returns),
            _ => Relative(metric, returns, benchmark),
        };
    }

    private static double? Relative(string metric, double[] returns, double[] benchmark)
    {
        if (returns.Length == 0)
        {
            // The published case pairs an empty series with one of nine values.
            benchmark = [];
        }

        var (upReturns, upBenchmark) = BenchmarkMetrics.Where(returns, benchmark, rising: true);
        var (downReturns, downBenchmark) = BenchmarkMetrics.Where(returns, benchmark, rising: false);
        return metric switch
        {
            "alpha" or "alpha_beta.alpha" => BenchmarkMetrics.AlphaCompounded(returns, benchmark, Daily),
            "beta" or "alpha_beta.beta" => BenchmarkMetrics.Beta(returns, benchmark),
            "up_alpha_beta.alpha" => BenchmarkMetrics.AlphaCompounded(upReturns, upBenchmark, Daily),
            "up_alpha_beta.beta" => BenchmarkMetrics.Beta(upReturns, upBenchmark),
            "down_alpha_beta.alpha" => BenchmarkMetrics.AlphaCompounded(downReturns, downBenchmark, Daily),
            "down_alpha_beta.beta" => BenchmarkMetrics.Beta(downReturns, downBenchmark),
            "capture" => BenchmarkMetrics.Capture(returns, benchmark, Daily),
            "up_capture" => BenchmarkMetrics.UpCapture(returns, benchmark, Daily),
            "down_capture" => BenchmarkMetrics.DownCapture(returns, benchmark, Daily),
            "up_down_capture" => BenchmarkMetrics.CaptureRatio(returns, benchmark, Daily),
            _ => throw new InvalidOperationException("no function for the published metric " + metric),
        };
    }

    /// <summary>One published case starts from 100 instead of measuring a return.</summary>
    private static double? CumulatedFrom(string name, double[] returns)
    {
        var total = ReturnMetrics.TotalReturn(returns);
        return name == "test_cum_returns_final[3]" ? 100.0 * (1.0 + total) : total;
    }

    private static double? Omega(OracleTable cases, List<string> row, double[] excess)
    {
        var required = cases.Number(row, "required_return");
        var perPeriod = ReturnMetrics.PerPeriodReturn(double.IsNaN(required) ? 0.0 : required, Daily);
        return perPeriod is null ? null : ReturnMetrics.Omega([.. excess.Select(value => value - perPeriod.Value)]);
    }

    private double[] Excess(OracleTable cases, List<string> row, double[] returns)
    {
        var hurdle = cases.Text(row, "hurdle_series");
        if (hurdle.Length > 0)
        {
            return BenchmarkMetrics.Differences(returns, Series(hurdle));
        }

        var isRequired = cases.Text(row, "metric") is "downside_risk" or "sortino_ratio";
        var level = cases.Number(row, isRequired ? "required_return" : "risk_free");
        return [.. returns.Select(value => value - (double.IsNaN(level) ? 0.0 : level))];
    }

    private void LoadSeries()
    {
        series.Clear();
        var table = OracleTable.Read("data/metrics/empyrical_series.csv");
        foreach (var row in table.Rows)
        {
            var name = table.Text(row, "series");
            if (!series.TryGetValue(name, out var values))
            {
                series[name] = values = [];
            }

            values.Add(table.Number(row, "value"));
        }
    }

    private double[] Series(string name) => series.TryGetValue(name, out var values) ? [.. values] : [];
}
