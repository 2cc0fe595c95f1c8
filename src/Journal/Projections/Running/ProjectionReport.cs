namespace Plimsoll.Journal.Projections.Running;

/// <summary>What one projecting did.</summary>
public sealed record ProjectionReport
{
    /// <summary>Where the projection stands now.</summary>
    public required ProjectionPlace Place { get; init; }

    /// <summary>Records that were added to it.</summary>
    public required long Records { get; init; }

    /// <summary>Rows that were written.</summary>
    public required long Rows { get; init; }

    /// <summary>Transactions that were written.</summary>
    public required long Transactions { get; init; }
}
