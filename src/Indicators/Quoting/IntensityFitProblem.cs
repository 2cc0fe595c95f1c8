namespace Plimsoll.Indicators.Quoting;

/// <summary>Why a fit is not usable.</summary>
public enum IntensityFitProblem
{
    /// <summary>It is usable.</summary>
    None = 0,

    /// <summary>Fewer distances with arrivals than asked for.</summary>
    TooFewLevels = 1,

    /// <summary>The decay is not positive or outside its bounds.</summary>
    DecayOutOfBounds = 2,

    /// <summary>The line explains too little.</summary>
    PoorFit = 3,
}
