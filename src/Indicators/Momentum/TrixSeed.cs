namespace Plimsoll.Indicators;

/// <summary>How the three averages of a TRIX start; its change is in percent of the older average.</summary>
public enum TrixSeed
{
    /// <summary>All three with the mean of their first n inputs.</summary>
    Mean = 0,

    /// <summary>The first with a mean, the other two with their first input.</summary>
    MeanThenFirst = 1,

    /// <summary>
    /// All three with their first input, each feeding the next after n of its own; the change is taken in percent of
    /// the newer average instead of the older one.
    /// </summary>
    FirstValue = 2,
}
