using System.Globalization;
using System.Text;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Schema;

namespace Plimsoll.Journal.Projections.Queries;

/// <summary>A query as a statement with parameters.</summary>
internal sealed class QueryText
{
    private readonly List<(string Name, object Value)> parameters = [];
    private readonly StringBuilder text = new();
    private readonly bool isSqlite;
    private bool hasCondition;

    public QueryText(DatabaseKind kind, ProjectionQuery query)
    {
        isSqlite = kind == DatabaseKind.Sqlite;
        var source = query.Source;
        text.Append("SELECT ").AppendJoin(", ", source.Columns.Select(Selected)).Append(" FROM ");
        text.Append(source.Relation);
        foreach (var (name, value) in query.Equal.OrderBy(static one => one.Key, StringComparer.Ordinal))
        {
            var column = source.Columns.First(one => string.Equals(one.Name, name, StringComparison.Ordinal));
            Condition(name, "=", column.Kind == ColumnKind.Integer
                ? long.Parse(value, CultureInfo.InvariantCulture)
                : value);
        }

        Condition(source.Time, ">=", query.FromNs);
        Condition(source.Time, "<", query.ToNs);
        Condition("sequence", ">=", query.SequenceMin);
        Condition("sequence", "<=", query.SequenceMax);
        Behind(query);
        var order = source.Time.Length == 0 || source.Key.Contains(source.Time, StringComparer.Ordinal)
            ? source.Key
            : [source.Time, .. source.Key];
        text.Append(" ORDER BY ").AppendJoin(", ", order.Select(
            column => column + (query.IsNewestFirst ? " DESC" : "")));
        text.Append(CultureInfo.InvariantCulture, $" LIMIT {query.Limit}");
    }

    public IReadOnlyList<(string Name, object Value)> Parameters => parameters;

    public override string ToString() => text.ToString();

    private string Selected(TableColumn column) => isSqlite || column.Kind is ColumnKind.Integer or ColumnKind.Text
        ? column.Name
        : column.Name + "::text";

    // The first condition alone is what an index can be cut by; the second tells rows of one time apart.
    private void Behind(ProjectionQuery query)
    {
        if (query.After is not { } after)
        {
            return;
        }

        var (sign, time, key) = (query.IsNewestFirst ? "<" : ">", query.Source.Time, query.Source.Key[0]);
        Condition(time, sign + "=", after.TimeNs);
        var name = Parameter(after.TimeNs);
        text.Append(CultureInfo.InvariantCulture, $" AND ({time} {sign} {name} OR {key} {sign} ");
        text.Append(Parameter(after.Key)).Append(')');
    }

    private string Parameter(object value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"@q{parameters.Count}");
        parameters.Add((name, value));
        return name;
    }

    private void Condition(string column, string comparison, object? value)
    {
        if (value is null)
        {
            return;
        }

        text.Append(hasCondition ? " AND " : " WHERE ").Append(column).Append(' ').Append(comparison).Append(' ');
        text.Append(Parameter(value));
        hasCondition = true;
    }
}
