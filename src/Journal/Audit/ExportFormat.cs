namespace Plimsoll.Journal.Audit;

/// <summary>How rows are written. <c>default</c> is <see cref="Csv"/>.</summary>
public enum ExportFormat
{
    /// <summary>Comma-separated values as in RFC 4180, with a line of names. Empty: no value; two quotes: no
    /// text.</summary>
    Csv,

    /// <summary>One JSON array, an object a row.</summary>
    Json,

    /// <summary>A JSON object a line.</summary>
    JsonLines,
}
