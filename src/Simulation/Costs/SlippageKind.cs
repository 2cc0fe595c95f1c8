namespace Plimsoll.Simulation.Costs;

/// <summary>How far a taking order is filled from the price it saw.</summary>
public enum SlippageKind : byte
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>A share of the price.</summary>
    BasisPoints,

    /// <summary>A share of the spread.</summary>
    SpreadShare,

    /// <summary>Growing with the square of the share of the bar's volume.</summary>
    VolumeShare,

    /// <summary>A whole number of ticks: a base and a share of the spread, rounded half to even.</summary>
    Ticks,

    /// <summary>Growing with the square root of the share of the bar's volume, as market impact does.</summary>
    SquareRoot,

    /// <summary>A share of the price drawn for each order, growing with the share of the bar's volume.</summary>
    Draw,

    /// <summary>A base, the share of a stated depth, and volatility.</summary>
    Depth,
}
