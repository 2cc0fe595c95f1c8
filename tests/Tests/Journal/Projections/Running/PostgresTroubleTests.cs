using System.Diagnostics;
using Npgsql;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Running;

namespace Plimsoll.Tests.Journal.Projections.Running;

/// <summary>What a server can do to a projection, done to a server of the test's own.</summary>
[Trait("Needs", "Server")]
public sealed class PostgresTroubleTests : IDisposable
{
    private readonly PostgresServer server = new();

    [Fact]
    public void Run_ServerKilledInsideTransactionsAndStartedAgain_LosesAndDoublesNothing()
    {
        var database = server.NewDatabase();
        using var run = RecordedRun.Random(61);
        var killed = 0;
        var writes = 0;
        var troubled = new TroubledDatabase(database, "fills", () =>
        {
            if (++writes % 3 == 0 && killed < 3)
            {
                killed++;
                server.Kill();
                server.Start();
            }
        });

        var report = ProjectionTestDatabase.Project(run, troubled, batchRows: 40);

        Assert.Equal(3, killed);
        Assert.True(report.Transactions > 9);
        KernelComparison.Same(run, database);
    }

    [Fact]
    public void Run_ServerStoppedBetweenTransactions_CatchesUp()
    {
        var database = server.NewDatabase();
        using var run = RecordedRun.Random(62);
        using var journal = new LiveJournal(run.Journal, run.Path("live"));
        using (var follower = new FollowChecks(run, journal, database))
        {
            for (var round = 0; round < 3; round++)
            {
                Assert.True(journal.Write(300));
                journal.Commit();
                follower.CatchUp();
                var before = follower.Sequence;
                var troubles = follower.TroubleCount;
                server.Stop();

                var begin = Stopwatch.GetTimestamp();
                Assert.True(journal.Write(100));
                journal.Commit();
                Assert.True(Stopwatch.GetElapsedTime(begin) < TimeSpan.FromSeconds(5), "the journal waited");
                follower.Until(() => follower.TroubleCount > troubles, "nobody noticed that the server is down");
                Assert.Equal(before, follower.Sequence);
                Assert.True(follower.Lag().Records > 100);
                server.Start();
                follower.CatchUp();
            }

            _ = journal.Write(int.MaxValue);
            journal.Dispose();
            follower.CatchUp();
        }

        KernelComparison.Same(run, database);
    }

    [Fact]
    public void Run_TableLockedByAnother_WaitsAndCatchesUp()
    {
        var database = server.NewDatabase(out var schema);
        using var run = RecordedRun.Random(63, 800);
        using var journal = new LiveJournal(run.Journal, run.Path("live"));
        using (var follower = new FollowChecks(run, journal, database))
        {
            using (var other = new NpgsqlConnection(server.Connection(schema)))
            {
                other.Open();
                using var hold = other.BeginTransaction();
                using var command = new NpgsqlCommand("LOCK TABLE orders, fills IN ACCESS EXCLUSIVE MODE", other);
                _ = command.ExecuteNonQuery();
                Assert.False(journal.Write(int.MaxValue));
                journal.Commit();
                Thread.Sleep(500);
                Assert.True(follower.Lag().Records > 0);
            }

            journal.Dispose();
            follower.CatchUp();
        }

        KernelComparison.Same(run, database);
    }

    [Fact]
    public void Run_ConnectionCutInsideATransaction_IsTriedAgain()
    {
        var database = server.NewDatabase();
        using var run = RecordedRun.Random(64, 800);
        var cuts = 0;
        var troubled = new TroubledDatabase(database, "audit_log", () =>
        {
            if (cuts++ < 2)
            {
                server.Execute(
                    "public",
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'plimsoll'");
            }
        });

        _ = ProjectionTestDatabase.Project(run, troubled, batchRows: 100);

        Assert.True(cuts > 2);
        KernelComparison.Same(run, database);
    }

    [Fact]
    public void Prepare_ServerThatIsDown_WaitsUntilItIsBack()
    {
        var database = server.NewDatabase();
        using var run = RecordedRun.Plain(200);
        server.StopAtOnce();
        var troubles = 0;
        var options = ProjectionTestDatabase.Options(run.Journal, run.Outline, database) with
        {
            Attempts = int.MaxValue,
            OnTrouble = _ =>
            {
                if (++troubles == 2)
                {
                    server.Start();
                }
            },
        };

        Projector.Prepare(options, empties: false, TestContext.Current.CancellationToken);

        Assert.True(troubles >= 2);
        Assert.True(ProjectionTestDatabase.Project(run, database).Rows > 0);
    }

    [Fact]
    public void Run_ServerThatStaysAway_SaysSoInTheEnd()
    {
        var database = server.NewDatabase();
        using var run = RecordedRun.Plain(200);
        _ = ProjectionTestDatabase.Project(run, database);
        server.Stop();

        var refused = Assert.Throws<ProjectionException>(() => new Projector(
            ProjectionTestDatabase.Options(run.Journal, run.Outline, database) with { Attempts = 2 },
            TestContext.Current.CancellationToken));

        Assert.Equal(ProjectionProblem.Unreachable, refused.Problem);
        Assert.Contains("nothing of the journal is lost", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => server.Dispose();
}
