namespace Plimsoll.Data.Export;

/// <summary>How exported times are written.</summary>
public enum ExportTimeFormat
{
    /// <summary>ISO 8601, UTC, as <c>2024-02-01T00:05:00Z</c>.</summary>
    Iso,

    /// <summary>Nanoseconds since the Unix epoch.</summary>
    Nanoseconds,
}
