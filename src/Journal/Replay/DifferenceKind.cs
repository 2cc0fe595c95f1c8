namespace Plimsoll.Journal.Replay;

/// <summary>How a replay differs from what was recorded.</summary>
public enum DifferenceKind
{
    /// <summary>Both have a command there, and the two differ.</summary>
    Command,

    /// <summary>The journal has a command that the replay does not give.</summary>
    MissingInReplay,

    /// <summary>The replay gives a command that the journal does not have.</summary>
    MissingInJournal,

    /// <summary>The books differ.</summary>
    State,

    /// <summary>Both have a decision there, and the two differ.</summary>
    Decision,

    /// <summary>Both have a snapshot of the account there, and the two differ.</summary>
    Snapshot,

    /// <summary>The strategy failed in one of the two only, or otherwise.</summary>
    Failure,
}
