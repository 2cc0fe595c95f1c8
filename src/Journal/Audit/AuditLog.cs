using System.Data.Common;
using System.Globalization;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Queries;

namespace Plimsoll.Journal.Audit;

/// <summary>Asks the audit log of a projection, page by page, in a stable order: time, then number.</summary>
public static class AuditLog
{
    /// <summary>Most rows of one page.</summary>
    public const int LimitMax = 1_000;

    /// <summary>Gives one page.</summary>
    /// <param name="reader">The projection.</param>
    /// <param name="filter">Which rows.</param>
    /// <param name="limit">Rows at most, 1 to <see cref="LimitMax"/>.</param>
    /// <param name="after">Cursor of the page before; null for the first.</param>
    /// <param name="isNewestFirst">Whether the newest come first.</param>
    /// <exception cref="ProjectionException">The limit is out of range.</exception>
    /// <exception cref="DbException">The database does not answer.</exception>
    public static AuditPage Page(
        ProjectionReader reader, AuditFilter filter, int limit, QueryCursor? after = null, bool isNewestFirst = false)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var query = Query(filter, limit, after, isNewestFirst);

        // One row more than is shown tells whether there is a next page.
        var found = reader.Rows(query with { Limit = limit + 1 });
        if (found.Rows.Count <= limit)
        {
            return new AuditPage(found, null);
        }

        var shown = found.Rows.Take(limit).ToList();
        return new AuditPage(found with { Rows = shown }, CursorOf(query.Source, shown[^1]));
    }

    /// <summary>How the database goes about a page, one step a line.</summary>
    /// <param name="reader">The projection.</param>
    /// <param name="filter">Which rows.</param>
    /// <param name="limit">Rows at most, 1 to <see cref="LimitMax"/>.</param>
    /// <param name="after">Cursor of the page before; null for the first.</param>
    /// <param name="isNewestFirst">Whether the newest come first.</param>
    /// <exception cref="ProjectionException">The limit is out of range.</exception>
    /// <exception cref="DbException">The database does not answer.</exception>
    public static IReadOnlyList<string> Plan(
        ProjectionReader reader, AuditFilter filter, int limit, QueryCursor? after = null, bool isNewestFirst = false)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.Plan(Query(filter, limit, after, isNewestFirst));
    }

    private static ProjectionQuery Query(AuditFilter filter, int limit, QueryCursor? after, bool isNewestFirst)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return limit is >= 1 and <= LimitMax
            ? filter.Query() with { After = after, IsNewestFirst = isNewestFirst, Limit = limit }
            : throw new ProjectionException(ProjectionProblem.Misuse, string.Create(
                CultureInfo.InvariantCulture, $"a page of {limit} rows: ask for 1 to {LimitMax}"));
    }

    private static QueryCursor CursorOf(QuerySource source, IReadOnlyList<object?> row)
    {
        long Value(string column)
        {
            for (var i = 0; i < source.Columns.Count; i++)
            {
                if (string.Equals(source.Columns[i].Name, column, StringComparison.Ordinal) && row[i] is long number)
                {
                    return number;
                }
            }

            throw new InvalidOperationException("the audit log has no number " + column);
        }

        return new QueryCursor(Value(source.Time), Value(source.Key[0]));
    }
}
