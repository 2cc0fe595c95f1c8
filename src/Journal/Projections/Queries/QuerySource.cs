using Plimsoll.Journal.Projections.Schema;

namespace Plimsoll.Journal.Projections.Queries;

/// <summary>A table or view that can be asked for.</summary>
/// <param name="Name">How people name it.</param>
/// <param name="Relation">Its name in the database.</param>
/// <param name="Columns">What a row holds, in order.</param>
/// <param name="Time">The column of time that it is ordered and cut by; empty where it has none.</param>
/// <param name="Key">The columns that tell its rows apart, which order rows of one time.</param>
public sealed record QuerySource(
    string Name, string Relation, IReadOnlyList<TableColumn> Columns, string Time, IReadOnlyList<string> Key)
{
    /// <summary>Whether its rows have a column, so that they can be filtered by it.</summary>
    /// <param name="column">Name of the column.</param>
    public bool Has(string column) =>
        Columns.Any(one => string.Equals(one.Name, column, StringComparison.Ordinal));
}
