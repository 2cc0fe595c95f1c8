namespace Plimsoll.Tests.Journal.Projections;

/// <summary>Tests that share one PostgreSQL server, each in a schema of its own.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresCollection : ICollectionFixture<PostgresServer>
{
    public const string Name = "PostgreSQL";
}
