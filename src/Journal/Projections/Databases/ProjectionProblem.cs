namespace Plimsoll.Journal.Projections.Databases;

/// <summary>Why a projection cannot be used. <c>default</c> is <see cref="Unreachable"/>.</summary>
public enum ProjectionProblem
{
    /// <summary>The database does not answer, or refuses what it is asked for.</summary>
    Unreachable,

    /// <summary>Its schema is not the one of this program.</summary>
    Schema,

    /// <summary>It shows another journal, or more than the journal holds.</summary>
    OtherJournal,

    /// <summary>Another projector writes to it.</summary>
    OtherProjector,

    /// <summary>What is asked for does not fit.</summary>
    Misuse,
}
