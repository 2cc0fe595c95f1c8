using System.Data.Common;
using System.Text.Json;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Migrations;
using Plimsoll.Journal.Projections.Queries;

namespace Plimsoll.Tests.Journal.Projections.Migrations;

/// <summary>Goes through the oracle of the older schema, and finds each thing in ours.</summary>
internal static class PaperSchemaChecks
{
    private const string Oracle = "systems/oracles/mexc-crypto/postgres-schema.json";

    /// <summary>A statement and the constraint that refuses it.</summary>
    public static (string Statement, string Constraint)[] Faulty { get; } =
    [
        (PaperSchemaCases.Order("1", "'buy','1','0','Filled',NULL"), "orders_side"),
        (PaperSchemaCases.Order("1", "'Buy','0','0','Filled',NULL"), "orders_size"),
        (PaperSchemaCases.Order("1", "'Buy','1','-1','Filled',NULL"), "orders_filled"),
        (PaperSchemaCases.Order("1", "'Buy','1','0','NEW',NULL"), "orders_status"),
        (PaperSchemaCases.Order("1", "'Buy','1','0','Filled','WRONG'"), "orders_fee_type"),
        (PaperSchemaCases.Order("1", "'Buy','1','5','Filled',NULL"), "orders_overfill"),
        (PaperSchemaCases.Position("'Long','1','0','0','0','0',NULL"), "positions_entry"),
        (PaperSchemaCases.Position("'Long','-1','1','0','0','0',NULL"), "positions_direction"),
        (PaperSchemaCases.Position("'Long','1','1','0','0','0',2"), "positions_closed"),
        (PaperSchemaCases.Snapshot("'Weekly',0,0"), "pnl_snapshots_kind"),
        (PaperSchemaCases.Snapshot("'Daily',3,7"), "pnl_snapshots_trades"),
        ("INSERT INTO trading_stats (trading_day, strategy, total_orders, filled_orders) "
            + "VALUES ('2024-01-02', 's', 1, 2)", "trading_stats_orders"),
        (PaperSchemaCases.Order("1", "'Buy','1','0.5','PartiallyFilled',NULL") + "; " + PaperSchemaCases.Fill("1", "1"),
            "fills_sum"),
    ];

    public static JsonElement Read() => JsonDocument.Parse(File.ReadAllText(ReferenceData.Require(Oracle))).RootElement;

    /// <summary>Every table, view, column and index of the oracle is in the live schema.</summary>
    public static void EverythingIsThere(IProjectionDatabase database)
    {
        var oracle = Read();
        _ = new Migrator(database).Up();
        using var connection = database.Open();
        var catalog = string.Join("\n", database.Catalog(connection));
        foreach (var table in oracle.GetProperty("tables").EnumerateObject())
        {
            foreach (var column in table.Value.EnumerateArray())
            {
                var old = $"{table.Name}.{column.GetProperty("column").GetString()}";
                Finds(connection, PaperSchemaMap.Columns[old]);
            }
        }

        foreach (var view in oracle.GetProperty("views").EnumerateObject())
        {
            foreach (var column in view.Value.EnumerateArray())
            {
                Finds(connection, PaperSchemaMap.Columns[$"{view.Name}.{column.GetString()!.Split(':')[0]}"]);
            }
        }

        Assert.Equal(23, oracle.GetProperty("indexes").GetArrayLength());
        foreach (var index in oracle.GetProperty("indexes").EnumerateArray())
        {
            Assert.Contains(
                PaperSchemaMap.Indexes[index.GetProperty("index").GetString()!], catalog, StringComparison.Ordinal);
        }
    }

    /// <summary>One case of the oracle in a schema without rows.</summary>
    public static void Case(IProjectionDatabase database, string id)
    {
        var wanted = Read().GetProperty("cases").EnumerateArray().Single(
            one => one.GetProperty("id").GetString() == id);
        var answer = wanted.GetProperty("out");
        var isAccepted = answer.GetProperty("accepted").GetBoolean();
        if (wanted.TryGetProperty("corrected", out var corrected))
        {
            isAccepted = corrected.GetProperty("accepted").GetBoolean();
            answer = isAccepted ? corrected : answer;
        }

        var insert = PaperSchemaCases.Insert(id);
        Assert.NotNull(insert);
        _ = new Migrator(database).Up();
        if (!isAccepted)
        {
            Assert.ThrowsAny<DbException>(() => Execute(database, insert));
            return;
        }

        Execute(database, insert);
        Assert.Equal(Canonical(answer.GetProperty("value").GetString()!), Answer(database, id));
    }

    public static string Refusal(IProjectionDatabase database, string statement)
    {
        _ = new Migrator(database).Up();
        return Assert.ThrowsAny<DbException>(() => Execute(database, statement)).Message;
    }

    public static void Execute(IProjectionDatabase database, string statement)
    {
        using var connection = database.Open();
        using var transaction = database.BeginRows(connection);
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        if (statement.Length > 0)
        {
            _ = command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private static string Answer(IProjectionDatabase database, string id)
    {
        using var reader = new ProjectionReader(database);
        switch (id)
        {
            case "position-total":
                return reader.PositionPnl(1)!.Total;
            case "pnl-closed-position":
                return reader.TotalPnl();
            case "fill-rate-mixed":
                return reader.FillRate("X");
            case "fill-rate-none":
                return reader.FillRate("NONE");
            default:
                using (var connection = database.Open())
                using (var command = connection.CreateCommand())
                {
                    command.CommandText = PaperSchemaCases.Question(id);
                    using var rows = command.ExecuteReader();
                    Assert.True(rows.Read());
                    return Canonical(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(place =>
                        Convert.ToString(rows.GetValue(place), System.Globalization.CultureInfo.InvariantCulture))));
                }
        }
    }

    // Words in our spelling, decimals without zeros at the end.
    private static string Canonical(string text) => string.Join('|', text.Split('|').Select(static part =>
        part == "MARKET" ? "Market"
        : part.Contains('.', StringComparison.Ordinal) ? part.TrimEnd('0').TrimEnd('.')
        : part));

    private static void Finds(DbConnection connection, string place)
    {
        var dot = place.IndexOf('.', StringComparison.Ordinal);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {place[(dot + 1)..]} FROM {place[..dot]}";
        using var reader = command.ExecuteReader();
        Assert.Equal(1, reader.FieldCount);
    }
}
