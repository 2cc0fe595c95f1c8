namespace Plimsoll.Journal.Projections.Schema;

/// <summary>
/// A table as the projector fills it: its columns in the order of a row's values, the key first. A row's values are
/// <see cref="long"/> for integers, <see cref="string"/> for everything else, or null.
/// </summary>
public sealed class ProjectionTable
{
    internal ProjectionTable(string name, bool isAppendOnly, int keyCount, params TableColumn[] columns)
    {
        Name = name;
        IsAppendOnly = isAppendOnly;
        KeyCount = keyCount;
        Columns = columns;
    }

    /// <summary>Its name in both databases.</summary>
    public string Name { get; }

    /// <summary>Whether rows are only ever added; else a row with a known key takes the old one's place.</summary>
    public bool IsAppendOnly { get; }

    /// <summary>How many of the first columns are the key.</summary>
    public int KeyCount { get; }

    /// <summary>What a row holds, in order.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <inheritdoc />
    public override string ToString() => Name;

    // Columns as words: name, colon, letter of the kind, and a star where the server computes it.
    internal static List<TableColumn> ColumnsOf(string text)
    {
        var columns = new List<TableColumn>();
        foreach (var word in text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = word.IndexOf(':', StringComparison.Ordinal);
            var kind = word[colon + 1] switch
            {
                'i' => ColumnKind.Integer,
                'd' => ColumnKind.Decimal,
                'j' => ColumnKind.Json,
                'D' => ColumnKind.Date,
                _ => ColumnKind.Text,
            };
            columns.Add(new TableColumn(word[..colon], kind, word.EndsWith('*')));
        }

        return columns;
    }
}
