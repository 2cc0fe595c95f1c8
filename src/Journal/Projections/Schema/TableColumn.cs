namespace Plimsoll.Journal.Projections.Schema;

/// <summary>One column of a projection.</summary>
/// <param name="Name">Its name in both databases.</param>
/// <param name="Kind">How its values are kept.</param>
/// <param name="IsComputedByServer">Whether PostgreSQL computes it, so that only SQLite is given a value.</param>
public sealed record TableColumn(string Name, ColumnKind Kind, bool IsComputedByServer = false);
