using System.Text.Json;
using Plimsoll.Tests.Journal.Projections;

namespace Plimsoll.Tests.EndToEnd.CommandLine;

/// <summary>The documented commands on a PostgreSQL server of the tests' own.</summary>
[Collection(ProgramCollection.Name)]
[Trait("Needs", "Server")]
public sealed class PostgresProjectionTests(PlimsollProgram program, DemoMarket market, PostgresServer server)
    : IClassFixture<PostgresServer>
{
    private const string Secret = "not-to-be-seen";

    [Fact]
    public void Project_WithPostgres_AnswersAsSqliteDoes()
    {
        using var folder = Recorded();
        var settings = Settings(folder);
        program.Run(folder.Path, "project", "j").Expect(0);

        var up = Json(Run(settings, "db", "migrate", "up", "--postgres", "--json").Expect(0));
        Assert.True(up.GetProperty("steps").GetArrayLength() >= 4);
        var projected = Json(Run(settings, "project", "j", "--postgres", "--json").Expect(0));
        Assert.True(projected.GetProperty("rows").GetInt64() > 20);
        Assert.StartsWith("postgres 127.0.0.1:", projected.GetProperty("database").GetString());
        Assert.Equal(0, Json(Run(settings, "project", "j", "--postgres", "--json").Expect(0))
            .GetProperty("rows").GetInt64());

        foreach (var table in new[] { "orders", "fills", "positions", "pnl", "stats", "decisions", "audit" })
        {
            Assert.Equal(
                program.Run(folder.Path, "query", table, "--database", "sqlite:j.db", "--json").Expect(0).Output,
                Run(settings, "query", table, "--postgres", "--json").Expect(0).Output);
        }

        Assert.Contains(
            "fills_by_instrument",
            Run(settings, "query", "fills", "--postgres", "--instrument", "DEMO.SYNTH", "--plan").Expect(0).Output,
            StringComparison.Ordinal);
        var proved = Json(Run(settings, "audit", "verify", "j", "--postgres", "--json").Expect(0));
        Assert.True(proved.GetProperty("isSound").GetBoolean());
        Run(settings, "project", "j", "--postgres", "--rebuild").Expect(0);
        Run(settings, "db", "migrate", "down", "--postgres", "--version-to", "0", "--yes").Expect(0);
        Run(settings, "query", "orders", "--postgres").ExpectOneError(4, "db migrate up");
    }

    [Fact]
    public void BenchProject_WithPostgres_MeasuresBoth()
    {
        using var folder = Recorded();

        var rows = Json(Run(Settings(folder), "bench", "project", "j", "--postgres", "--json").Expect(0))
            .GetProperty("rows").EnumerateArray().ToList();

        Assert.Equal(["Sqlite", "Postgres"], rows.Select(static one => one.GetProperty("database").GetString()));
        Assert.All(rows, static one => Assert.True(one.GetProperty("insertSeconds").GetDouble() > 0));
        Assert.Equal(rows[0].GetProperty("rows").GetInt64(), rows[1].GetProperty("rows").GetInt64());
    }

    [Fact]
    public void Postgres_NotNamedOrNotThere_SaysSoWithoutTheSecret()
    {
        using var folder = Recorded();
        program.Run(folder.Path, "project", "j", "--postgres").ExpectOneError(2, "PLIMSOLL_POSTGRES", "Host=");
        var nowhere = new ProcessSettings
        {
            WorkingFolder = folder.Path,
            Environment = new Dictionary<string, string>
            {
                ["PLIMSOLL_POSTGRES"] = $"Host=127.0.0.1;Port=1;Database=x;Username=x;Password={Secret}",
            },
        };

        var refused = program.Run(nowhere, "query", "orders", "--postgres");

        Assert.NotEqual(0, refused.ExitCode);
        Assert.DoesNotContain(Secret, refused.Output + refused.Error, StringComparison.Ordinal);
    }

    private static JsonElement Json(ProcessOutcome outcome) => JsonDocument.Parse(outcome.Output).RootElement;

    // What the program prints must never hold what the environment gave it.
    private ProcessOutcome Run(ProcessSettings settings, params string[] words)
    {
        var outcome = program.Run(settings, words);
        Assert.DoesNotContain(Secret, outcome.Output + outcome.Error, StringComparison.Ordinal);
        return outcome;
    }

    private ProcessSettings Settings(ScratchFolder folder)
    {
        _ = server.NewDatabase(out var schema);
        return new ProcessSettings
        {
            WorkingFolder = folder.Path,
            Environment = new Dictionary<string, string>
            {
                ["PLIMSOLL_POSTGRES"] = server.Connection(schema) + ";Password=" + Secret,
            },
        };
    }

    private ScratchFolder Recorded()
    {
        var folder = new ScratchFolder();
        program.Run(
            folder.Path, "backtest", "--strategy", "SmaCross", "--instrument", "DEMO.SYNTH", "--period", "15m",
            "--catalog", market.Catalog, "--no-sensitivity", "--journal", "j").Expect(0);
        return folder;
    }
}
