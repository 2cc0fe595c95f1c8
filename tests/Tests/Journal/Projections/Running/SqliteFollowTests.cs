using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Running;
using Plimsoll.Tests.Data;

namespace Plimsoll.Tests.Journal.Projections.Running;

public sealed class SqliteFollowTests
{
    [Fact]
    public void Follow_AJournalThatGrows_ShowsWhatWasSealed()
    {
        using var run = RecordedRun.Random(51);
        using var journal = new LiveJournal(run.Journal, run.Path("live"));
        var database = new SqliteDatabase(run.Path("live.db"));
        using (var follower = new FollowChecks(run, journal, database))
        {
            while (journal.Write(300))
            {
                journal.Commit();
                follower.CatchUp();
                // Behind the last record stands its seal, and where a segment ended there, the head of the next one.
                Assert.InRange(follower.Sequence - 1, journal.Written, journal.Written + 4);
            }

            journal.Dispose();
            follower.CatchUp();
        }

        KernelComparison.Same(run, database);
    }

    [Fact]
    public void Follow_RecordsThatAreNotSealed_AreNotShown()
    {
        using var run = RecordedRun.Random(52, 400);
        using var journal = new LiveJournal(run.Journal, run.Path("live"));
        using var follower = new FollowChecks(run, journal, new SqliteDatabase(run.Path("live.db")));
        Assert.True(journal.Write(100));
        journal.Commit();
        follower.CatchUp();
        var before = follower.Sequence;

        Assert.True(journal.Write(2));
        Thread.Sleep(100);

        Assert.Equal(before, follower.Sequence);
        journal.Commit();
        follower.CatchUp();
        Assert.True(follower.Sequence > before);
    }

    [Fact]
    public void Follow_DatabaseLockedByAnother_TheJournalGoesOnAndTheProjectionCatchesUp()
    {
        using var run = RecordedRun.Random(53);
        using var journal = new LiveJournal(run.Journal, run.Path("live"));
        var database = new SqliteDatabase(run.Path("live.db"), waitSeconds: 1);
        using (var follower = new FollowChecks(run, journal, database))
        {
            Assert.True(journal.Write(200));
            journal.Commit();
            follower.CatchUp();
            var before = follower.Sequence;
            using (var other = new SqliteConnection("Data Source=" + run.Path("live.db") + ";Pooling=false"))
            {
                other.Open();
                using var hold = other.BeginTransaction(deferred: false);
                var begin = Stopwatch.GetTimestamp();
                Assert.False(journal.Write(int.MaxValue));
                journal.Commit();
                var writing = Stopwatch.GetElapsedTime(begin);

                follower.Until(() => follower.TroubleCount > 1, "the lock is not noticed");

                Assert.True(writing < TimeSpan.FromSeconds(10), "the journal waited for the database");
                Assert.Equal(before, follower.Sequence);
                var lag = follower.Lag();
                Assert.Equal(journal.Written + 1 - before, lag.Records);
                Assert.True(lag.Ns > 0);
            }

            follower.CatchUp();
        }

        journal.Dispose();
        Assert.True(ProjectionTestDatabase.Options(journal.Folder, run.Outline, database).Attempts > 0);
        KernelComparison.Same(run, database);
    }

    [Fact]
    public void Prepare_DatabaseLockedFromTheStart_TriesAgainUntilItIsFree()
    {
        using var run = RecordedRun.Plain(200);
        var database = new SqliteDatabase(run.Path("run.db"), waitSeconds: 1);
        using var other = new SqliteConnection("Data Source=" + run.Path("run.db") + ";Pooling=false");
        other.Open();
        var hold = other.BeginTransaction(deferred: false);
        var troubles = new List<string>();
        var options = ProjectionTestDatabase.Options(run.Journal, run.Outline, database) with
        {
            Attempts = int.MaxValue,
            OnTrouble = trouble =>
            {
                troubles.Add(trouble);
                hold.Dispose();
            },
        };

        Projector.Prepare(options, empties: false, TestContext.Current.CancellationToken);

        Assert.Contains("locked", Assert.Single(troubles), StringComparison.Ordinal);
        Assert.True(ProjectionTestDatabase.Project(run, database).Place.Events > 200);
        Projector.Prepare(options, empties: true, TestContext.Current.CancellationToken);
        using var projector = new Projector(options, TestContext.Current.CancellationToken);
        Assert.Equal(default, projector.Place);
    }

    [Fact]
    public void Run_ReadsTheJournalOnly()
    {
        using var run = RecordedRun.Random(54, 600);
        var before = TemporaryFolder.Fingerprint(run.Journal);

        _ = ProjectionTestDatabase.Project(run, new SqliteDatabase(run.Path("run.db")));

        Assert.Equal(before, TemporaryFolder.Fingerprint(run.Journal));
    }
}
