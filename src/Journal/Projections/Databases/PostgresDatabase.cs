using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using Plimsoll.Journal.Projections.Schema;

namespace Plimsoll.Journal.Projections.Databases;

/// <summary>A projection on a PostgreSQL server, in the first schema of the connection's search path.</summary>
public sealed class PostgresDatabase : IProjectionDatabase
{
    /// <summary>The environment variable that holds the connection, so that no password is ever an argument.</summary>
    public const string Setting = "PLIMSOLL_POSTGRES";

    // The key of the lock that one migrator holds: the letters PLIMSOLL.
    private const long SchemaLock = 0x504C_494D_534F_4C4C;
    private const int WaitSeconds = 30;
    private readonly string text;

    /// <summary>Names a server and a database.</summary>
    /// <param name="connection">Such as <c>Host=127.0.0.1;Database=plimsoll;Username=trader;Password=…</c>.</param>
    /// <exception cref="ProjectionException">It is no connection string.</exception>
    public PostgresDatabase(string connection)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(connection)
            {
                Pooling = false,
                IncludeErrorDetail = false,
                ApplicationName = "plimsoll",
            };
            text = builder.ToString();
            Place = string.Create(
                CultureInfo.InvariantCulture, $"postgres {builder.Host}:{builder.Port}/{builder.Database}")
                + (string.IsNullOrEmpty(builder.SearchPath) ? "" : " schema " + builder.SearchPath);
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            // What was given may hold a password, so it is not repeated.
            throw new ProjectionException(
                ProjectionProblem.Misuse,
                $"{Setting}: it is no connection: write Host=…;Port=…;Database=…;Username=…;Password=…");
        }
    }

    /// <inheritdoc />
    public DatabaseKind Kind => DatabaseKind.Postgres;

    /// <inheritdoc />
    public string Place { get; }

    /// <inheritdoc />
    public DbConnection Open()
    {
        var connection = new NpgsqlConnection(text);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SET TIME ZONE 'UTC'; SET client_min_messages = warning";
            _ = command.ExecuteNonQuery();
            return connection;
        }
        catch (Exception failure) when (failure is DbException or SocketException or TimeoutException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public DbTransaction BeginSchemaChange(DbConnection connection)
    {
        var transaction = BeginRows(connection);
        using var command = connection.CreateCommand();
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"SET LOCAL lock_timeout = '{WaitSeconds}s'; SELECT pg_advisory_xact_lock({SchemaLock})");
        _ = command.ExecuteNonQuery();
        return transaction;
    }

    /// <inheritdoc />
    public DbTransaction BeginRows(DbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection.BeginTransaction();
    }

    /// <inheritdoc />
    public DbTransaction BeginSnapshot(DbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);
    }

    /// <inheritdoc />
    public void Write(DbConnection connection, ProjectionTable table, IReadOnlyList<object?[]> rows)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rows);
        if (table.IsAppendOnly)
        {
            Copy((NpgsqlConnection)connection, table, rows);
        }
        else
        {
            Replace((NpgsqlConnection)connection, table, rows);
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Catalog(DbConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var lines = new List<string>();
        using var command = connection.CreateCommand();
        command.CommandText = PostgresCatalog.Query;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }

    /// <inheritdoc />
    public bool IsPassing(Exception failure) => failure switch
    {
        PostgresException { SqlState: { } state } =>
            state[..2] is "08" or "40" or "53" or "57" or "58" || state is "55P03" or "25006",
        NpgsqlException or SocketException or TimeoutException or IOException => true,
        _ => false,
    };

    private static void Copy(NpgsqlConnection connection, ProjectionTable table, IReadOnlyList<object?[]> rows)
    {
        using var writer = connection.BeginTextImport(RowStatement.ForCopy(table));
        var line = new StringBuilder();
        foreach (var row in rows)
        {
            line.Clear();
            for (var i = 0; i < row.Length; i++)
            {
                if (!table.Columns[i].IsComputedByServer)
                {
                    line.Append(line.Length == 0 ? "" : "\t");
                    CopyText.Append(line, row[i]);
                }
            }

            writer.Write(line.Append('\n'));
        }
    }

    private static void Replace(NpgsqlConnection connection, ProjectionTable table, IReadOnlyList<object?[]> rows)
    {
        using var command = new NpgsqlCommand(RowStatement.ForArrays(table), connection);
        var place = 0;
        for (var column = 0; column < table.Columns.Count; column++)
        {
            if (table.Columns[column].IsComputedByServer)
            {
                continue;
            }

            var isInteger = table.Columns[column].Kind == ColumnKind.Integer;
            var kind = NpgsqlDbType.Array | (isInteger ? NpgsqlDbType.Bigint : NpgsqlDbType.Text);
            command.Parameters.Add(new NpgsqlParameter(RowStatement.Parameter(place++), kind)
            {
                Value = isInteger ? Column<long?>(rows, column) : Column<string?>(rows, column),
            });
        }

        _ = command.ExecuteNonQuery();
    }

    private static T[] Column<T>(IReadOnlyList<object?[]> rows, int column)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (T)rows[i][column]!;
        }

        return values;
    }
}
