namespace Plimsoll.Journal.Projections.Databases;

/// <summary>Which database a projection lives in.</summary>
public enum DatabaseKind
{
    /// <summary>A file.</summary>
    Sqlite,

    /// <summary>A server.</summary>
    Postgres,
}
