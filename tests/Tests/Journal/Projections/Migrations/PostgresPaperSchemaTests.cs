using Npgsql;
using Plimsoll.Journal.Projections.Migrations;

namespace Plimsoll.Tests.Journal.Projections.Migrations;

/// <summary>The older paper-trading schema (oracle postgres-schema), found again in PostgreSQL.</summary>
[Collection(PostgresCollection.Name)]
[Trait("Needs", "Server")]
public sealed class PostgresPaperSchemaTests(PostgresServer server)
{
    [Fact]
    public void Schema_EveryTableColumnIndexAndView_IsThere() =>
        PaperSchemaChecks.EverythingIsThere(server.NewDatabase());

    [Fact]
    public void Schema_TypesAndDefaults_AreThoseOfTheOracle()
    {
        var oracle = PaperSchemaChecks.Read();
        var database = server.NewDatabase();
        _ = new Migrator(database).Up();
        using var connection = database.Open();
        var catalog = database.Catalog(connection);
        foreach (var table in oracle.GetProperty("tables").EnumerateObject())
        {
            foreach (var column in table.Value.EnumerateArray())
            {
                var old = $"{table.Name}.{column.GetProperty("column").GetString()}";
                var ours = PaperSchemaMap.Columns[old];
                var line = catalog.Single(one => one.StartsWith($"column {ours} ", StringComparison.Ordinal));
                var type = column.GetProperty("type").GetString()!;
                var isRenamedOnly = ours.EndsWith(
                    old[(old.IndexOf('.', StringComparison.Ordinal) + 1)..], StringComparison.Ordinal);
                if (type.StartsWith("numeric", StringComparison.Ordinal))
                {
                    Assert.Contains(" numeric", line, StringComparison.Ordinal);
                }
                else if (type == "date")
                {
                    Assert.Contains(" date", line, StringComparison.Ordinal);
                }
                else if (type.StartsWith("timestamp", StringComparison.Ordinal)
                    || (type == "integer" && isRenamedOnly))
                {
                    Assert.Contains(" bigint", line, StringComparison.Ordinal);
                }

                if (column.GetProperty("generated").GetBoolean())
                {
                    Assert.Contains(" generated ", line, StringComparison.Ordinal);
                }

                if (column.GetProperty("default").GetString() == "0")
                {
                    Assert.Contains(" not null default 0", line, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void Cases_AllEighteen_AnswerAsTheyShould()
    {
        foreach (var one in PaperSchemaChecks.Read().GetProperty("cases").EnumerateArray())
        {
            PaperSchemaChecks.Case(server.NewDatabase(), one.GetProperty("id").GetString()!);
        }
    }

    [Fact]
    public void Inserts_Faulty_AreRefusedByTheConstraintThatIsMeant()
    {
        foreach (var (statement, constraint) in PaperSchemaChecks.Faulty)
        {
            var database = server.NewDatabase();
            _ = new Migrator(database).Up();
            var refused = Assert.Throws<PostgresException>(() => PaperSchemaChecks.Execute(database, statement));
            Assert.Equal(constraint, refused.ConstraintName);
        }
    }
}
