using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Migrations;
using Plimsoll.Journal.Projections.Queries;
using Plimsoll.Journal.Projections.Running;
using Plimsoll.Tests.Model.Values;

namespace Plimsoll.Tests.Journal.Projections.Running;

[Collection(PostgresCollection.Name)]
[Trait("Needs", "Server")]
public sealed class PostgresProjectorTests(PostgresServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Run_RandomStrategy_IsWhatTheKernelKnew(int seed)
    {
        var database = server.NewDatabase();
        using var run = RecordedRun.Random(seed);

        var report = ProjectionTestDatabase.Project(run, database);

        Assert.True(report.Rows > 100);
        KernelComparison.Same(run, database);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Run_BothDatabases_AnswerTheSame(int seed)
    {
        var postgres = server.NewDatabase();
        using var run = RecordedRun.Random(seed, 1_500, RecordedRun.Coin, RecordedRun.Future);
        var sqlite = new SqliteDatabase(run.Path("run.db"));

        Assert.Equal(
            ProjectionTestDatabase.Project(run, sqlite).Place, ProjectionTestDatabase.Project(run, postgres).Place);

        Assert.Equal(ProjectionTestDatabase.Dump(sqlite), ProjectionTestDatabase.Dump(postgres));
        using var left = new ProjectionReader(sqlite);
        using var right = new ProjectionReader(postgres);
        var (first, last) = (run.Story.Fills[0].TimeNs, run.Story.Fills[^1].TimeNs);
        foreach (var (fromNs, toNs) in new[] { (first, last), (first + ((last - first) / 3), last), (last, first) })
        {
            Assert.Equal(left.Statistics(fromNs, toNs), right.Statistics(fromNs, toNs));
            Assert.Equal(left.Statistics(fromNs, toNs, "test"), right.Statistics(fromNs, toNs, "test"));
            Assert.Equal(left.Statistics(fromNs, toNs, "nobody"), right.Statistics(fromNs, toNs, "nobody"));
            Assert.Equal(left.FillRate("COIN.TEST", fromNs, toNs), right.FillRate("COIN.TEST", fromNs, toNs));
        }

        Assert.Equal(left.TotalPnl(), right.TotalPnl());
        for (var position = 0; position < 20; position++)
        {
            Assert.Equal(left.PositionPnl(position), right.PositionPnl(position));
        }

        Assert.NotNull(left.PositionPnl(1));
        Assert.Null(left.PositionPnl(0));
        KernelComparison.Same(run, postgres);
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public void Run_StoppedAtRandomRecordsAndContinued_GivesTheSameRows(int seed)
    {
        var whole = server.NewDatabase();
        var pieces = server.NewDatabase();
        using var run = RecordedRun.Random(seed, 1_500);
        var end = ProjectionTestDatabase.Project(run, whole).Place;
        _ = new Migrator(pieces).Up();
        var random = new SplitMix((ulong)seed);

        for (var until = 1L; until < end.Head.Sequence; until += 1 + (long)(random.Next() % 900))
        {
            using var projector = new Projector(
                ProjectionTestDatabase.Options(run.Journal, run.Outline, pieces, 1 + (int)(random.Next() % 50)) with
                {
                    Until = until,
                },
                Cancellation);
            _ = projector.Run();
        }

        Assert.Equal(end, ProjectionTestDatabase.Project(run, pieces).Place);
        Assert.Equal(
            ProjectionTestDatabase.Dump(whole, withAnchors: false),
            ProjectionTestDatabase.Dump(pieces, withAnchors: false));
        KernelComparison.Same(run, pieces);
    }

    [Fact]
    public void Rebuild_GivesIdenticalRows()
    {
        var database = server.NewDatabase();
        using var run = RecordedRun.Random(31);
        _ = ProjectionTestDatabase.Project(run, database, batchRows: 40);
        var before = ProjectionTestDatabase.Dump(database);

        Projector.Empty(database);
        _ = ProjectionTestDatabase.Project(run, database, batchRows: 40);

        Assert.Equal(before, ProjectionTestDatabase.Dump(database));
    }

    [Fact]
    public void Connection_ThatIsNone_IsRefusedWithoutBeingRepeated()
    {
        var refused = Assert.Throws<ProjectionException>(() => new PostgresDatabase("Password=secret;Nonsense=1"));

        Assert.Contains(PostgresDatabase.Setting, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
        var place = new PostgresDatabase("Host=db;Database=plimsoll;Username=u;Password=secret").Place;
        Assert.Equal("postgres db:5432/plimsoll", place);
    }
}
