namespace Plimsoll.Data.Import;

/// <summary>
/// A column mapping as it was written: <c>time=ts_ms:ms,open,high=h</c>. Columns are names of the header or positions
/// such as
/// <c>#1</c>; a field alone has the column of the same name.
/// </summary>
internal sealed class ColumnSpecification
{
    private readonly Dictionary<string, string> columns = new(StringComparer.Ordinal);

    private ColumnSpecification()
    {
    }

    /// <summary>Whether there is a mapping at all.</summary>
    public bool IsGiven => columns.Count > 0;

    /// <summary>Whether every column is given by position, so that the file has no header line.</summary>
    public bool IsByPosition { get; private set; }

    /// <summary>How times are written.</summary>
    public TimeUnit Unit { get; private set; }

    /// <summary>The pattern when <see cref="Unit"/> says so.</summary>
    public string? Pattern { get; private set; }

    /// <exception cref="DataError">It names an unknown field or a field twice.</exception>
    public static ColumnSpecification Parse(string? text, ImportKind kind)
    {
        var specification = new ColumnSpecification();
        if (string.IsNullOrWhiteSpace(text))
        {
            return specification;
        }

        var isByPosition = true;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            isByPosition &= specification.Add(part, kind);
        }

        specification.IsByPosition = isByPosition;
        return specification;
    }

    /// <summary>The column given for the field, or null.</summary>
    public string? ColumnOf(string field) => columns.GetValueOrDefault(field);

    private bool Add(string part, ImportKind kind)
    {
        var divider = part.IndexOf('=', StringComparison.Ordinal);
        var field = divider < 0 ? part : part[..divider];
        var column = divider < 0 ? part : part[(divider + 1)..];
        var unitAt = column.IndexOf(':', StringComparison.Ordinal);
        var unit = unitAt < 0 ? "" : column[(unitAt + 1)..];
        column = unitAt < 0 ? column : column[..unitAt];
        field = divider < 0 ? column : field;
        if (!FieldNames.Of(kind).Contains(field, StringComparer.Ordinal))
        {
            throw new DataError(
                DataErrorKind.Option,
                $"--columns: '{DataError.Show(field)}' is no field; "
                + $"there are {string.Join(", ", FieldNames.Of(kind))}");
        }

        if (!columns.TryAdd(field, column) || column.Length == 0)
        {
            throw new DataError(
                DataErrorKind.Option, $"--columns: '{DataError.Show(part)}': one column for each field expected");
        }

        SetUnit(field, unit);
        return column.StartsWith('#');
    }

    private void SetUnit(string field, string unit)
    {
        if (unit.Length == 0)
        {
            return;
        }

        if (field != FieldNames.Time)
        {
            throw new DataError(
                DataErrorKind.Option,
                $"--columns: '{field}' has the unit '{DataError.Show(unit)}'; only time has a unit");
        }

        Unit = unit switch
        {
            "ns" => TimeUnit.Nanoseconds,
            "us" => TimeUnit.Microseconds,
            "ms" => TimeUnit.Milliseconds,
            "s" => TimeUnit.Seconds,
            "iso" => TimeUnit.Iso,
            "date" => TimeUnit.Date,
            _ => TimeUnit.Pattern,
        };
        Pattern = Unit == TimeUnit.Pattern ? unit : null;
    }
}
