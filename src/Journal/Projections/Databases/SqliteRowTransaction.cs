using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Plimsoll.Journal.Projections.Databases;

/// <summary>
/// A transaction that has the right to write from its beginning (BEGIN IMMEDIATE). SQLite takes a transaction back by
/// itself when the disk is full or fails; taking it back a second time would be an error that hides the first one.
/// </summary>
internal sealed class SqliteRowTransaction : DbTransaction
{
    private readonly SqliteConnection connection;
    private bool isOver;

    public SqliteRowTransaction(SqliteConnection connection)
    {
        this.connection = connection;
        Execute("BEGIN IMMEDIATE");
    }

    public override IsolationLevel IsolationLevel => IsolationLevel.Serializable;

    protected override DbConnection DbConnection => connection;

    public override void Commit()
    {
        Execute("COMMIT");
        isOver = true;
    }

    public override void Rollback()
    {
        var isOpen = !isOver && connection.State == ConnectionState.Open;
        isOver = true;
        if (isOpen && raw.sqlite3_get_autocommit(connection.Handle) == 0)
        {
            Execute("ROLLBACK");
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Rollback();
        }

        base.Dispose(disposing);
    }

    private void Execute(string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        _ = command.ExecuteNonQuery();
    }
}
