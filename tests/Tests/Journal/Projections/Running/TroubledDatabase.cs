using System.Data.Common;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Schema;

namespace Plimsoll.Tests.Journal.Projections.Running;

/// <summary>A database that something happens to in the middle of a transaction.</summary>
internal sealed class TroubledDatabase(IProjectionDatabase inner, string table, Action trouble) : IProjectionDatabase
{
    public DatabaseKind Kind => inner.Kind;

    public string Place => inner.Place;

    public DbConnection Open() => inner.Open();

    public DbTransaction BeginSchemaChange(DbConnection connection) => inner.BeginSchemaChange(connection);

    public DbTransaction BeginRows(DbConnection connection) => inner.BeginRows(connection);

    public DbTransaction BeginSnapshot(DbConnection connection) => inner.BeginSnapshot(connection);

    public void Write(DbConnection connection, ProjectionTable target, IReadOnlyList<object?[]> rows)
    {
        inner.Write(connection, target, rows);
        if (target.Name == table)
        {
            trouble();
        }
    }

    public IReadOnlyList<string> Catalog(DbConnection connection) => inner.Catalog(connection);

    public bool IsPassing(Exception failure) => inner.IsPassing(failure);
}
