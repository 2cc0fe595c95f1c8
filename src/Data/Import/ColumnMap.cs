using System.Globalization;
using static System.FormattableString;

namespace Plimsoll.Data.Import;

/// <summary>Which cell of a row holds which field, from the mapping given, the header line or the archive's
/// layout.</summary>
internal sealed class ColumnMap
{
    private readonly Dictionary<string, int> cells = new(StringComparer.Ordinal);

    private ColumnMap(IReadOnlyList<string> names, bool hasHeader)
    {
        Names = names;
        HasHeader = hasHeader;
    }

    /// <summary>Names of the columns, for messages.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether the first line names the columns.</summary>
    public bool HasHeader { get; }

    /// <summary>How times are written.</summary>
    public TimeUnit Unit { get; private set; }

    /// <summary>The pattern when <see cref="Unit"/> says so.</summary>
    public string? Pattern { get; private set; }

    /// <summary>Index of the cell that must have a certain value; -1 for none.</summary>
    public int WhereCell { get; private set; } = -1;

    /// <summary>The value it must have, UTF-8.</summary>
    public byte[] WhereValue { get; private set; } = [];

    /// <summary>Index of the cell that holds the field, or -1.</summary>
    public int this[string field] => cells.TryGetValue(field, out var cell) ? cell : -1;

    /// <summary>Maps the columns of a file by its first line.</summary>
    /// <exception cref="DataError">A column is missing, or the line is divided by another character.</exception>
    public static ColumnMap Resolve(ImportOptions options, string file, IReadOnlyList<string> firstLine)
    {
        RequireDelimiter(options, file, firstLine);
        var specification = ColumnSpecification.Parse(options.Columns, options.Kind);
        var isArchive = options.Kind is ImportKind.Klines or ImportKind.Trades or ImportKind.AggTrades;
        var hasHeader = specification.IsByPosition ? false : !isArchive || LooksLikeHeader(firstLine);
        var map = new ColumnMap(hasHeader ? firstLine : Invented(options.Kind, firstLine.Count), hasHeader)
        {
            Unit = specification.Unit,
            Pattern = specification.Pattern,
        };
        map.RefuseTwins(file);
        foreach (var field in FieldNames.Of(options.Kind))
        {
            map.Add(options.Kind, field, specification, file);
        }

        map.SetWhere(options.Where, file);
        return map;
    }

    /// <summary>Name of a column, for messages.</summary>
    public string NameOf(int cell) =>
        cell >= 0 && cell < Names.Count ? Names[cell] : Invariant($"#{cell + 1}");

    private static bool LooksLikeHeader(IReadOnlyList<string> firstLine) =>
        firstLine[0].Length > 0 && char.IsAsciiLetter(firstLine[0][0]);

    private static string[] Invented(ImportKind kind, int count)
    {
        var names = new string[count];
        for (var i = 0; i < count; i++)
        {
            names[i] = "#" + (i + 1).ToString(CultureInfo.InvariantCulture);
        }

        if (kind is ImportKind.Klines or ImportKind.Trades or ImportKind.AggTrades)
        {
            foreach (var field in FieldNames.Of(kind))
            {
                var position = FieldNames.ArchivePosition(kind, field);
                if (position < count)
                {
                    names[position] = field;
                }
            }
        }

        return names;
    }

    private static void RequireDelimiter(ImportOptions options, string file, IReadOnlyList<string> firstLine)
    {
        if (firstLine.Count > 1)
        {
            return;
        }

        foreach (var candidate in (ReadOnlySpan<char>)[',', ';', '\t', '|'])
        {
            if (candidate != options.Delimiter && firstLine[0].Contains(candidate, StringComparison.Ordinal))
            {
                var shown = candidate == '\t' ? "tab" : candidate.ToString();
                throw new DataError(
                    DataErrorKind.WrongDelimiter,
                    $"{file}:1: no '{options.Delimiter}' in the first line, it looks divided by '{shown}'; "
                    + $"give --delimiter '{shown}'");
            }
        }

        throw new DataError(
            DataErrorKind.Columns,
            $"{file}:1: the first line '{DataError.Show(firstLine[0])}' has one column; "
            + "a CSV file with several is expected");
    }

    private void RefuseTwins(string file)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in Names)
        {
            if (HasHeader && !seen.Add(name))
            {
                throw new DataError(
                    DataErrorKind.Columns,
                    $"{file}:1: two columns are called '{DataError.Show(name)}'; rename one of them");
            }
        }
    }

    private void Add(ImportKind kind, string field, ColumnSpecification specification, string file)
    {
        var cell = specification.ColumnOf(field) is { } wanted ? IndexOf(wanted)
            : specification.IsGiven ? -1
            : HasHeader ? IndexOfAny(FieldNames.Aliases(field))
            : FieldNames.ArchivePosition(kind, field) is var position && position < Names.Count ? position : -1;
        if (cell >= 0)
        {
            cells.Add(field, cell);
        }
        else if (specification.ColumnOf(field) is { } absent)
        {
            throw Missing(file, absent);
        }
        else if (!FieldNames.IsOptional(kind, field))
        {
            throw specification.IsGiven
                ? new DataError(
                    DataErrorKind.Option, $"--columns: no column is given for '{field}'; add {field}=COLUMN")
                : Missing(file, string.Join("' or '", FieldNames.Aliases(field)));
        }
    }

    private void SetWhere(string? where, string file)
    {
        if (where is null)
        {
            return;
        }

        var divider = where.IndexOf('=', StringComparison.Ordinal);
        if (divider < 1)
        {
            throw new DataError(
                DataErrorKind.Option, $"--where: value '{DataError.Show(where)}': COLUMN=VALUE expected");
        }

        WhereCell = IndexOf(where[..divider]);
        WhereValue = System.Text.Encoding.UTF8.GetBytes(where[(divider + 1)..]);
        if (WhereCell < 0)
        {
            throw Missing(file, where[..divider]);
        }
    }

    private DataError Missing(string file, string name) => new(
        DataErrorKind.Columns,
        $"{file}:1: there is no column '{DataError.Show(name)}'; the file has {Shown()}; map them with --columns");

    private string Shown()
    {
        var text = string.Join(", ", Names);
        return text.Length <= 200 ? text : text[..200] + "...";
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (string.Equals(Names[i], name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return name.StartsWith('#')
            && int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= Names.Count
            ? number - 1
            : -1;
    }

    private int IndexOfAny(IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            var index = IndexOf(name);
            if (index >= 0)
            {
                return index;
            }
        }

        return -1;
    }
}
