namespace Plimsoll.Indicators;

/// <summary>How a relative strength index averages gains and losses.</summary>
public enum RsiSmoothing
{
    /// <summary>Weight 1/n, seeded with the mean of the first n changes. The original.</summary>
    Wilder = 0,

    /// <summary>Weight 1/n, recursive from the first change.</summary>
    WilderFromFirst = 1,

    /// <summary>Plain means of the last n changes (Cutler).</summary>
    Simple = 2,
}
