namespace Plimsoll.Data;

/// <summary>What sort of mistake a <see cref="DataError"/> reports. <c>default</c> is <see cref="BadValue"/>.</summary>
public enum DataErrorKind
{
    /// <summary>A value of a row is not what its column needs.</summary>
    BadValue,

    /// <summary>The file holds no byte, or nothing but white space.</summary>
    EmptyFile,

    /// <summary>The file ends after its header line.</summary>
    NoRows,

    /// <summary>The file ends in the middle of a row, of a zip or of a column.</summary>
    Truncated,

    /// <summary>The archive cannot be read, or does not hold exactly one CSV file.</summary>
    BadArchive,

    /// <summary>The file is not UTF-8 text.</summary>
    NotText,

    /// <summary>A line is longer than any row can be.</summary>
    LineTooLong,

    /// <summary>The line is not divided by the expected character.</summary>
    WrongDelimiter,

    /// <summary>A row has too few or too many columns, or the header lacks a needed one.</summary>
    Columns,

    /// <summary>A time lies outside the years that data can have: most likely the unit is wrong.</summary>
    TimeRange,

    /// <summary>A local time does not exist or exists twice in its zone.</summary>
    LocalTime,

    /// <summary>Time runs backwards or stands still inside the file.</summary>
    TimeOrder,

    /// <summary>A row says something else than the row of the same time in the catalog.</summary>
    Conflict,

    /// <summary>An option is missing, unknown or contradicts another.</summary>
    Option,

    /// <summary>The path does not exist, is a directory or may not be read.</summary>
    Path,

    /// <summary>The disk is full.</summary>
    DiskFull,

    /// <summary>Another process writes to the catalog.</summary>
    Locked,

    /// <summary>A file of the catalog is damaged or of another version.</summary>
    Corrupt,

    /// <summary>The catalog holds no such series.</summary>
    NotFound,
}
