using System.Data.Common;
using Plimsoll.Journal.Projections.Schema;

namespace Plimsoll.Journal.Projections.Databases;

/// <summary>What differs between SQLite and PostgreSQL. Not bound to a connection.</summary>
public interface IProjectionDatabase
{
    /// <summary>Which of the two it is.</summary>
    DatabaseKind Kind { get; }

    /// <summary>Where it is, for people; without any password.</summary>
    string Place { get; }

    /// <summary>Opens a connection; the caller closes it.</summary>
    /// <exception cref="DbException">It cannot be opened.</exception>
    DbConnection Open();

    /// <summary>
    /// Begins a transaction that one alone can have for changes of the schema; others wait for it.
    /// </summary>
    /// <param name="connection">An open connection of this database.</param>
    /// <exception cref="DbException">It is held by another for too long.</exception>
    DbTransaction BeginSchemaChange(DbConnection connection);

    /// <summary>Begins a transaction for rows.</summary>
    /// <param name="connection">An open connection of this database.</param>
    /// <exception cref="DbException">It cannot begin.</exception>
    DbTransaction BeginRows(DbConnection connection);

    /// <summary>Begins a transaction that reads and sees the database as it is at its first question.</summary>
    /// <param name="connection">An open connection of this database.</param>
    /// <exception cref="DbException">It cannot begin.</exception>
    DbTransaction BeginSnapshot(DbConnection connection);

    /// <summary>Adds or replaces rows of a table.</summary>
    /// <param name="connection">An open connection of this database, in a transaction.</param>
    /// <param name="table">Which table.</param>
    /// <param name="rows">Values in the order of the table's columns.</param>
    /// <exception cref="DbException">The database refuses them.</exception>
    void Write(DbConnection connection, ProjectionTable table, IReadOnlyList<object?[]> rows);

    /// <summary>
    /// The definition of everything in the schema but the table of migrations, one line each, in a fixed order.
    /// </summary>
    /// <param name="connection">An open connection of this database.</param>
    IReadOnlyList<string> Catalog(DbConnection connection);

    /// <summary>Whether a failure may pass by itself: no connection, a lock, a full disk.</summary>
    /// <param name="failure">What the database said.</param>
    bool IsPassing(Exception failure);
}
