using System.Data.Common;
using Microsoft.Data.Sqlite;
using Plimsoll.Journal.Projections.Schema;

namespace Plimsoll.Journal.Projections.Databases;

/// <summary>A projection in a SQLite file.</summary>
public sealed class SqliteDatabase : IProjectionDatabase
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int InputOutput = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private readonly string text;

    /// <summary>Names a file; it is created by the first migration.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="waitSeconds">How long a lock of another is waited for; 1 or more.</param>
    public SqliteDatabase(string file, int waitSeconds = 5)
    {
        _ = SystemSqlite.IsLoaded;
        Place = file;
        text = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            ForeignKeys = true,
            Pooling = false,
            DefaultTimeout = waitSeconds,
        }.ToString();
    }

    /// <inheritdoc />
    public DatabaseKind Kind => DatabaseKind.Sqlite;

    /// <inheritdoc />
    public string Place { get; }

    /// <inheritdoc />
    public DbConnection Open()
    {
        var connection = new SqliteConnection(text);
        try
        {
            connection.Open();

            // The journal is the truth: after a power cut the projection may be older, never broken.
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
            return connection;
        }
        catch (DbException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public DbTransaction BeginSchemaChange(DbConnection connection) => BeginRows(connection);

    // Takes the right to write at once (BEGIN IMMEDIATE), so that nobody finds out later that he cannot.
    /// <inheritdoc />
    public DbTransaction BeginRows(DbConnection connection) =>
        new SqliteRowTransaction((SqliteConnection)connection);

    /// <inheritdoc />
    public DbTransaction BeginSnapshot(DbConnection connection) =>
        ((SqliteConnection)connection).BeginTransaction(deferred: true);

    /// <inheritdoc />
    public void Write(DbConnection connection, ProjectionTable table, IReadOnlyList<object?[]> rows)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rows);
        using var command = connection.CreateCommand();
        command.CommandText = RowStatement.ForParameters(table);
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = RowStatement.Parameter(i);
            command.Parameters.Add(parameter);
        }

        command.Prepare();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                command.Parameters[i].Value = row[i] ?? DBNull.Value;
            }

            _ = command.ExecuteNonQuery();
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Catalog(DbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var lines = new List<string>();
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE tbl_name <> 'schema_migrations' "
            + "AND name NOT LIKE 'sqlite_stat%' ORDER BY type, name";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var definition = reader.IsDBNull(3) ? "" : reader.GetString(3);
            lines.Add($"{reader.GetString(0)} {reader.GetString(1)} on {reader.GetString(2)}: {definition}");
        }

        return lines;
    }

    /// <inheritdoc />
    public bool IsPassing(Exception failure) => failure is SqliteException
    {
        SqliteErrorCode: Busy or Locked or InputOutput or Full or CannotOpen,
    };

    private static void Execute(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        _ = command.ExecuteNonQuery();
    }
}
