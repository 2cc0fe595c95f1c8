using Plimsoll.Model.Values;

namespace Plimsoll.Research.Statistics;

/// <summary>
/// Figures of a series of simple periodic returns (0.01 = one per cent). A value that is not a number marks a missing
/// period: it earns nothing, counts as elapsed time where a result is annualised, and is left out of means and
/// deviations. Sums run in the order of the series. An undefined figure is null. Annual factors: 252 for exchange days,
/// 365 for markets that never close. Conventions follow the common public definitions (empyrical, quantstats).
/// </summary>
public static class ReturnMetrics
{
    /// <summary>
    /// The compounded return of the whole series, at least -1 for returns above -1; null for an empty one.
    /// </summary>
    public static double? TotalReturn(ReadOnlySpan<double> returns)
    {
        if (returns.IsEmpty)
        {
            return null;
        }

        return Growth(returns) - 1.0;
    }

    /// <summary>
    /// Compound annual growth: growth^(periodsPerYear / n) - 1; null for an empty series or a negative end value.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The annual factor is not a positive number.</exception>
    public static double? CompoundAnnualGrowth(ReadOnlySpan<double> returns, double periodsPerYear)
    {
        RequirePeriods(periodsPerYear);
        return returns.IsEmpty ? null : AnnualGrowth(Growth(returns), returns.Length, periodsPerYear);
    }

    /// <summary>The geometric mean return of one period; null for an empty series or a negative end value.</summary>
    public static double? GeometricMean(ReadOnlySpan<double> returns) =>
        returns.IsEmpty ? null : AnnualGrowth(Growth(returns), returns.Length, 1.0);

    /// <summary>Sample standard deviation times sqrt(periodsPerYear); null below two observations.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The annual factor is not a positive number.</exception>
    public static double? AnnualVolatility(ReadOnlySpan<double> returns, double periodsPerYear)
    {
        RequirePeriods(periodsPerYear);
        return returns.Length < 2 ? null : Moments.SampleDeviation(returns) * Math.Sqrt(periodsPerYear);
    }

    /// <summary>
    /// The Sharpe ratio of one period: mean over sample standard deviation of excess returns; null below two
    /// observations or without dispersion.
    /// </summary>
    public static double? SharpePerPeriod(ReadOnlySpan<double> excessReturns) =>
        excessReturns.Length < 2 || !Moments.HasDispersion(excessReturns)
            ? null
            : Moments.Mean(excessReturns) / Moments.SampleDeviation(excessReturns);

    /// <summary>The per-period Sharpe ratio times sqrt(periodsPerYear), right only for uncorrelated returns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The annual factor is not a positive number.</exception>
    public static double? Sharpe(ReadOnlySpan<double> excessReturns, double periodsPerYear)
    {
        RequirePeriods(periodsPerYear);
        return SharpePerPeriod(excessReturns) * Math.Sqrt(periodsPerYear);
    }

    /// <summary>
    /// Annualised downside deviation: sqrt(mean of min(r, 0)^2 over all periods) times sqrt(periodsPerYear); null
    /// without an observation. A required return is subtracted beforehand.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The annual factor is not a positive number.</exception>
    public static double? DownsideDeviation(ReadOnlySpan<double> excessReturns, double periodsPerYear)
    {
        RequirePeriods(periodsPerYear);
        var count = Moments.Count(excessReturns);
        if (count == 0)
        {
            return null;
        }

        var squares = 0.0;
        foreach (var value in excessReturns)
        {
            squares += value < 0.0 ? value * value : 0.0;
        }

        return Math.Sqrt(squares / count) * Math.Sqrt(periodsPerYear);
    }

    /// <summary>
    /// Annual mean over annual downside deviation of excess returns; null below two periods or without any loss beyond
    /// rounding (1e-14 in the downside deviation).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The annual factor is not a positive number.</exception>
    public static double? Sortino(ReadOnlySpan<double> excessReturns, double periodsPerYear)
    {
        var downside = DownsideDeviation(excessReturns, periodsPerYear);
        return excessReturns.Length < 2 || downside is null || downside <= Moments.RoundingFloor
            ? null
            : Moments.Mean(excessReturns) * periodsPerYear / downside;
    }

    /// <summary>Compound annual growth over maximum drawdown; null without a drawdown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The annual factor is not a positive number.</exception>
    public static double? Calmar(ReadOnlySpan<double> returns, double periodsPerYear)
    {
        var drawdown = DrawdownMetrics.Maximum(returns);
        return drawdown is null or 0.0 ? null : CompoundAnnualGrowth(returns, periodsPerYear) / drawdown;
    }

    /// <summary>
    /// Sum of gains over sum of losses of excess returns (Keating and Shadwick 2002, at threshold 0); null below two
    /// periods or without any loss beyond rounding (1e-14 in the sum). A required return is subtracted beforehand.
    /// </summary>
    public static double? Omega(ReadOnlySpan<double> excessReturns)
    {
        var (gains, losses) = GainsAndLosses(excessReturns);
        return excessReturns.Length < 2 || losses <= Moments.RoundingFloor ? null : gains / losses;
    }

    /// <summary>
    /// The per-period equivalent of an annual required return: (1 + annual)^(1/periodsPerYear) - 1; null at or below
    /// -1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The annual factor is not a positive number.</exception>
    public static double? PerPeriodReturn(double annualReturn, double periodsPerYear)
    {
        RequirePeriods(periodsPerYear);
        return annualReturn > -1.0
            ? DeterministicMath.Pow(1.0 + annualReturn, 1.0 / periodsPerYear) - 1.0
            : null;
    }

    /// <summary>Sum of returns over the sum of losses as a positive number; null without any loss.</summary>
    public static double? GainToPain(ReadOnlySpan<double> returns)
    {
        var (_, losses) = GainsAndLosses(returns);
        return losses == 0.0 ? null : Moments.Sum(returns) / losses;
    }

    /// <summary>
    /// |95th percentile| over |5th percentile|, linear interpolation; null without observations or with a zero fifth
    /// percentile.
    /// </summary>
    public static double? TailRatio(ReadOnlySpan<double> returns)
    {
        var low = Quantiles.Linear(returns, 0.05);
        return low is null or 0.0 ? null : Math.Abs(Quantiles.Linear(returns, 0.95)!.Value) / Math.Abs(low.Value);
    }

    /// <summary>
    /// Stability: the R squared of a straight line through the cumulated log returns, in [0, 1]; null below two
    /// observations, for a return at or below -1, and for a path without dispersion.
    /// </summary>
    public static double? Stability(ReadOnlySpan<double> returns)
    {
        var present = Quantiles.Present(returns);
        if (returns.Length < 2 || present.Length < 2)
        {
            return null;
        }

        var time = new double[present.Length];
        var path = new double[present.Length];
        var cumulated = 0.0;
        for (var index = 0; index < present.Length; index++)
        {
            if (present[index] <= -1.0)
            {
                return null;
            }

            cumulated += DeterministicMath.Log(1.0 + present[index]);
            time[index] = index;
            path[index] = cumulated;
        }

        return BenchmarkMetrics.RSquared(path, time);
    }

    /// <summary>The largest return; null without an observation.</summary>
    public static double? Best(ReadOnlySpan<double> returns) => Quantiles.Linear(returns, 1.0);

    /// <summary>The smallest return; null without an observation.</summary>
    public static double? Worst(ReadOnlySpan<double> returns) => Quantiles.Linear(returns, 0.0);

    /// <summary>The share of periods with a return above zero, in [0, 1]; null without an observation.</summary>
    public static double? PositiveShare(ReadOnlySpan<double> returns)
    {
        var count = Moments.Count(returns);
        var positive = 0;
        foreach (var value in returns)
        {
            positive += value > 0.0 ? 1 : 0;
        }

        return count == 0 ? null : (double)positive / count;
    }

    /// <summary>The product of 1 + return over all present periods.</summary>
    internal static double Growth(ReadOnlySpan<double> returns)
    {
        var growth = 1.0;
        foreach (var value in returns)
        {
            growth *= double.IsNaN(value) ? 1.0 : 1.0 + value;
        }

        return growth;
    }

    /// <summary>growth^(periodsPerYear / periods) - 1; null for a negative growth factor or without a period.</summary>
    internal static double? AnnualGrowth(double growth, int periods, double periodsPerYear)
    {
        if (growth < 0.0 || periods == 0)
        {
            return null;
        }

        var annual = DeterministicMath.Pow(growth, periodsPerYear / periods) - 1.0;
        return double.IsFinite(annual) ? annual : null;
    }

    /// <summary>The sum of the positive values and the sum of the negative ones as a positive number.</summary>
    internal static (double Gains, double Losses) GainsAndLosses(ReadOnlySpan<double> values)
    {
        var gains = 0.0;
        var losses = 0.0;
        foreach (var value in values)
        {
            gains += value > 0.0 ? value : 0.0;
            losses -= value < 0.0 ? value : 0.0;
        }

        return (gains, losses);
    }

    /// <summary>Refuses an annual factor that is not a positive finite number.</summary>
    internal static void RequirePeriods(double periodsPerYear)
    {
        if (!(periodsPerYear > 0.0) || double.IsInfinity(periodsPerYear))
        {
            throw new ArgumentOutOfRangeException(
                nameof(periodsPerYear), periodsPerYear, "Periods per year is a positive number, such as 252 or 365.");
        }
    }
}
