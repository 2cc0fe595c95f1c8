namespace Plimsoll.Indicators;

/// <summary>How an average true range averages.</summary>
public enum RangeAverage
{
    /// <summary>Weight 1/n, seeded with the mean of the first n ranges. The original.</summary>
    Wilder = 0,

    /// <summary>Plain mean of the last n ranges.</summary>
    Simple = 1,
}
