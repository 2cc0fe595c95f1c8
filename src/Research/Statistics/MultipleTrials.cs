using Plimsoll.Model.Values;

namespace Plimsoll.Research.Statistics;

/// <summary>
/// What is left of a Sharpe ratio that was the best of many trials. Ratios and their variance are per period. Sources:
/// Bailey and Lopez de Prado, "The Deflated Sharpe Ratio" (2014); Bailey, Borwein, Lopez de Prado and Zhu,
/// "Pseudo-Mathematics and Financial Charlatanism" (2014).
/// </summary>
public static class MultipleTrials
{
    private const double EulerGamma = 0.5772156649015329;
    private const double InverseE = 0.36787944117144232;
    private const double IntegrationLimit = 12.0;
    private const int IntegrationSteps = 4800;

    /// <summary>
    /// The expected maximum of N independent standard normals by the extreme-value approximation
    /// (1 - g) q(1 - 1/N) + g q(1 - 1/(N e)), g Euler's constant, q the normal quantile. N may be a fraction (an
    /// effective number of trials). One trial has the maximum 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one trial.</exception>
    public static double ExpectedMaximumNormal(double trials)
    {
        RequireTrials(trials);

        // The quantile at 1 - 1/N is minus infinity for one trial, where the maximum is the trial itself.
        return trials == 1.0
            ? 0.0
            : -((1.0 - EulerGamma) * NormalDistribution.Quantile(1.0 / trials))
                - (EulerGamma * NormalDistribution.Quantile(InverseE / trials));
    }

    /// <summary>
    /// The expected maximum of N independent standard normals by integrating x d(Phi(x)^N) (Simpson's rule, absolute
    /// error below 1e-9 up to a million trials).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one trial.</exception>
    public static double ExpectedMaximumNormalExact(int trials)
    {
        RequireTrials(trials);
        const double Step = 2.0 * IntegrationLimit / IntegrationSteps;
        var sum = 0.0;
        for (var index = 0; index <= IntegrationSteps; index++)
        {
            var x = -IntegrationLimit + (index * Step);
            var weight = index is 0 or IntegrationSteps ? 1.0 : index % 2 == 1 ? 4.0 : 2.0;
            var power = DeterministicMath.Pow(NormalDistribution.Cumulative(x), trials - 1);
            sum += weight * x * trials * NormalDistribution.Density(x) * power;
        }

        return sum * Step / 3.0;
    }

    /// <summary>
    /// The Sharpe ratio to expect from the best of N skill-less trials whose estimates have variance
    /// <paramref name="sharpeVariance"/>: sqrt(V) times <see cref="ExpectedMaximumNormal"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one trial or a negative variance.</exception>
    public static double ExpectedMaximumSharpe(double trials, double sharpeVariance)
    {
        if (!(sharpeVariance >= 0.0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(sharpeVariance), sharpeVariance, "The variance of the trials' Sharpe ratios is 0 or more.");
        }

        return Math.Sqrt(sharpeVariance) * ExpectedMaximumNormal(trials);
    }

    /// <summary>
    /// The deflated Sharpe ratio: the probability that the true ratio exceeds what the best of N skill-less trials
    /// would show. Classic convention, raw kurtosis. Null for too few returns or a variance term that is not positive.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one trial or a negative variance.</exception>
    public static double? DeflatedSharpe(
        double sharpe, int count, double skewness, double kurtosis, double trials, double sharpeVariance) =>
        SharpeInference.Probabilistic(
            sharpe, ExpectedMaximumSharpe(trials, sharpeVariance), count, skewness, kurtosis);

    /// <summary>
    /// The effective number of independent trials among N with average correlation rho: rho + (1 - rho) N.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one trial, or rho outside [0, 1].</exception>
    public static double EffectiveTrials(double trials, double averageCorrelation)
    {
        RequireTrials(trials);
        if (!(averageCorrelation >= 0.0 && averageCorrelation <= 1.0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(averageCorrelation), averageCorrelation, "An average correlation of trials lies in [0, 1].");
        }

        return averageCorrelation + ((1.0 - averageCorrelation) * trials);
    }

    /// <summary>
    /// The effective number of independent trials as the effective rank of their correlation matrix: exp of the entropy
    /// of the eigenvalue shares (Roy and Vetterli 2007). Between 1 (all trials are one) and N (all are independent).
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The matrix is empty, not square, not symmetric, has a diagonal other than one or a value that is no number.
    /// </exception>
    public static double EffectiveRank(double[,] correlations)
    {
        var eigenvalues = SymmetricEigenvalues.Of(correlations);
        var entropy = 0.0;
        foreach (var eigenvalue in eigenvalues)
        {
            // A correlation matrix has no negative eigenvalue; what is below zero is rounding.
            var share = eigenvalue / eigenvalues.Length;
            entropy -= share > 0.0 ? share * DeterministicMath.Log(share) : 0.0;
        }

        return DeterministicMath.Exp(entropy);
    }

    /// <summary>
    /// Minimum length of a backtest in years so that the expected best annual Sharpe ratio of N skill-less trials stays
    /// below <paramref name="targetAnnualSharpe"/>: (E[max_N] / target)^2.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one trial or a target that is not positive.</exception>
    public static double MinimumBacktestYears(double trials, double targetAnnualSharpe)
    {
        RequireTarget(targetAnnualSharpe);
        var ratio = ExpectedMaximumNormal(trials) / targetAnnualSharpe;
        return ratio * ratio;
    }

    /// <summary>The upper bound of <see cref="MinimumBacktestYears"/>: 2 ln N / target^2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one trial or a target that is not positive.</exception>
    public static double MinimumBacktestYearsBound(double trials, double targetAnnualSharpe)
    {
        RequireTrials(trials);
        RequireTarget(targetAnnualSharpe);
        return 2.0 * DeterministicMath.Log(trials) / (targetAnnualSharpe * targetAnnualSharpe);
    }

    private static void RequireTrials(double trials)
    {
        if (!(trials >= 1.0) || double.IsInfinity(trials))
        {
            throw new ArgumentOutOfRangeException(
                nameof(trials), trials, "The number of trials is 1 or more; count every configuration that was seen.");
        }
    }

    private static void RequireTarget(double targetAnnualSharpe)
    {
        if (!(targetAnnualSharpe > 0.0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(targetAnnualSharpe), targetAnnualSharpe, "The target Sharpe ratio is above 0.");
        }
    }
}
