using System.Data.Common;
using System.Globalization;
using Plimsoll.Journal.Projections.Databases;

namespace Plimsoll.Journal.Projections.Migrations;

/// <summary>
/// Brings the schema up and takes it down again. Each call is one transaction under a lock: a failure leaves nothing
/// half done, and two at once run one after the other. What a database has been through stands in its table
/// <c>schema_migrations</c> with the checksum of the scripts.
/// </summary>
public sealed class Migrator
{
    private const string CreateTable = """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            version integer NOT NULL,
            name text NOT NULL,
            checksum text NOT NULL,
            applied_at text NOT NULL DEFAULT CURRENT_TIMESTAMP,
            CONSTRAINT schema_migrations_key PRIMARY KEY (version),
            CONSTRAINT schema_migrations_version CHECK (version > 0 AND length(checksum) = 64)
        )
        """;

    private readonly IProjectionDatabase database;
    private readonly IReadOnlyList<Migration> migrations;

    /// <summary>Works on a database with the migrations of this program.</summary>
    /// <param name="database">Which one.</param>
    public Migrator(IProjectionDatabase database)
        : this(database, MigrationSet.For(Kind(database)))
    {
    }

    internal Migrator(IProjectionDatabase database, IReadOnlyList<Migration> migrations)
    {
        this.database = database;
        this.migrations = migrations;
    }

    /// <summary>The newest version this program knows.</summary>
    public int Newest => migrations.Count == 0 ? 0 : migrations[^1].Version;

    /// <summary>What the database has of what this program knows.</summary>
    /// <exception cref="ProjectionException">The schema was made by other scripts or a newer program.</exception>
    /// <exception cref="DbException">The database does not answer.</exception>
    public IReadOnlyList<MigrationState> Status()
    {
        using var connection = database.Open();
        var applied = Exists(connection) ? Applied(connection) : [];
        Require(applied);
        return [.. migrations.Select(one => new MigrationState(
            one.Version, one.Name, applied.ContainsKey(one.Version), one.Checksum))];
    }

    /// <summary>Brings the schema up to the newest version.</summary>
    /// <returns>What was applied now; empty when nothing was missing.</returns>
    /// <exception cref="ProjectionException">The schema was made by other scripts or a newer program.</exception>
    /// <exception cref="DbException">The database does not answer or refuses a script.</exception>
    public IReadOnlyList<MigrationState> Up()
    {
        using var connection = database.Open();
        using var transaction = database.BeginSchemaChange(connection);
        Run(connection, CreateTable);
        var applied = Applied(connection);
        Require(applied);
        var done = new List<MigrationState>();
        foreach (var one in migrations.Where(one => !applied.ContainsKey(one.Version)))
        {
            Run(connection, one.Up);
            Run(connection, string.Create(
                CultureInfo.InvariantCulture,
                $"INSERT INTO schema_migrations (version, name, checksum) VALUES ({one.Version}, '{one.Name}', "
                + $"'{one.Checksum}')"));
            done.Add(new MigrationState(one.Version, one.Name, true, one.Checksum));
        }

        transaction.Commit();
        return done;
    }

    /// <summary>Takes the schema down to a version; what its tables held is gone.</summary>
    /// <param name="version">The version to stay at; 0 for nothing left.</param>
    /// <returns>What was taken back now, the newest first.</returns>
    /// <exception cref="ProjectionException">The schema was made by other scripts or a newer program.</exception>
    /// <exception cref="DbException">The database does not answer or refuses a script.</exception>
    public IReadOnlyList<MigrationState> Down(int version)
    {
        using var connection = database.Open();
        using var transaction = database.BeginSchemaChange(connection);
        if (!Exists(connection))
        {
            return [];
        }

        var applied = Applied(connection);
        Require(applied);
        var done = new List<MigrationState>();
        foreach (var one in migrations.Reverse().Where(
            one => one.Version > version && applied.ContainsKey(one.Version)))
        {
            Run(connection, one.Down);
            Run(connection, string.Create(
                CultureInfo.InvariantCulture, $"DELETE FROM schema_migrations WHERE version = {one.Version}"));
            done.Add(new MigrationState(one.Version, one.Name, false, one.Checksum));
        }

        transaction.Commit();
        return done;
    }

    /// <summary>Makes sure that the database has exactly the schema of this program.</summary>
    /// <exception cref="ProjectionException">It has not.</exception>
    /// <exception cref="DbException">The database does not answer.</exception>
    public void RequireCurrent()
    {
        if (Status().Any(static one => !one.IsApplied))
        {
            throw new ProjectionException(
                ProjectionProblem.Schema,
                $"{database.Place}: its schema is not up to date: run 'plimsoll db migrate up' first");
        }
    }

    private static DatabaseKind Kind(IProjectionDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return database.Kind;
    }

    private static void Run(DbConnection connection, string script)
    {
        using var command = connection.CreateCommand();
        command.CommandText = script;
        _ = command.ExecuteNonQuery();
    }

    private static SortedDictionary<int, string> Applied(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT version, checksum FROM schema_migrations ORDER BY version";
        using var reader = command.ExecuteReader();
        var applied = new SortedDictionary<int, string>();
        while (reader.Read())
        {
            applied.Add(reader.GetInt32(0), reader.GetString(1));
        }

        return applied;
    }

    private bool Exists(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = database.Kind == DatabaseKind.Sqlite
            ? "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'"
            : "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'schema_migrations'";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture) > 0;
    }

    private void Require(SortedDictionary<int, string> applied)
    {
        foreach (var (version, checksum) in applied)
        {
            var known = migrations.FirstOrDefault(one => one.Version == version);
            if (known is null)
            {
                throw new ProjectionException(ProjectionProblem.Schema, string.Create(
                    CultureInfo.InvariantCulture,
                    $"{database.Place}: its schema has step {version}, and this program knows {Newest}: use a newer "
                    + $"Plimsoll"));
            }

            if (!string.Equals(known.Checksum, checksum, StringComparison.Ordinal))
            {
                throw new ProjectionException(ProjectionProblem.Schema, string.Create(
                    CultureInfo.InvariantCulture,
                    $"{database.Place}: step {version} of its schema was made by another script: project into a new "
                    + $"database"));
            }
        }
    }
}
