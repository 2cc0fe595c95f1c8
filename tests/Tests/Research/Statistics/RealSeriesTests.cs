using Plimsoll.Research.Statistics;

namespace Plimsoll.Tests.Research.Statistics;

/// <summary>
/// Figures of two real daily series against what empyrical and quantstats give for them; where the two disagree, each
/// of our two named conventions is compared with its library.
/// </summary>
public sealed class RealSeriesTests(ITestOutputHelper output)
{
    private const double RelativeTolerance = 1e-9;

    [Fact]
    public void Metrics_AllValuesOfBothLibraries_Agree()
    {
        var table = OracleTable.Read("data/metrics/real_expected.csv");
        var compared = 0;
        var worst = 0.0;
        foreach (var row in table.Rows)
        {
            var prices = OracleTable.Read("data/metrics/" + table.Text(row, "file"));
            var returns = prices.Column("strategy");
            var benchmark = prices.Column("benchmark");
            var periods = table.Number(row, "periods_per_year");
            var library = table.Text(row, "library");
            var metric = table.Text(row, "metric");
            var expected = table.Number(row, "expected");

            var actual = library.StartsWith("empyrical", StringComparison.Ordinal)
                ? OfEmpyrical(metric, returns, benchmark, periods)
                : OfQuantstats(metric, returns, benchmark, periods);

            var difference = Math.Abs(actual!.Value - expected) / Math.Max(1e-3, Math.Abs(expected));
            worst = Math.Max(worst, difference);
            Assert.True(difference <= RelativeTolerance, $"{library} {metric}: expected {expected:R}, got {actual:R}");
            compared++;
        }

        output.WriteLine($"compared {compared} values, largest relative difference {worst:E2}");
        Assert.Equal(94, compared);
    }

    [Fact]
    public void Conventions_WhereTheLibrariesDisagree_GiveDifferentValues()
    {
        var prices = OracleTable.Read("data/metrics/real_aig_vs_spy_2008.csv");
        var returns = prices.Column("strategy");
        var benchmark = prices.Column("benchmark");

        Assert.Equal(-0.7372609106581103, BenchmarkMetrics.AlphaCompounded(returns, benchmark, 252)!.Value, 1e-9);
        Assert.Equal(-1.3330554443801437, BenchmarkMetrics.AlphaArithmetic(returns, benchmark, 252)!.Value, 1e-9);
        Assert.Equal(-0.141075, TailRiskMetrics.ValueAtRiskHistorical(returns, 0.05)!.Value, 1e-9);
        Assert.Equal(-0.17238886271039403, TailRiskMetrics.ValueAtRiskNormal(returns, 0.05)!.Value, 1e-9);
        Assert.NotEqual(DrawdownMetrics.Ulcer(returns), DrawdownMetrics.UlcerSample(returns));
    }

    private static double? OfEmpyrical(string metric, double[] returns, double[] benchmark, double periods) =>
        metric switch
        {
            "cumulative_return" => ReturnMetrics.TotalReturn(returns),
            "annual_return" or "cagr" => ReturnMetrics.CompoundAnnualGrowth(returns, periods),
            "annual_volatility" => ReturnMetrics.AnnualVolatility(returns, periods),
            "sharpe_ratio (rf=0)" => ReturnMetrics.Sharpe(returns, periods),
            "sharpe_ratio (rf=0.0001 per period)" => ReturnMetrics.Sharpe(
                [.. returns.Select(value => value - 0.0001)], periods),
            "sortino_ratio (required=0)" => ReturnMetrics.Sortino(returns, periods),
            "downside_risk" => ReturnMetrics.DownsideDeviation(returns, periods),
            "max_drawdown" => -DrawdownMetrics.Maximum(returns),
            "calmar_ratio" => ReturnMetrics.Calmar(returns, periods),
            "omega_ratio (0)" => ReturnMetrics.Omega(returns),
            "tail_ratio" => ReturnMetrics.TailRatio(returns),
            "value_at_risk (5%)" => TailRiskMetrics.ValueAtRiskHistorical(returns, 0.05),
            "conditional_value_at_risk (5%)" => TailRiskMetrics.ConditionalHistorical(returns, 0.05),
            "alpha (annual, rf=0)" => BenchmarkMetrics.AlphaCompounded(returns, benchmark, periods),
            "beta" => BenchmarkMetrics.Beta(returns, benchmark),
            "excess_sharpe (per period, not annualised)" =>
                BenchmarkMetrics.InformationRatioPerPeriod(returns, benchmark),
            "up_capture" => BenchmarkMetrics.UpCapture(returns, benchmark, periods),
            "down_capture" => BenchmarkMetrics.DownCapture(returns, benchmark, periods),
            "stability_of_timeseries" => ReturnMetrics.Stability(returns),
            _ => throw new InvalidOperationException("no function for " + metric),
        };

    private static double? OfQuantstats(string metric, double[] returns, double[] benchmark, double periods) =>
        metric switch
        {
            "comp" => ReturnMetrics.TotalReturn(returns),
            "cagr (years = n / periods)" => ReturnMetrics.CompoundAnnualGrowth(returns, periods),
            "volatility" => ReturnMetrics.AnnualVolatility(returns, periods),
            "sharpe" => ReturnMetrics.Sharpe(returns, periods),
            "sortino" => ReturnMetrics.Sortino(returns, periods),
            "max_drawdown" => -DrawdownMetrics.Maximum(returns),
            "calmar" => ReturnMetrics.Calmar(returns, periods),
            "omega" => ReturnMetrics.Omega(returns),
            "var (normal, 95%)" => TailRiskMetrics.ValueAtRiskNormal(returns, 0.05),
            "cvar (95%)" => TailRiskMetrics.ConditionalBelowNormal(returns, 0.05),
            "greeks.beta" => BenchmarkMetrics.Beta(returns, benchmark),
            "greeks.alpha" => BenchmarkMetrics.AlphaArithmetic(returns, benchmark, periods),
            "r_squared" => BenchmarkMetrics.RSquared(returns, benchmark),
            "information_ratio (per period)" => BenchmarkMetrics.InformationRatioPerPeriod(returns, benchmark),
            "ulcer_index" => DrawdownMetrics.UlcerSample(returns),
            "gain_to_pain_ratio" => ReturnMetrics.GainToPain(returns),
            "profit_factor" => PeriodOutcomeMetrics.ProfitFactor(returns),
            "win_rate" => PeriodOutcomeMetrics.WinRate(returns),
            "payoff_ratio" => PeriodOutcomeMetrics.PayoffRatio(returns),
            "kelly_criterion" => PeriodOutcomeMetrics.KellyShare(returns),
            "skew" => Moments.SkewnessBiasCorrected(returns),
            "kurtosis (excess)" => Moments.ExcessKurtosisBiasCorrected(returns),
            "recovery_factor (abs of the sum of returns over max drawdown)" =>
                PeriodOutcomeMetrics.RecoveryFactor(returns),
            "tail_ratio" => ReturnMetrics.TailRatio(returns),
            "consecutive_losses" => PeriodOutcomeMetrics.LongestLossStreak(returns),
            "expected_return (geometric per period)" => ReturnMetrics.GeometricMean(returns),
            "probabilistic_sharpe_ratio" => WithTheMistakeOfTheLibrary(returns),
            _ => throw new InvalidOperationException("no function for " + metric),
        };

    /// <summary>
    /// The library puts excess kurtosis where raw kurtosis belongs. Its value is reproduced by making the same mistake
    /// on purpose; our own figure differs (see <see cref="SharpeTrapTests"/>).
    /// </summary>
    private static double? WithTheMistakeOfTheLibrary(double[] returns) => SharpeInference.Probabilistic(
        ReturnMetrics.SharpePerPeriod(returns)!.Value,
        0.0,
        returns.Length,
        Moments.SkewnessBiasCorrected(returns)!.Value,
        Moments.ExcessKurtosisBiasCorrected(returns)!.Value);
}
