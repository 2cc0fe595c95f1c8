using Plimsoll.Host.Safety;
using Plimsoll.Host.Safety.Sources;
using Plimsoll.Tests.Journal.Projections;

namespace Plimsoll.Tests.Host.Safety.Sources;

/// <summary>The row of a real PostgreSQL server as a kill source.</summary>
[Collection(PostgresCollection.Name)]
[Trait("Needs", "Server")]
public sealed class PostgresSourceTests(PostgresServer server)
{
    private const string Variable = "PLIMSOLL_TEST_KILL_POSTGRES";

    [Fact]
    public void Read_RowThatChanges_IsReadAsAWord()
    {
        _ = server.NewDatabase(out var schema);
        server.Execute(schema, "CREATE TABLE plimsoll_kill (name text PRIMARY KEY, state text)");
        Using(schema, () =>
        {
            var source = new PostgresSource(Variable, isRequired: false, KillLevel.Flatten);
            Assert.False(source.Read().IsEngaged);
            Assert.ThrowsAny<IOException>(() => new PostgresSource(Variable, true, KillLevel.Stop).Read());
            server.Execute(schema, "INSERT INTO plimsoll_kill VALUES ('platform', 'inactive')");
            Assert.False(new PostgresSource(Variable, true, KillLevel.Stop).Read().IsEngaged);
            server.Execute(schema, "UPDATE plimsoll_kill SET state = 'exchange hacked'");
            Assert.Equal(KillReading.Engaged("exchange hacked"), source.Read());
            server.Execute(schema, "UPDATE plimsoll_kill SET state = NULL");
            Assert.True(source.Read().IsEngaged, "a value that nobody knows must not open");
        });
    }

    [Fact]
    public void Read_OwnQuery_IsAsked()
    {
        _ = server.NewDatabase(out var schema);
        Using(schema, () => Assert.Equal(
            KillReading.Engaged("7"), new PostgresSource(Variable + " SELECT 3 + 4", false, KillLevel.Stop).Read()));
    }

    [Fact]
    public void Read_NoTableOrNoServerOrNoVariable_CannotBeReadAndTellsNoSecret()
    {
        _ = server.NewDatabase(out var schema);
        Using(schema, () =>
        {
            var missing = Assert.ThrowsAny<IOException>(
                () => new PostgresSource(Variable, false, KillLevel.Stop).Read());
            Assert.Equal("42P01", missing.Message);
        });
        Environment.SetEnvironmentVariable(
            Variable, "Host=127.0.0.1;Port=1;Username=owner;Password=hunter2;Timeout=1");
        try
        {
            var down = Assert.ThrowsAny<IOException>(
                () => new PostgresSource(Variable, false, KillLevel.Stop).Read());
            Assert.DoesNotContain("hunter2", down.Message, StringComparison.Ordinal);
            Environment.SetEnvironmentVariable(Variable, "Password=hunter2;Nonsense=1");
            var bad = Assert.ThrowsAny<IOException>(
                () => new PostgresSource(Variable, false, KillLevel.Stop).Read());
            Assert.DoesNotContain("hunter2", bad.Message, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
        }

        Assert.ThrowsAny<IOException>(() => new PostgresSource(Variable, false, KillLevel.Stop).Read());
    }

    private void Using(string schema, Action test)
    {
        Environment.SetEnvironmentVariable(Variable, server.Connection(schema));
        try
        {
            test();
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, null);
        }
    }
}
