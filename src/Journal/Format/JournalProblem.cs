namespace Plimsoll.Journal.Format;

/// <summary>Why a journal cannot be used. <c>default</c> is <see cref="Absent"/>.</summary>
public enum JournalProblem
{
    /// <summary>There is no journal in the folder.</summary>
    Absent,

    /// <summary>Another process writes to it.</summary>
    Locked,

    /// <summary>What had been on disk is altered or gone.</summary>
    Damaged,

    /// <summary>It was written by a newer version.</summary>
    TooNew,

    /// <summary>What is asked for does not fit: a payload too long, a folder that holds another journal.</summary>
    Misuse,

    /// <summary>What is needed was moved to an archive that is not named.</summary>
    Archived,
}
