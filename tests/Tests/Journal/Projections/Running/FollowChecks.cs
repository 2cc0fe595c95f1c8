using System.Diagnostics;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Migrations;
using Plimsoll.Journal.Projections.Running;

namespace Plimsoll.Tests.Journal.Projections.Running;

/// <summary>A follower on a thread of its own behind a journal that grows, and what happens to both of them.</summary>
internal sealed class FollowChecks : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly CancellationTokenSource stop = new();
    private readonly List<string> troubles = [];
    private readonly Lock gate = new();
    private readonly Thread thread;
    private readonly Projector projector;
    private Exception? failure;

    public FollowChecks(RecordedRun run, LiveJournal journal, IProjectionDatabase database)
    {
        _ = new Migrator(database).Up();
        projector = new Projector(
            ProjectionTestDatabase.Options(journal.Folder, () => RecordedRun.OutlineOf(journal.Folder), database, 60)
                with
                {
                    Attempts = int.MaxValue,
                    OnTrouble = Note,
                    OnCommit = place => OnCommit?.Invoke(place),
                },
            stop.Token);
        Run = run;
        thread = new Thread(Follow);
        thread.Start();
    }

    /// <summary>Called on the follower's thread after each transaction.</summary>
    public Action<ProjectionPlace>? OnCommit { get; set; }

    public RecordedRun Run { get; }

    public int TroubleCount
    {
        get
        {
            lock (gate)
            {
                return troubles.Count;
            }
        }
    }

    public long Sequence => projector.Place.Head.Sequence;

    public ProjectionLag Lag() => projector.Lag();

    /// <summary>Waits until the follower has caught up with the journal.</summary>
    public void CatchUp() => Until(() => projector.Lag() == default, "the follower does not catch up");

    public void Until(Func<bool> isSo, string otherwise)
    {
        for (var begin = Stopwatch.GetTimestamp(); !isSo(); Thread.Sleep(10))
        {
            Assert.Null(failure);
            Assert.True(Stopwatch.GetElapsedTime(begin) < Patience, otherwise);
        }
    }

    public void Dispose()
    {
        stop.Cancel();
        Assert.True(thread.Join(Patience), "the follower does not end");
        projector.Dispose();
        stop.Dispose();
        Assert.Null(failure);
    }

    private void Note(string trouble)
    {
        lock (gate)
        {
            troubles.Add(trouble);
        }
    }

    private void Follow()
    {
        try
        {
            _ = projector.Follow();
        }
        catch (OperationCanceledException)
        {
            // It was called off while it waited for its database: that is the end that was asked for.
            Note("called off");
        }
        catch (ProjectionException wrong)
        {
            failure = wrong;
        }
    }
}
