using Plimsoll.Journal.Archives;
using Plimsoll.Journal.Audit;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Queries;
using Plimsoll.Journal.Projections.Running;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Writing;
using Plimsoll.Tests.Data;
using Plimsoll.Tests.Journal.Projections;

namespace Plimsoll.Tests.Journal.Archives;

/// <summary>A database and a journal whose first segments were archived.</summary>
public sealed class TrimmedProjectionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly RecordedRun run = RecordedRun.Random(77, 900);

    private SqliteDatabase Database => new(folder.Path("trimmed.db"));

    private string Archive => folder.Path("archive");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Projector_ThatStarts_NeedsTheArchive()
    {
        Trim();
        using (var refused = new Projector(Options(Database), Token))
        {
            Assert.Equal(JournalProblem.Archived, Assert.Throws<JournalException>(refused.Run).Problem);
        }

        using (var projector = new Projector(Options(Database) with { Archive = Archive }, Token))
        {
            var report = projector.Run();
            Assert.Equal(JournalVerification.Run(run.Journal, []).Head, report.Place.Head);
            Assert.True(report.Rows > 0);
            Assert.Equal(0, projector.Lag().Records);
        }

        var anew = new SqliteDatabase(folder.Path("anew.db"));
        Projector.Empty(anew);
        using (var projector = new Projector(Options(anew) with { Archive = Archive }, Token))
        {
            _ = projector.Run();
        }

        Assert.Equal(
            ProjectionTestDatabase.Dump(anew, withAnchors: false),
            ProjectionTestDatabase.Dump(Database, withAnchors: false));
    }

    [Fact]
    public void Projector_ThatRunsOn_IsNotDisturbed()
    {
        SaveState();
        _ = ProjectionTestDatabase.Project(run, Database);
        using var projector = new Projector(Options(Database), Token);
        _ = projector.Run();
        Assert.True(Retain().Removed > 2);
        AppendNote("behind the archive");
        var report = projector.Run();
        Assert.Equal(JournalVerification.Run(run.Journal, []).Head, report.Place.Head);
        using var reader = new ProjectionReader(Database);
        Assert.Equal(1, ProjectionTestDatabase.All(reader, "notes").Rows.Count(
            static row => row.Contains("behind the archive")));
        Assert.Equal(0, projector.Lag().Records);
    }

    [Fact]
    public void Verify_WithTheArchive_ComparesEveryRow()
    {
        Trim();
        var report = Verify(Archive);
        Assert.Null(report.Fault);
        Assert.True(report.AuditRows > 100);
        Assert.Equal((0, 0), (report.RowsNotCompared, report.RowsByHash));
        var first = First(report.Head.Sequence, ascending: true);
        Execute($"UPDATE audit_log SET what = 'another' WHERE sequence = {first}");
        Assert.Equal((AuditFaultKind.Altered, first), KindOf(Verify(Archive)));
    }

    [Fact]
    public void Verify_WithoutTheArchive_CountsWhatItCannotCompare()
    {
        Trim();
        var whole = Verify(Archive);
        var part = Verify(null);
        Assert.Null(part.Fault);
        Assert.True(part.RowsByHash > 10);
        Assert.Equal((0, 0), (part.Rows, part.AuditRows));
        Assert.Equal(whole.Rows - part.RowsByHash, part.RowsNotCompared);
        Assert.Equal(whole.Anchors, part.Anchors + part.AnchorsNotCompared);
        Assert.Equal(whole.Head, part.Head);

        // Of a row that stems from the archive nothing is said, neither that it is sound nor that it is missing.
        var early = First(part.Archived!.Head.Sequence, ascending: true);
        Execute($"DELETE FROM audit_log WHERE sequence = {early}");
        var after = Verify(null);
        Assert.Null(after.Fault);
        Assert.Equal(part.RowsNotCompared - 1, after.RowsNotCompared);
        Assert.Equal((AuditFaultKind.Missing, early), KindOf(Verify(Archive)));
    }

    [Theory]
    [InlineData("UPDATE audit_log SET record_hash = lower(hex(zeroblob(32))) WHERE sequence = {0}", "Altered")]
    [InlineData("UPDATE audit_log SET kind = 'Note' WHERE sequence = {0}", "Altered")]
    [InlineData("DELETE FROM audit_log WHERE sequence = {0}", "Missing")]
    public void Verify_WithoutTheArchive_FindsAnAlteredRowOfWhatIsLeft(string statement, string kind)
    {
        Trim();
        var last = First(long.MaxValue, ascending: false);
        Execute(string.Format(System.Globalization.CultureInfo.InvariantCulture, statement, last));
        Assert.Equal((Enum.Parse<AuditFaultKind>(kind), last), KindOf(Verify(null)));
    }

    [Theory]
    [InlineData("UPDATE projection_state SET head_hash = lower(hex(zeroblob(32)))")]
    [InlineData("UPDATE projection_state SET sequence = sequence - 1")]
    [InlineData("UPDATE projection_state SET sequence = sequence + 100000")]
    [InlineData("DELETE FROM audit_anchors WHERE sequence = (SELECT max(sequence) FROM audit_anchors)")]
    [InlineData(
        "UPDATE audit_anchors SET head_hash = lower(hex(zeroblob(32))) "
        + "WHERE sequence = (SELECT max(sequence) FROM audit_anchors)")]
    public void Verify_WithoutTheArchive_FindsAnAlteredPlace(string statement)
    {
        Trim();
        Execute(statement);
        Assert.NotNull(Verify(null).Fault);
    }

    public void Dispose()
    {
        run.Dispose();
        folder.Dispose();
    }

    private static (AuditFaultKind Kind, long Sequence) KindOf(AuditReport report) =>
        (report.Fault!.Kind, report.Fault.Sequence);

    private ProjectionOptions Options(SqliteDatabase database) =>
        ProjectionTestDatabase.Options(run.Journal, run.Outline, database);

    private AuditReport Verify(string? archive)
    {
        using var reader = archive is null
            ? JournalReader.OfWhatIsThere(run.Journal)
            : new JournalReader(new JournalFolder(run.Journal, archive));
        return AuditVerification.Run(Database, reader, run.Outline(), Token);
    }

    private void Trim()
    {
        SaveState();
        _ = ProjectionTestDatabase.Project(run, Database, batchRows: 40);
        Execute("DROP TRIGGER audit_log_no_update");
        Execute("DROP TRIGGER audit_log_no_delete");
        Execute("DROP TRIGGER audit_anchors_no_update");
        Execute("DROP TRIGGER audit_anchors_no_delete");
        Assert.True(Retain().Removed > 2);
    }

    // At the end: the newest segments stay nevertheless, and their rows are what is left to compare.
    private void SaveState()
    {
        var segments = RetentionPlan.Make(run.Journal, Policy() with { IsWithoutProjection = true }).Segments;
        Assert.True(segments.Count > 6, $"only {segments.Count} segments");
        using var writer = Open();
        RetentionSample.Save(writer.Files, writer, 1);
    }

    private JournalWriter Open()
    {
        using var reader = JournalReader.OfWhatIsThere(run.Journal);
        Assert.True(reader.TryRead(out _));
        return JournalWriter.Open(run.Journal, new JournalOptions
        {
            Durability = Durability.None,
            ReserveBytes = 0,
            Build = "test",
            Configuration = reader.Header!.Configuration,
        });
    }

    private void AppendNote(string text)
    {
        using var writer = Open();
        _ = writer.Append(RecordKind.Note, 1, System.Text.Encoding.UTF8.GetBytes(text));
    }

    private static RetentionPolicy Policy() => new()
    {
        BeforeNs = long.MaxValue, Program = RetentionSample.Program,
    };

    private RetentionReport Retain()
    {
        using var reader = new ProjectionReader(Database);
        var mark = new ProjectionMark("trimmed.db", reader.Standing()!.Head);
        return Retention.Run(
            run.Journal, Archive, Policy() with { Projections = [mark] }, RetentionSample.Order);
    }

    private long First(long until, bool ascending)
    {
        using var connection = Database.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT {(ascending ? "min" : "max")}(sequence) FROM audit_log WHERE sequence <= {until}";
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private void Execute(string statement)
    {
        using var connection = Database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        _ = command.ExecuteNonQuery();
    }
}
