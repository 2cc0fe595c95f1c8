using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Migrations;
using Plimsoll.Journal.Projections.Queries;
using Plimsoll.Journal.Projections.Running;
using Plimsoll.Tests.Model.Values;

namespace Plimsoll.Tests.Journal.Projections.Running;

public sealed class SqliteProjectorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Run_RandomStrategy_IsWhatTheKernelKnew(int seed)
    {
        using var run = RecordedRun.Random(seed);
        var database = new SqliteDatabase(run.Path("run.db"));

        var report = ProjectionTestDatabase.Project(run, database);

        Assert.True(run.Story.Fills.Count > 20, "the run trades too little to say anything");
        Assert.True(report.Rows > 100);
        KernelComparison.Same(run, database);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Run_SpotAndFuture_IsWhatTheKernelKnew(int seed)
    {
        using var run = RecordedRun.Random(seed, 1_500, RecordedRun.Coin, RecordedRun.Future);
        var database = new SqliteDatabase(run.Path("run.db"));

        _ = ProjectionTestDatabase.Project(run, database);

        KernelComparison.Same(run, database);
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public void Run_StoppedAtRandomRecordsAndContinued_GivesTheSameRows(int seed)
    {
        using var run = RecordedRun.Random(seed, 1_500);
        var whole = new SqliteDatabase(run.Path("whole.db"));
        var pieces = new SqliteDatabase(run.Path("pieces.db"));
        var end = ProjectionTestDatabase.Project(run, whole).Place;
        _ = new Migrator(pieces).Up();
        var random = new SplitMix((ulong)seed);
        var transactions = 0L;

        for (var until = 1L; until < end.Head.Sequence; until += 1 + (long)(random.Next() % 900))
        {
            using var projector = new Projector(
                ProjectionTestDatabase.Options(run.Journal, run.Outline, pieces, 1 + (int)(random.Next() % 50)) with
                {
                    Until = until,
                },
                Cancellation);
            transactions += projector.Run().Transactions;
        }

        var last = ProjectionTestDatabase.Project(run, pieces);
        Assert.Equal(end, last.Place);
        Assert.True(transactions > 5, "the projector was hardly ever stopped");
        Assert.Equal(
            ProjectionTestDatabase.Dump(whole, withAnchors: false),
            ProjectionTestDatabase.Dump(pieces, withAnchors: false));
        KernelComparison.Same(run, pieces);
    }

    [Fact]
    public void Run_Again_AddsNothing()
    {
        using var run = RecordedRun.Plain();
        var database = new SqliteDatabase(run.Path("run.db"));
        var first = ProjectionTestDatabase.Project(run, database);
        var before = ProjectionTestDatabase.Dump(database);

        var second = ProjectionTestDatabase.Project(run, database);

        Assert.Equal(first.Place, second.Place);
        Assert.Equal(0, second.Transactions);
        Assert.Equal(0, second.Rows);
        Assert.Equal(before, ProjectionTestDatabase.Dump(database));
    }

    [Fact]
    public void Rebuild_GivesIdenticalRows()
    {
        using var run = RecordedRun.Random(31);
        var database = new SqliteDatabase(run.Path("run.db"));
        _ = ProjectionTestDatabase.Project(run, database, batchRows: 40);
        var before = ProjectionTestDatabase.Dump(database);

        Projector.Empty(database);
        using (var reader = new ProjectionReader(database))
        {
            Assert.Empty(ProjectionTestDatabase.All(reader, "orders").Rows);
        }

        _ = ProjectionTestDatabase.Project(run, database, batchRows: 40);

        Assert.Equal(before, ProjectionTestDatabase.Dump(database));
    }

    [Fact]
    public void Run_OtherJournal_IsRefused()
    {
        using var run = RecordedRun.Plain();
        using var other = RecordedRun.Random(41);
        var database = new SqliteDatabase(run.Path("run.db"));
        _ = ProjectionTestDatabase.Project(run, database);
        var before = ProjectionTestDatabase.Dump(database);

        var refused = Assert.Throws<ProjectionException>(() => ProjectionTestDatabase.Project(other, database));

        Assert.Equal(ProjectionProblem.OtherJournal, refused.Problem);
        Assert.Contains("--rebuild", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, ProjectionTestDatabase.Dump(database));
    }

    [Fact]
    public void Run_SchemaMissing_SaysWhatToDo()
    {
        using var run = RecordedRun.Plain(200);
        var database = new SqliteDatabase(run.Path("run.db"));

        var refused = Assert.Throws<ProjectionException>(() => new Projector(
            ProjectionTestDatabase.Options(run.Journal, run.Outline, database), Cancellation));

        Assert.Equal(ProjectionProblem.Schema, refused.Problem);
        Assert.Contains("db migrate up", refused.Message, StringComparison.Ordinal);
        Assert.Contains(
            "db migrate up",
            Assert.Throws<ProjectionException>(() => new ProjectionReader(database)).Message, StringComparison.Ordinal);
    }
}
