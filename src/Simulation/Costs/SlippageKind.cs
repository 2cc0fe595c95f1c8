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
}
