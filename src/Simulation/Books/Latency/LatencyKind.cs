namespace Plimsoll.Simulation.Books.Latency;

/// <summary>Where the delays of a line come from.</summary>
public enum LatencyKind : byte
{
    /// <summary>Always the same.</summary>
    Constant = 0,

    /// <summary>Drawn from a log-normal distribution, with a seed.</summary>
    LogNormal = 1,

    /// <summary>Drawn from a list of equally likely delays, with a seed.</summary>
    Table = 2,

    /// <summary>As recorded with the feed.</summary>
    Recorded = 3,
}
