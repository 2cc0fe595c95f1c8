using Plimsoll.Journal.Projections.Schema;

namespace Plimsoll.Journal.Projections.Folding;

/// <summary>The rows that the next transaction writes; of a row that changed often only the last form.</summary>
public sealed class ChangeSet
{
    private readonly Dictionary<ProjectionTable, List<object?[]>> rows = [];
    private readonly Dictionary<(ProjectionTable Table, object Key), int> places = [];

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>The rows of a table in the order in which they came; empty when there are none.</summary>
    /// <param name="table">Which table.</param>
    public IReadOnlyList<object?[]> Of(ProjectionTable table) => rows.TryGetValue(table, out var list) ? list : [];

    internal void Add(ProjectionTable table, params object?[] row)
    {
        ListOf(table).Add(row);
        Count++;
    }

    internal void Put(ProjectionTable table, object key, object?[] row)
    {
        var list = ListOf(table);
        if (places.TryGetValue((table, key), out var place))
        {
            list[place] = row;
            return;
        }

        places.Add((table, key), list.Count);
        list.Add(row);
        Count++;
    }

    private List<object?[]> ListOf(ProjectionTable table)
    {
        if (!rows.TryGetValue(table, out var list))
        {
            rows.Add(table, list = []);
        }

        return list;
    }
}
