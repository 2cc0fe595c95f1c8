using System.Globalization;
using Plimsoll.Journal.Projections.Schema;

namespace Plimsoll.Journal.Audit;

/// <summary>A row whose values are asked for by name.</summary>
internal sealed class ChainRow
{
    private readonly IReadOnlyList<TableColumn> columns;
    private readonly IReadOnlyList<object?> values;

    public ChainRow(IReadOnlyList<TableColumn> columns, IReadOnlyList<object?> values)
    {
        this.columns = columns;
        this.values = values;
    }

    public long? Number(string column) => Value(column) as long?;

    public string? Text(string column) => Value(column) as string;

    /// <summary>What is known in some columns, as text; nothing empty.</summary>
    public SortedDictionary<string, string> Facts(params string[] names)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var text = Value(name) switch
            {
                long number => number.ToString(CultureInfo.InvariantCulture),
                string known => known,
                _ => "",
            };
            if (text.Length > 0)
            {
                facts.Add(name, text);
            }
        }

        return facts;
    }

    private object? Value(string column)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (string.Equals(columns[i].Name, column, StringComparison.Ordinal))
            {
                return values[i];
            }
        }

        return null;
    }
}
