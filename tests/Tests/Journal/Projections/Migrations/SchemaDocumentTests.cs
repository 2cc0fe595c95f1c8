using System.Data.Common;
using System.Text;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Migrations;
using Plimsoll.Tests.Data;

namespace Plimsoll.Tests.Journal.Projections.Migrations;

/// <summary>The diagram and the dictionary in the guide are those of the live schema.</summary>
public sealed class SchemaDocumentTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static string Guide =>
        File.ReadAllText(Path.Combine(ReferenceData.RepositoryRoot, "docs", "projections.md"));

    [Fact]
    public void Diagram_InTheGuide_IsThatOfTheLiveSchema()
    {
        using var connection = Live();
        Assert.Contains("```mermaid\n" + Diagram(connection) + "```", Guide, StringComparison.Ordinal);
    }

    [Fact]
    public void Dictionary_InTheGuide_HasEachColumnOfTheLiveSchemaAndNoOther()
    {
        using var connection = Live();
        var listed = Guide.Split('\n').Where(static line => line.Count(static one => one == '|') == 6
            && line.StartsWith("| `", StringComparison.Ordinal)).ToList();
        var columns = 0;
        foreach (var table in Tables(connection))
        {
            foreach (var (name, type, isKey, isNeeded) in Columns(connection, table))
            {
                columns++;
                var line = Assert.Single(
                    listed, one => one.StartsWith($"| `{table}.{name}` |", StringComparison.Ordinal));
                var cells = line.Split('|', StringSplitOptions.TrimEntries);
                Assert.Equal(type, cells[2]);
                Assert.Equal(isNeeded || isKey ? "no" : "yes", cells[4]);
                Assert.True(cells[5].Length > 1, "no meaning: " + line);
            }
        }

        Assert.Equal(columns, listed.Count);
    }

    public void Dispose() => folder.Dispose();

    private static string Diagram(DbConnection connection)
    {
        var text = new StringBuilder("erDiagram\n");
        var tables = Tables(connection);
        foreach (var table in tables)
        {
            text.Append($"    {table} {{\n");
            foreach (var (name, type, isKey, _) in Columns(connection, table))
            {
                text.Append($"        {type} {name}{(isKey ? " PK" : "")}\n");
            }

            text.Append("    }\n");
        }

        foreach (var table in tables)
        {
            foreach (var (target, columns) in Ask(
                connection,
                $"SELECT \"table\", group_concat(\"from\", ' ') FROM pragma_foreign_key_list('{table}') "
                    + "GROUP BY id ORDER BY 1",
                static reader => (reader.GetString(0), reader.GetString(1))))
            {
                text.Append($"    {target} ||--o{{ {table} : \"{columns}\"\n");
            }
        }

        return text.ToString();
    }

    private static List<string> Tables(DbConnection connection) => Ask(
        connection,
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'schema_migrations' ORDER BY name",
        static reader => reader.GetString(0));

    private static List<(string Name, string Type, bool IsKey, bool IsNeeded)> Columns(
        DbConnection connection, string table) => Ask(
            connection, $"SELECT name, lower(type), pk, \"notnull\" FROM pragma_table_xinfo('{table}')",
            static reader => (reader.GetString(0), reader.GetString(1).Replace(" generated always", ""),
                reader.GetInt64(2) > 0, reader.GetInt64(3) > 0));

    private static List<T> Ask<T>(DbConnection connection, string text, Func<DbDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        using var reader = command.ExecuteReader();
        var found = new List<T>();
        while (reader.Read())
        {
            found.Add(read(reader));
        }

        return found;
    }

    private DbConnection Live()
    {
        var database = new SqliteDatabase(folder.Path("live.db"));
        _ = new Migrator(database).Up();
        return database.Open();
    }
}
