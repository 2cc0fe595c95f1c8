namespace Plimsoll.Indicators.Quoting;

/// <summary>Arrival intensity as regression found it. <c>default</c> is no fit.</summary>
/// <param name="Intensity">Rate and decay.</param>
/// <param name="RSquared">Share of the variance of the logarithms that the line explains, 0 to 1.</param>
/// <param name="LevelCount">Distances with at least one arrival that took part.</param>
public readonly record struct IntensityFit(ArrivalIntensity Intensity, double RSquared, int LevelCount);
