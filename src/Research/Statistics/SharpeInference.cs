namespace Plimsoll.Research.Statistics;

/// <summary>
/// What a measured Sharpe ratio is worth. All ratios are per period, never annualised; skewness is a plain moment ratio
/// and kurtosis is raw (3 for a normal distribution, never the excess over 3); T is the number of returns. Sources: Lo
/// 2002; Mertens 2002; Christie 2005; Opdyke 2007; Bailey and Lopez de Prado 2012; Lopez de Prado, Lipton and
/// Zoonekynd 2025.
/// </summary>
public static class SharpeInference
{
    /// <summary>Standard error for normal returns: sqrt((1 + SR^2/2) / (T - 1)); null below two returns.</summary>
    public static double? StandardErrorNormal(double sharpe, int count) =>
        StandardErrorGeneral(sharpe, count, skewness: 0.0, kurtosis: 3.0);

    /// <summary>
    /// Standard error for any distribution: sqrt((1 - g3 SR + (g4 - 1)/4 SR^2) / (T - 1)); null below two returns or
    /// when the variance term is negative, which no possible pair of raw moments gives.
    /// </summary>
    public static double? StandardErrorGeneral(double sharpe, int count, double skewness, double kurtosis)
    {
        var variance = VarianceTerm(sharpe, skewness, kurtosis);
        return count < 2 || variance is null ? null : Math.Sqrt(variance.Value / (count - 1));
    }

    /// <summary>
    /// The same with divisor T, as some authors write it; null without a return or for a negative variance term.
    /// </summary>
    public static double? StandardErrorGeneralDividedByCount(
        double sharpe, int count, double skewness, double kurtosis)
    {
        var variance = VarianceTerm(sharpe, skewness, kurtosis);
        return count < 1 || variance is null ? null : Math.Sqrt(variance.Value / count);
    }

    /// <summary>
    /// Standard error for returns with autocorrelation <paramref name="rho"/> at lag one (AR(1)), divisor T:
    /// sqrt((a - b g3 SR + c (g4 - 1)/4 SR^2) / T) with a = 1 + 2 rho/(1 - rho), b = 1 + rho/(1 - rho) +
    /// rho^2/(1 - rho^2), c = 1 + 2 rho^2/(1 - rho^2). At rho = 0 it is the general one divided by T. Null without a
    /// return, outside -1 &lt; rho &lt; 1, or for a negative variance.
    /// </summary>
    public static double? StandardErrorAutocorrelated(
        double sharpe, int count, double skewness, double kurtosis, double rho)
    {
        if (count < 1 || !(rho > -1.0 && rho < 1.0))
        {
            return null;
        }

        var linear = rho / (1.0 - rho);
        var square = rho * rho / (1.0 - (rho * rho));
        var variance = 1.0 + (2.0 * linear)
            - ((1.0 + linear + square) * skewness * sharpe)
            + ((1.0 + (2.0 * square)) * (kurtosis - 1.0) / 4.0 * sharpe * sharpe);
        return variance >= 0.0 ? Math.Sqrt(variance / count) : null;
    }

    /// <summary>
    /// Lo's factor from a per-period to a q-period Sharpe ratio: q / sqrt(q + 2 sum_{k=1}^{q-1} (q - k) rho_k), where
    /// <paramref name="autocorrelations"/> holds rho_1, rho_2, ... and lags beyond it count as zero. Null when the term
    /// under the root is not positive.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of periods is below one.</exception>
    public static double? AnnualisationFactor(int periods, ReadOnlySpan<double> autocorrelations)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(periods, 1);
        double sum = 0.0;
        for (var lag = 1; lag < periods && lag <= autocorrelations.Length; lag++)
        {
            sum += (periods - lag) * autocorrelations[lag - 1];
        }

        var variance = periods + (2.0 * sum);
        return variance > 0.0 ? periods / Math.Sqrt(variance) : null;
    }

    /// <summary>
    /// The probability that the true Sharpe ratio exceeds <paramref name="benchmarkSharpe"/>, in [0, 1]; null for too
    /// few returns or a variance term that is not positive.
    /// </summary>
    public static double? Probabilistic(
        double sharpe,
        double benchmarkSharpe,
        int count,
        double skewness,
        double kurtosis,
        SharpeVarianceConvention convention = SharpeVarianceConvention.Classic)
    {
        var isClassic = convention == SharpeVarianceConvention.Classic;
        var variance = VarianceTerm(isClassic ? sharpe : benchmarkSharpe, skewness, kurtosis);
        var observations = isClassic ? count - 1 : count;
        return observations < 1 || variance is null or 0.0
            ? null
            : NormalDistribution.Cumulative(
                (sharpe - benchmarkSharpe) * Math.Sqrt(observations) / Math.Sqrt(variance.Value));
    }

    /// <summary>
    /// The number of returns (not whole) after which the Sharpe ratio would exceed <paramref name="benchmarkSharpe"/>
    /// at significance <paramref name="significance"/>: V (quantile(1 - significance) / (SR - SR*))^2, plus one in the
    /// classic convention. Null when the ratio does not exceed the benchmark or the variance term is negative.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The significance is outside (0, 0.5].</exception>
    public static double? MinimumTrackRecord(
        double sharpe,
        double benchmarkSharpe,
        double skewness,
        double kurtosis,
        double significance = 0.05,
        SharpeVarianceConvention convention = SharpeVarianceConvention.Classic)
    {
        if (!(significance > 0.0 && significance <= 0.5))
        {
            throw new ArgumentOutOfRangeException(
                nameof(significance), significance, "A significance level lies in (0, 0.5], such as 0.05.");
        }

        var isClassic = convention == SharpeVarianceConvention.Classic;
        var variance = VarianceTerm(isClassic ? sharpe : benchmarkSharpe, skewness, kurtosis);
        if (variance is null || !(sharpe > benchmarkSharpe))
        {
            return null;
        }

        var ratio = NormalDistribution.Quantile(1.0 - significance) / (sharpe - benchmarkSharpe);
        return (isClassic ? 1.0 : 0.0) + (variance.Value * ratio * ratio);
    }

    private static double? VarianceTerm(double sharpe, double skewness, double kurtosis)
    {
        var variance = 1.0 - (skewness * sharpe) + ((kurtosis - 1.0) / 4.0 * sharpe * sharpe);
        return variance >= 0.0 ? variance : null;
    }
}
