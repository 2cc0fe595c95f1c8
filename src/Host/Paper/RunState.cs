namespace Plimsoll.Host.Paper;

/// <summary>Where a long run is in its life.</summary>
internal enum RunState
{
    /// <summary>Strategies are being started.</summary>
    Starting,

    /// <summary>The market goes on.</summary>
    Running,

    /// <summary>The emergency desk has taken over.</summary>
    Emergency,

    /// <summary>The data are used up, or somebody asked to end.</summary>
    Ended,

    /// <summary>The emergency desk has brought the account to rest.</summary>
    Flattened,

    /// <summary>A person must look.</summary>
    Escalated,
}
