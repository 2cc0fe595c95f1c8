using Plimsoll.Model.Values;

namespace Plimsoll.Indicators.Quoting;

/// <summary>
/// The line ln(rate) = ln A - k * distance, fitted by least squares with weights. Distances without arrivals have no
/// logarithm and take no part.
/// </summary>
public static class IntensityRegression
{
    /// <summary>Fits A and k.</summary>
    /// <param name="distances">Distances from the mid, in price units.</param>
    /// <param name="rates">Arrivals a unit of time that reach beyond each distance; zero or more.</param>
    /// <param name="weights">Weight of each distance (arrivals counted, or all 1); zero or more.</param>
    /// <param name="limits">When the fit may be used.</param>
    /// <param name="fit">The fit, also one that is refused for its decay or its quality; else the empty one.</param>
    /// <returns><see cref="IntensityFitProblem.None"/> when it may be used.</returns>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static IntensityFitProblem Fit(
        ReadOnlySpan<double> distances,
        ReadOnlySpan<double> rates,
        ReadOnlySpan<double> weights,
        in IntensityFitLimits limits,
        out IntensityFit fit)
    {
        if (distances.Length != rates.Length || distances.Length != weights.Length)
        {
            throw new ArgumentException("distances, rates and weights must be of one length", nameof(rates));
        }

        fit = default;
        double weight = 0;
        double meanX = 0;
        double meanY = 0;
        double squareX = 0;
        double squareY = 0;
        double product = 0;
        int levels = 0;
        for (int i = 0; i < distances.Length; i++)
        {
            double w = weights[i];
            if (!(rates[i] > 0) || !(w > 0))
            {
                continue;
            }

            // Welford's update with weights, so that nothing is lost to differences of squares.
            levels++;
            weight += w;
            double y = DeterministicMath.Log(rates[i]);
            double deltaX = distances[i] - meanX;
            double deltaY = y - meanY;
            meanX += deltaX * (w / weight);
            meanY += deltaY * (w / weight);
            squareX += w * deltaX * (distances[i] - meanX);
            squareY += w * deltaY * (y - meanY);
            product += w * deltaX * (y - meanY);
        }

        if (levels < Math.Max(2, limits.LevelsMin) || !(squareX > 0))
        {
            return IntensityFitProblem.TooFewLevels;
        }

        double decay = -product / squareX;
        double rate = DeterministicMath.Exp(meanY + (decay * meanX));
        double share = squareY > 0 ? product * product / (squareX * squareY) : 0;
        fit = new IntensityFit(new ArrivalIntensity(rate, decay), Math.Min(1.0, share), levels);
        if (!(decay > 0) || decay < limits.DecayMin || decay > limits.DecayMax)
        {
            return IntensityFitProblem.DecayOutOfBounds;
        }

        return fit.RSquared < limits.RSquaredMin ? IntensityFitProblem.PoorFit : IntensityFitProblem.None;
    }
}
