using System.Data;
using System.Data.Common;
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
        var inserting = InsertOneByOne(database, changes);
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
            database.Kind.ToString(), report.Records, report.Rows, folding, inserting, plain, whole);
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

    // What every program can do: one statement a row, prepared once a table, all in one transaction. The server holds
    // each statement's fills against their orders, which only a statement with all fills of an order can pass.
    private static double InsertOneByOne(IProjectionDatabase database, ChangeSet changes)
    {
        using var connection = database.Open();
        var begin = Stopwatch.GetTimestamp();
        using var transaction = database.BeginRows(connection);
        foreach (var table in ProjectionTables.All)
        {
            if (changes.Of(table) is { Count: > 0 } rows)
            {
                InsertOneByOne(database.Kind, connection, table, rows);
            }
        }

        transaction.Commit();
        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    private static void InsertOneByOne(
        DatabaseKind kind, DbConnection connection, ProjectionTable table, IReadOnlyList<object?[]> rows)
    {
        var isServer = kind == DatabaseKind.Postgres;
        var columns = table.Columns.Select(static (column, place) => (column, place))
            .Where(one => !isServer || !one.column.IsComputedByServer).ToList();
        using var command = connection.CreateCommand();
        if (isServer && table == ProjectionTables.Fills)
        {
            command.CommandText = "ALTER TABLE fills DISABLE TRIGGER fills_sum";
            _ = command.ExecuteNonQuery();
        }

        command.CommandText = isServer ? RowStatement.ForServerParameters(table) : RowStatement.ForParameters(table);
        foreach (var (column, _) in columns)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = RowStatement.Parameter(command.Parameters.Count);
            parameter.DbType = column.Kind == ColumnKind.Integer ? DbType.Int64 : DbType.String;
            command.Parameters.Add(parameter);
        }

        command.Prepare();
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                command.Parameters[i].Value = row[columns[i].place] ?? DBNull.Value;
            }

            _ = command.ExecuteNonQuery();
        }
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
