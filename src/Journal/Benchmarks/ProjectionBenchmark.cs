using System.Diagnostics;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Folding;
using Plimsoll.Journal.Projections.Running;
using Plimsoll.Journal.Projections.Schema;
using Plimsoll.Journal.Reading;

namespace Plimsoll.Journal.Benchmarks;

/// <summary>
/// Times a projection beside what it cannot do without: folding the journal without a database, and writing the same
/// rows without folding, as one bulk insert a table.
/// </summary>
public static class ProjectionBenchmark
{
    /// <summary>Measures one database, which is emptied before each part and left empty.</summary>
    /// <param name="folder">Folder of the journal.</param>
    /// <param name="outline">Reads what the journal's header says of the run.</param>
    /// <param name="database">Which one; what it holds is lost.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="ProjectionException">The database does not answer.</exception>
    /// <exception cref="JournalException">The journal is damaged.</exception>
    public static ProjectionBenchmarkRow Run(
        string folder, Func<RunOutline> outline, IProjectionDatabase database, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(outline);
        ArgumentNullException.ThrowIfNull(database);
        var begin = Stopwatch.GetTimestamp();
        var changes = Fold(folder, outline());
        var folding = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        Projector.Empty(database);
        var plain = WritePlainly(database, changes);
        Projector.Empty(database);
        begin = Stopwatch.GetTimestamp();
        using var projector = new Projector(
            new ProjectionOptions { Folder = folder, Database = database, Outline = outline }, cancellation);
        var report = projector.Run();
        var whole = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        Projector.Empty(database);
        return new ProjectionBenchmarkRow(
            database.Kind.ToString(), report.Records, report.Rows, folding, plain, whole);
    }

    private static ChangeSet Fold(string folder, RunOutline outline)
    {
        var fold = new ProjectionFold(outline);
        using var reader = new JournalReader(folder);
        while (reader.TryRead(out var record))
        {
            if (record.Kind == RecordKind.SegmentHeader)
            {
                fold.Take(reader.Header!);
            }

            fold.Take(in record);
        }

        return fold.TakeChanges();
    }

    private static double WritePlainly(IProjectionDatabase database, ChangeSet changes)
    {
        using var connection = database.Open();
        var begin = Stopwatch.GetTimestamp();
        using var transaction = database.BeginRows(connection);
        foreach (var table in ProjectionTables.All)
        {
            if (changes.Of(table) is { Count: > 0 } rows)
            {
                database.Write(connection, table, rows);
            }
        }

        transaction.Commit();
        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }
}
