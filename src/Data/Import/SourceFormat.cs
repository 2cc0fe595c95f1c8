namespace Plimsoll.Data.Import;

/// <summary>How the text of a file is packed.</summary>
internal enum SourceFormat
{
    /// <summary>Not at all.</summary>
    Text,

    /// <summary>In a zip archive.</summary>
    Zip,

    /// <summary>By gzip.</summary>
    Gzip,
}
