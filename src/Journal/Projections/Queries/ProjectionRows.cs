using Plimsoll.Journal.Projections.Schema;

namespace Plimsoll.Journal.Projections.Queries;

/// <summary>
/// The answer to a query: the same values whichever database gave it. Integers are <see cref="long"/>; decimals and
/// JSON are text in one canonical form, days and words are text; nothing is null.
/// </summary>
/// <param name="Columns">What each row holds.</param>
/// <param name="Rows">The values.</param>
public sealed record ProjectionRows(IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);
