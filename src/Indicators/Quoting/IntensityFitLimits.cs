namespace Plimsoll.Indicators.Quoting;

/// <summary>When a fitted intensity may be used.</summary>
/// <param name="LevelsMin">Least number of distances with arrivals; 2 or more.</param>
/// <param name="DecayMin">Least k that is believed, in 1 / price unit.</param>
/// <param name="DecayMax">Greatest k that is believed, in 1 / price unit.</param>
/// <param name="RSquaredMin">Least share of variance explained, 0 to 1.</param>
public readonly record struct IntensityFitLimits(int LevelsMin, double DecayMin, double DecayMax, double RSquaredMin)
{
    /// <summary>At least five levels, any positive decay, R squared of 0.8 or more.</summary>
    public static IntensityFitLimits Usual { get; } = new(5, 1e-12, 1e12, 0.8);
}
