namespace Plimsoll.Tests.Journal.Projections.Migrations;

[Collection(PostgresCollection.Name)]
[Trait("Needs", "Server")]
public sealed class PostgresMigratorTests(PostgresServer server)
{
    [Fact]
    public void UpDownUp_LeavesTheSchemaIdentical() =>
        MigrationChecks.UpDownUpLeavesTheSchemaIdentical(server.NewDatabase());

    [Fact]
    public void Down_StepByStep_AndUpAgain() => MigrationChecks.EachStepDownAndUpAgain(server.NewDatabase());

    [Fact]
    public void EachStep_UpDownUp_LeavesTheSchemaIdentical() =>
        MigrationChecks.EachStepUpDownUpLeavesTheSchemaIdentical(server.NewDatabase());

    [Fact]
    public void Up_Again_ChangesNothing() => MigrationChecks.UpAgainChangesNothing(server.NewDatabase());

    [Fact]
    public void Up_AScriptThatFails_LeavesNothingHalfDone() =>
        MigrationChecks.AFailureLeavesNothingHalfDone(server.NewDatabase());

    [Fact]
    public void Status_OtherScripts_IsRefused() =>
        MigrationChecks.OtherScriptsAndNewerOnesAreRefused(server.NewDatabase());

    [Fact]
    public void Up_FourAtOnce_OneDoesIt() => MigrationChecks.TwoAtOnceRunOneAfterTheOther(server.NewDatabase());

    [Fact]
    public void Up_MakesTheTablesThatTheProjectorFills() =>
        MigrationChecks.TheScriptsMakeTheTables(server.NewDatabase());
}
