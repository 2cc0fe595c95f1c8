using System.Data.Common;
using Npgsql;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Migrations;
using Plimsoll.Journal.Projections.Running;

namespace Plimsoll.Tests.Journal.Projections.Migrations;

/// <summary>What the application's role and the owner can do to what was written.</summary>
[Collection(PostgresCollection.Name)]
[Trait("Needs", "Server")]
public sealed class PostgresImmutabilityTests(PostgresServer server)
{
    private const string Role = "plimsoll_application";

    private static readonly string[] Changes =
    [
        "UPDATE audit_log SET reason = 'other'", "DELETE FROM audit_log", "TRUNCATE audit_log",
        "TRUNCATE audit_log, audit_anchors CASCADE", "UPDATE audit_anchors SET head_hash = head_hash",
        "DELETE FROM audit_anchors", "TRUNCATE audit_anchors",
        "INSERT INTO audit_log SELECT * FROM audit_log LIMIT 1 ON CONFLICT (sequence) DO UPDATE SET reason = 'other'",
    ];

    [Fact]
    public void AuditLog_ByTheOwner_IsRefusedByTriggers()
    {
        var database = server.NewDatabase();
        using var run = RecordedRun.Plain(600);
        _ = ProjectionTestDatabase.Project(run, database);
        var before = ProjectionTestDatabase.Dump(database);

        Assert.All(Changes, statement => Assert.Contains(
            "append-only", Assert.ThrowsAny<DbException>(
                () => PaperSchemaChecks.Execute(database, statement)).Message, StringComparison.Ordinal));

        Assert.Equal(before, ProjectionTestDatabase.Dump(database));
    }

    [Fact]
    public void ApplicationRole_Projects_AndCanChangeNothingThatWasWritten()
    {
        var owner = server.NewDatabase(out var schema);
        _ = new Migrator(owner).Up();
        server.Execute("public", $"CREATE ROLE trader_{schema} LOGIN IN ROLE {Role}");
        var application = new PostgresDatabase(server.Connection(schema, "trader_" + schema));
        using var run = RecordedRun.Random(82, 800);

        using (var projector = new Projector(
            ProjectionTestDatabase.Options(run.Journal, run.Outline, application, 50),
            TestContext.Current.CancellationToken))
        {
            Assert.True(projector.Run().Transactions > 3);
        }

        var before = ProjectionTestDatabase.Dump(owner);
        KernelComparison.Same(run, application);
        string[] forbidden =
        [
            .. Changes, "DELETE FROM orders", "DELETE FROM fills", "UPDATE fills SET price = 1",
            "TRUNCATE orders CASCADE",
            "DELETE FROM projection_state", "DROP TABLE audit_log", "ALTER TABLE audit_log DISABLE TRIGGER ALL",
            "ALTER TABLE audit_log DROP COLUMN reason", "DROP TRIGGER audit_log_no_change ON audit_log",
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
            "SET session_replication_role = replica", "CREATE TABLE other (a integer)",
            "DELETE FROM schema_migrations", "INSERT INTO schema_migrations VALUES (9, 'x', repeat('a', 64))",
        ];
        Assert.All(forbidden, statement => Assert.Equal(
            "42501", Assert.Throws<PostgresException>(
                () => PaperSchemaChecks.Execute(application, statement)).SqlState));

        Assert.Equal(before, ProjectionTestDatabase.Dump(owner));
        Assert.Throws<PostgresException>(() => new Migrator(application).Down(0));
    }
}
