namespace Plimsoll.Data.Json;

/// <summary>How canonical JSON is laid out; the values and their order are the same in both.</summary>
public enum CanonicalJsonLayout
{
    /// <summary>Two blanks of indentation a level, LF line ends and a final LF: for files that people read and
    /// compare.</summary>
    Indented = 0,

    /// <summary>No blanks and no line ends: for hashing and for one value a line.</summary>
    Compact = 1,
}
