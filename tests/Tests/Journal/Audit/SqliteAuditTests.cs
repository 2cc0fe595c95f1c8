using Plimsoll.Journal.Audit;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Queries;
using Plimsoll.Tests.Data;
using Plimsoll.Tests.Journal.Projections;

namespace Plimsoll.Tests.Journal.Audit;

public sealed class SqliteAuditTests : IDisposable
{
    private const int Changes = 60;
    private readonly TemporaryFolder folder = new();

    private SqliteDatabase Database => new(folder.Path("audit.db"));

    [Fact]
    public void Page_EachFilter_CutsExactlyItsRows() => AuditQueryChecks.EachFilterCutsExactlyItsRows(Database);

    [Fact]
    public void Page_RowsAddedMeanwhile_NeitherDoublesNorHidesAny() =>
        AuditQueryChecks.PagesAreStableWhileRowsAreAdded(Database);

    [Fact]
    public void Plan_EachFilterWithACursor_GoesByItsIndex() => AuditQueryChecks.EachPageGoesByItsIndex(Database);

    [Fact]
    public void Chain_OfEachFill_LeadsFromTheCommandToTheProfit() =>
        AuditQueryChecks.ChainLeadsFromEachFillToItsProfit(Database);

    [Fact]
    public void Verify_AnyAlteredMissingExtraOrMovedRow_IsFoundAndNamed()
    {
        using var run = RecordedRun.Random(94, 400);
        var check = new TamperCheck(run, Database);
        var sound = check.Verify();
        Assert.Null(sound.Fault);
        Assert.True(sound.AuditRows > 50 && sound.Anchors > 3 && sound.Rows > sound.AuditRows);
        Assert.Equal(sound.JournalHead, sound.Head);
        for (var seed = 1; seed <= Changes; seed++)
        {
            check.Try(seed);
        }

        Assert.Null(check.Verify().Fault);
    }

    [Theory]
    [InlineData("UPDATE fills SET price = price || '1' WHERE sequence = (SELECT min(sequence) FROM fills)", "fills")]
    [InlineData("DELETE FROM fills WHERE sequence = (SELECT max(sequence) FROM fills)", "fills")]
    [InlineData("UPDATE projection_state SET sequence = sequence - 1", "projection_state")]
    [InlineData("UPDATE projection_state SET head_hash = lower(hex(zeroblob(32)))", "projection_state")]
    [InlineData("UPDATE projection_state SET sequence = sequence + 100000", "projection_state")]
    public void Verify_OtherTablesAltered_IsFound(string statement, string table)
    {
        using var run = RecordedRun.Random(95, 300);
        var check = new TamperCheck(run, Database);
        using (var connection = Database.Open())
        using (var command = connection.CreateCommand())
        {
            command.CommandText = statement;
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        Assert.Equal(table, check.Verify().Fault?.Table);
    }

    [Fact]
    public void Verify_AJournalThatGoesOn_ComparesWhatIsProjected()
    {
        using var run = RecordedRun.Random(96, 500);
        _ = new Plimsoll.Journal.Projections.Migrations.Migrator(Database).Up();
        using (var projector = new Plimsoll.Journal.Projections.Running.Projector(
            ProjectionTestDatabase.Options(run.Journal, run.Outline, Database, 50) with { Until = 900 },
            TestContext.Current.CancellationToken))
        {
            _ = projector.Run();
        }

        using var reader = new Plimsoll.Journal.Reading.JournalReader(run.Journal);
        var report = AuditVerification.Run(Database, reader, run.Outline(), TestContext.Current.CancellationToken);
        Assert.Null(report.Fault);
        Assert.InRange(report.Head.Sequence, 1, 900);
        Assert.True(report.JournalHead.Sequence > 900);
    }

    [Fact]
    public void Verify_AnotherJournal_IsNotTheSame()
    {
        using var run = RecordedRun.Random(97, 300);
        using var other = RecordedRun.Random(98, 300);
        _ = ProjectionTestDatabase.Project(run, Database);
        using var reader = new Plimsoll.Journal.Reading.JournalReader(other.Journal);

        var report = AuditVerification.Run(Database, reader, other.Outline(), TestContext.Current.CancellationToken);

        Assert.NotNull(report.Fault);
    }

    [Fact]
    public void Verify_NothingProjected_SaysSo()
    {
        using var run = RecordedRun.Plain(100);
        _ = new Plimsoll.Journal.Projections.Migrations.Migrator(Database).Up();
        using var reader = new Plimsoll.Journal.Reading.JournalReader(run.Journal);

        var refused = Assert.Throws<ProjectionException>(() => AuditVerification.Run(
            Database, reader, run.Outline(), TestContext.Current.CancellationToken));

        Assert.Contains("nothing is projected", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_001)]
    public void Page_LimitOutOfRange_IsRefused(int limit)
    {
        using var run = RecordedRun.Plain(100);
        _ = ProjectionTestDatabase.Project(run, Database);
        using var reader = new ProjectionReader(Database);

        Assert.Contains("1 to 1000", Assert.Throws<ProjectionException>(
            () => AuditLog.Page(reader, new AuditFilter(), limit)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
