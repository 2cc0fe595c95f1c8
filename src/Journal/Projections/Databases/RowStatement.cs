using System.Globalization;
using System.Text;
using Plimsoll.Journal.Projections.Schema;

namespace Plimsoll.Journal.Projections.Databases;

/// <summary>The statements that put rows into a table.</summary>
internal static class RowStatement
{
    /// <summary>The name of the parameter for a column.</summary>
    public static string Parameter(int column) => string.Create(CultureInfo.InvariantCulture, $"@p{column}");

    /// <summary>One row from one parameter a column.</summary>
    public static string ForParameters(ProjectionTable table)
    {
        var names = table.Columns.Select(static column => column.Name).ToList();
        var text = new StringBuilder($"INSERT INTO {table.Name} ({string.Join(", ", names)}) VALUES (");
        text.AppendJoin(", ", names.Select(static (_, place) => Parameter(place))).Append(')');
        return text + Conflict(table, names);
    }

    /// <summary>One row from one parameter a column, as the server of PostgreSQL wants it.</summary>
    public static string ForServerParameters(ProjectionTable table)
    {
        var columns = GivenToServer(table);
        var names = columns.Select(static column => column.Name).ToList();
        var text = new StringBuilder($"INSERT INTO {table.Name} ({string.Join(", ", names)}) VALUES (");
        text.AppendJoin(", ", columns.Select(static (column, place) => Parameter(place) + Cast(column.Kind)));
        return text.Append(')') + Conflict(table, names);
    }

    /// <summary>All rows from one array a column.</summary>
    public static string ForArrays(ProjectionTable table)
    {
        var columns = GivenToServer(table);
        var names = columns.Select(static column => column.Name).ToList();
        var text = new StringBuilder($"INSERT INTO {table.Name} ({string.Join(", ", names)}) SELECT ");
        text.AppendJoin(", ", columns.Select(static column => column.Name + Cast(column.Kind)));
        text.Append(" FROM unnest(").AppendJoin(", ", names.Select(static (_, place) => Parameter(place)));
        text.Append(CultureInfo.InvariantCulture, $") AS given ({string.Join(", ", names)})");
        return text + Conflict(table, names);
    }

    /// <summary>All rows as they come over the wire.</summary>
    public static string ForCopy(ProjectionTable table) =>
        $"COPY {table.Name} ({string.Join(", ", GivenToServer(table).Select(static column => column.Name))}) "
        + "FROM STDIN (FORMAT text)";

    /// <summary>The columns that PostgreSQL is given; it computes the others.</summary>
    public static List<TableColumn> GivenToServer(ProjectionTable table) =>
        [.. table.Columns.Where(static column => !column.IsComputedByServer)];

    private static string Cast(ColumnKind kind) => kind switch
    {
        ColumnKind.Decimal => "::numeric",
        ColumnKind.Json => "::jsonb",
        ColumnKind.Date => "::date",
        _ => "",
    };

    private static string Conflict(ProjectionTable table, List<string> names)
    {
        if (table.IsAppendOnly)
        {
            return "";
        }

        var key = string.Join(", ", table.Columns.Take(table.KeyCount).Select(static column => column.Name));
        var rest = table.Columns.Skip(table.KeyCount).Select(static column => column.Name)
            .Where(names.Contains).Select(static name => $"{name} = excluded.{name}");
        return $" ON CONFLICT ({key}) DO UPDATE SET {string.Join(", ", rest)}";
    }
}
