using System.Globalization;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Migrations;
using Plimsoll.Tests.Data;

namespace Plimsoll.Tests.Journal.Projections.Migrations;

public sealed class SqliteMigratorTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private SqliteDatabase Database => new(folder.Path("test.db"), waitSeconds: 20);

    [Fact]
    public void UpDownUp_LeavesTheSchemaIdentical() => MigrationChecks.UpDownUpLeavesTheSchemaIdentical(Database);

    [Fact]
    public void Down_StepByStep_AndUpAgain() => MigrationChecks.EachStepDownAndUpAgain(Database);

    [Fact]
    public void EachStep_UpDownUp_LeavesTheSchemaIdentical() =>
        MigrationChecks.EachStepUpDownUpLeavesTheSchemaIdentical(Database);

    [Fact]
    public void Up_Again_ChangesNothing() => MigrationChecks.UpAgainChangesNothing(Database);

    [Fact]
    public void Up_AScriptThatFails_LeavesNothingHalfDone() => MigrationChecks.AFailureLeavesNothingHalfDone(Database);

    [Fact]
    public void Status_OtherScripts_IsRefused() => MigrationChecks.OtherScriptsAndNewerOnesAreRefused(Database);

    [Fact]
    public void Up_FourAtOnce_OneDoesIt() => MigrationChecks.TwoAtOnceRunOneAfterTheOther(Database);

    [Fact]
    public void Up_MakesTheTablesThatTheProjectorFills() => MigrationChecks.TheScriptsMakeTheTables(Database);

    [Fact]
    public void Migrations_AreNumberedWithoutGaps_InBothDatabases()
    {
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            var all = MigrationSet.For(kind);
            Assert.Equal(Enumerable.Range(1, all.Count), all.Select(static one => one.Version));
            Assert.All(all, static one => Assert.DoesNotContain('{', one.Down));
            Assert.Equal(all.Count, Directory.GetFiles(
                Path.Combine(ReferenceData.RepositoryRoot, "src/Journal/Projections/Migrations/Scripts"), "*.up.sql")
                .Length);
            Assert.Equal(all.Count, all.Select(static one => one.Checksum).Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public void Library_IsTheNewestThereIs()
    {
        var version = SystemSqlite.Version;

        Assert.Matches(@"^(system|packaged) 3\.\d+\.\d+$", version);
        var minor = int.Parse(version.Split('.')[1], CultureInfo.InvariantCulture);
        Assert.True(minor >= 35);
    }

    public void Dispose() => folder.Dispose();
}
