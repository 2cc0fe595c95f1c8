namespace Plimsoll.Tests.Journal.Projections.Queries;

[Collection(PostgresCollection.Name)]
[Trait("Needs", "Server")]
public sealed class PostgresQueryTests(PostgresServer server)
{
    [Fact]
    public void Plan_EachQueryOfTheProduct_GoesByItsIndex() => PlanChecks.EachGoesByItsIndex(server.NewDatabase());
}
