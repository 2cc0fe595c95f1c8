namespace Plimsoll.Journal.Archives;

/// <summary>Why a segment stays in the folder of its journal. <c>default</c> is <see cref="Open"/>.</summary>
public enum StayReason
{
    /// <summary>It is the newest: a writer may be at work on it, or was last.</summary>
    Open,

    /// <summary>It is one of the last closed ones, which always stay.</summary>
    Recent,

    /// <summary>It, or one before it, holds a record younger than the policy.</summary>
    Young,

    /// <summary>No record up to its end has a time, so its age is not known.</summary>
    Timeless,

    /// <summary>A database does not show all of it yet.</summary>
    Unprojected,

    /// <summary>The newest state that can be used does not cover it: a recovery reads it.</summary>
    NeededByState,

    /// <summary>There is no state that can be used: a recovery reads everything.</summary>
    NoState,
}
