namespace Plimsoll.Indicators;

/// <summary>By what a sum of squared deviations is divided.</summary>
public enum DeviationKind
{
    /// <summary>By n: the deviation of these n numbers.</summary>
    Population = 0,

    /// <summary>By n - 1: the unbiased estimate of the variance they were drawn with.</summary>
    Sample = 1,
}
