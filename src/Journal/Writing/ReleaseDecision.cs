namespace Plimsoll.Journal.Writing;

/// <summary>Whether commands that were appended may leave.</summary>
public enum ReleaseDecision
{
    /// <summary>Not yet: they will be on disk with the next group. Ask again.</summary>
    Wait = 0,

    /// <summary>Yes: they are on disk, or need not be.</summary>
    Send = 1,

    /// <summary>
    /// Cancels may leave; whatever adds risk may not, and its owner is told that it was refused. The journal is in
    /// trouble.
    /// </summary>
    CancelsOnly = 2,
}
