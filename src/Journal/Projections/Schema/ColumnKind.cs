namespace Plimsoll.Journal.Projections.Schema;

/// <summary>How a value of a column is kept.</summary>
public enum ColumnKind
{
    /// <summary>A 64-bit number; times are nanoseconds since the epoch, UTC.</summary>
    Integer,

    /// <summary>An exact decimal: numeric in PostgreSQL, its canonical text in SQLite. Never a double.</summary>
    Decimal,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A JSON document: jsonb in PostgreSQL, its text in SQLite.</summary>
    Json,

    /// <summary>A calendar day, <c>2024-02-29</c>.</summary>
    Date,
}
