namespace Plimsoll.Journal.Archives;

/// <summary>What may leave the folder of a journal for its archive.</summary>
public sealed record RetentionPolicy
{
    /// <summary>How many closed segments stay whatever their age, beside the open one.</summary>
    public const int SegmentsKept = 2;

    /// <summary>A segment with a record of this time or later stays. Nanoseconds since the epoch, UTC.</summary>
    public required long BeforeNs { get; init; }

    /// <summary>Where every database that shows the journal stands; nothing that one of them lacks leaves.</summary>
    public IReadOnlyList<ProjectionMark> Projections { get; init; } = [];

    /// <summary>Whether no database shows the journal, and none is to.</summary>
    public bool IsWithoutProjection { get; init; }

    /// <summary>The program that has to go on without the archive: states of another one are no use to it.</summary>
    public required string Program { get; init; }
}
