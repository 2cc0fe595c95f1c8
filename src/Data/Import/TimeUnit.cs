namespace Plimsoll.Data.Import;

/// <summary>How a column writes times.</summary>
internal enum TimeUnit
{
    /// <summary>The first value tells: whole numbers by their size, dates, or ISO 8601.</summary>
    Auto,

    /// <summary>Nanoseconds since the epoch.</summary>
    Nanoseconds,

    /// <summary>Microseconds since the epoch.</summary>
    Microseconds,

    /// <summary>Milliseconds since the epoch.</summary>
    Milliseconds,

    /// <summary>Seconds since the epoch.</summary>
    Seconds,

    /// <summary>ISO 8601 date and time.</summary>
    Iso,

    /// <summary>A date, yyyy-MM-dd or yyyyMMdd.</summary>
    Date,

    /// <summary>A pattern of letters, such as dd.MM.yyyy HH:mm.</summary>
    Pattern,
}
