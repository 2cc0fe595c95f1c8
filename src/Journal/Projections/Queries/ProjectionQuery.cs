namespace Plimsoll.Journal.Projections.Queries;

/// <summary>What is asked of a projection. Filters that are null let everything through.</summary>
public sealed record ProjectionQuery
{
    /// <summary>Rows at most, where nobody says otherwise.</summary>
    public const int LimitUsual = 1_000;

    /// <summary>The table or view.</summary>
    public required QuerySource Source { get; init; }

    /// <summary>Rows from this time on. Nanoseconds since the epoch, UTC.</summary>
    public long? FromNs { get; init; }

    /// <summary>Rows before this time. Nanoseconds since the epoch, UTC.</summary>
    public long? ToNs { get; init; }

    /// <summary>Columns that must have a value, by name; numbers as text.</summary>
    public IReadOnlyDictionary<string, string> Equal { get; init; } =
        new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Rows behind this one in the order that is asked for; null for the first ones.</summary>
    public QueryCursor? After { get; init; }

    /// <summary>Rows of records from this number on; null for all.</summary>
    public long? SequenceMin { get; init; }

    /// <summary>Rows of records up to this number; null for all.</summary>
    public long? SequenceMax { get; init; }

    /// <summary>Whether the newest come first.</summary>
    public bool IsNewestFirst { get; init; }

    /// <summary>Most rows that are given; 1 or more.</summary>
    public int Limit { get; init; } = LimitUsual;
}
