using Plimsoll.Tests.Journal.Projections;

namespace Plimsoll.Tests.Journal.Audit;

[Collection(PostgresCollection.Name)]
[Trait("Needs", "Server")]
public sealed class PostgresAuditTests(PostgresServer server)
{
    private const int Changes = 24;

    [Fact]
    public void Page_EachFilter_CutsExactlyItsRows() =>
        AuditQueryChecks.EachFilterCutsExactlyItsRows(server.NewDatabase());

    [Fact]
    public void Page_RowsAddedMeanwhile_NeitherDoublesNorHidesAny() =>
        AuditQueryChecks.PagesAreStableWhileRowsAreAdded(server.NewDatabase());

    [Fact]
    public void Plan_EachFilterWithACursor_GoesByItsIndex() =>
        AuditQueryChecks.EachPageGoesByItsIndex(server.NewDatabase());

    [Fact]
    public void Chain_OfEachFill_LeadsFromTheCommandToTheProfit() =>
        AuditQueryChecks.ChainLeadsFromEachFillToItsProfit(server.NewDatabase());

    [Fact]
    public void Export_BothDatabases_GiveTheSameBytes() => ExportChecks.BothGiveTheSameBytes(server.NewDatabase());

    [Fact]
    public void Verify_AnyAlteredMissingExtraOrMovedRow_IsFoundAndNamed()
    {
        using var run = RecordedRun.Random(94, 400);
        var check = new TamperCheck(run, server.NewDatabase());
        Assert.Null(check.Verify().Fault);
        for (var seed = 1; seed <= Changes; seed++)
        {
            check.Try(seed);
        }

        Assert.Null(check.Verify().Fault);
    }
}
