namespace Plimsoll.Kernel.Authorization;

/// <summary>Where the ladder stands.</summary>
public enum LadderPhase : byte
{
    /// <summary>Something that a stage needs on entry is missing; nothing is entered.</summary>
    Waiting = 0,

    /// <summary>A stage is being tried.</summary>
    Trading = 1,

    /// <summary>All stages are passed.</summary>
    Finished = 2,

    /// <summary>A stage failed: positions are to be flattened, and only a new validation leads back.</summary>
    RolledBack = 3,
}
