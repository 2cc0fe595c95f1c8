using System.Data.Common;
using System.Globalization;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Folding;
using Plimsoll.Journal.Projections.Migrations;
using Plimsoll.Journal.Projections.Schema;
using Polly;
using Polly.Retry;

namespace Plimsoll.Journal.Projections.Running;

/// <summary>
/// Writes transactions to the database, each with the place it leads to, and tries again while the trouble may pass.
/// A transaction counts once: before it writes it looks where the database stands.
/// </summary>
internal sealed class ProjectionStore : IDisposable
{
    private const string ReadPlace = "SELECT sequence, head_hash, time_ns, events FROM projection_state WHERE id = 1";
    private readonly IProjectionDatabase database;
    private readonly ResiliencePipeline pipeline;
    private readonly CancellationToken cancellation;
    private DbConnection? connection;

    public ProjectionStore(ProjectionOptions options, CancellationToken cancellation)
    {
        database = options.Database;
        this.cancellation = cancellation;
        pipeline = new ResiliencePipelineBuilder { TimeProvider = options.Clock }.AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = arguments => new ValueTask<bool>(
                arguments.Outcome.Exception is { } failure && database.IsPassing(failure)),
            MaxRetryAttempts = options.Attempts,
            Delay = options.FirstPause,
            MaxDelay = options.PauseMax,
            BackoffType = DelayBackoffType.Exponential,
            OnRetry = arguments =>
            {
                options.OnTrouble?.Invoke(
                    $"{database.Place}: {OneLine(arguments.Outcome.Exception)}: trying again in "
                    + string.Create(CultureInfo.InvariantCulture, $"{arguments.RetryDelay.TotalSeconds:0.0} s"));
                return default;
            },
        }).Build();
    }

    /// <summary>Brings the schema up, from nothing where everything is to be dropped.</summary>
    /// <exception cref="ProjectionException">The database does not answer, or has another schema.</exception>
    public void Prepare(bool empties) => Attempt(() =>
    {
        var migrator = new Migrator(database);
        if (empties)
        {
            _ = migrator.Down(0);
        }

        return migrator.Up().Count;
    });

    /// <summary>Where the database stands; null for an empty projection.</summary>
    /// <exception cref="ProjectionException">The database does not answer, or has not the schema.</exception>
    public ProjectionPlace? Place() => Attempt(() =>
    {
        new Migrator(database).RequireCurrent();
        return Read(connection ??= database.Open());
    });

    /// <summary>Writes rows and the place they lead to, both or nothing.</summary>
    /// <param name="changes">The rows.</param>
    /// <param name="from">Where the database must stand; null for empty.</param>
    /// <param name="to">Where it stands afterwards.</param>
    /// <exception cref="ProjectionException">The database refuses, or another projector was there.</exception>
    public void Write(ChangeSet changes, ProjectionPlace? from, ProjectionPlace to) => Attempt(() =>
    {
        connection ??= database.Open();
        using var transaction = database.BeginRows(connection);
        var stands = Read(connection);
        if (stands == to)
        {
            // The answer to the last commit was lost, the commit was not.
            return true;
        }

        if (stands != from)
        {
            throw new ProjectionException(ProjectionProblem.OtherProjector, string.Create(
                CultureInfo.InvariantCulture,
                $"{database.Place}: it stands at record {stands?.Head.Sequence ?? 0} instead of "
                + $"{from?.Head.Sequence ?? 0}: another projector writes to it: stop one of the two"));
        }

        foreach (var table in ProjectionTables.All)
        {
            if (changes.Of(table) is { Count: > 0 } rows)
            {
                database.Write(connection, table, rows);
            }
        }

        database.Write(
            connection, ProjectionTables.AuditAnchors,
            [[to.Head.Sequence, to.Head.Hash, from?.Head.Sequence ?? 0]]);
        database.Write(
            connection, ProjectionTables.State, [[1L, to.Head.Sequence, to.Head.Hash, to.TimeNs, to.Events]]);
        transaction.Commit();
        return true;
    });

    public void Dispose() => connection?.Dispose();

    private static ProjectionPlace? Read(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = ReadPlace;
        using var reader = command.ExecuteReader();
        return reader.Read()
            ? new ProjectionPlace(
                new JournalHead(reader.GetInt64(0), reader.GetString(1)), reader.GetInt64(2), reader.GetInt64(3))
            : null;
    }

    private static string OneLine(Exception? failure) =>
        (failure?.Message ?? "no answer").ReplaceLineEndings(" ").Trim();

    private T Attempt<T>(Func<T> work)
    {
        try
        {
            return pipeline.Execute(_ => Once(work), cancellation);
        }
        catch (Exception failure) when (failure is DbException || database.IsPassing(failure))
        {
            throw new ProjectionException(
                ProjectionProblem.Unreachable,
                $"{database.Place}: {OneLine(failure)}: look at the database; nothing of the journal is lost", failure);
        }
    }

    // A connection on which anything failed is not used again.
    private T Once<T>(Func<T> work)
    {
        var isDone = false;
        try
        {
            var result = work();
            isDone = true;
            return result;
        }
        finally
        {
            if (!isDone)
            {
                connection?.Dispose();
                connection = null;
            }
        }
    }
}
