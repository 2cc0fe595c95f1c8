using System.Security.Cryptography;
using System.Text.Json;
using Plimsoll.Journal.Audit;
using Plimsoll.Journal.Evidence;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Queries;
using Plimsoll.Journal.Projections.Running;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Writing;
using Plimsoll.Kernel.Authorization;
using Plimsoll.Tests.Journal.Evidence;

namespace Plimsoll.Tests.Journal.Projections.Folding;

/// <summary>A journal of evidence, which belongs to no run, is projected as every journal is.</summary>
public sealed class EvidenceFoldTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Run_JournalOfEvidence_GivesARowAStatement()
    {
        using var sample = new EvidenceSample();
        var first = sample.Journal.Append(sample.Key, EvidenceSample.Record);
        var second = sample.Journal.Append(sample.Key, EvidenceSample.Withdrawal);
        var database = new SqliteDatabase(Path.Combine(sample.Folder, "evidence.db"));

        var report = Project(sample, database);

        Assert.Equal(2, report.Place.Events);
        Assert.Equal(EvidenceSample.Withdrawal.AtNs, report.Place.TimeNs);
        using var reader = new ProjectionReader(database);
        var rows = ProjectionTestDatabase.All(reader, "evidence");
        Assert.Equal([first, second], rows.Rows.Select(static row => (long)row[0]!));
        Assert.Equal(EvidenceSample.Record.IssuedNs, rows.Value(0, "time_ns"));
        Assert.Equal(EvidenceKinds.WordOf(EvidenceSample.Record.Kind), rows.Value(0, "kind"));
        Assert.Equal(EvidenceSample.Record.Subject.Strategy, rows.Value(0, "strategy"));
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(EvidenceDocument.Write(EvidenceSample.Record))),
            rows.Value(0, "content_hash"));
        var content = JsonDocument.Parse(rows.Text(0, "content")).RootElement;
        Assert.Equal(sample.Key.Id, content.GetProperty("key").GetString());
        Assert.Equal(
            EvidenceSample.Record.Reason, content.GetProperty("statement").GetProperty("reason").GetString());
        Assert.Equal("withdrawal", rows.Value(1, "kind"));
        Assert.Equal("SmaCross", rows.Value(1, "strategy"));
        var audit = ProjectionTestDatabase.All(reader, "audit");
        Assert.Equal(["Evidence", "Withdrawal"], audit.Rows.Select(static row => (string)row[3]!));
        Assert.Equal("ada", audit.Value(1, "operator"));
        Assert.Empty(ProjectionTestDatabase.All(reader, "run").Rows);
    }

    [Fact]
    public void Run_AfterEachStatement_AddsOnlyWhatIsNewAndARebuildGivesTheSame()
    {
        using var sample = new EvidenceSample();
        var database = new SqliteDatabase(Path.Combine(sample.Folder, "evidence.db"));
        for (var i = 0; i < 5; i++)
        {
            _ = i % 2 == 0
                ? sample.Journal.Append(sample.Key, EvidenceSample.Record with { Issuer = $"issuer {i}" })
                : sample.Journal.Append(sample.Key, EvidenceSample.Withdrawal with { Actor = $"actor {i}" });
            // The row itself, its row in the audit log.
            Assert.Equal(2, Project(sample, database).Rows);
            Assert.Equal(0, Project(sample, database).Rows);
        }

        var before = ProjectionTestDatabase.Dump(database, withAnchors: false);
        Projector.Prepare(Options(sample, database), empties: true, Cancellation);
        Assert.Equal(10, Project(sample, database).Rows);

        Assert.Equal(before, ProjectionTestDatabase.Dump(database, withAnchors: false));
        using var journal = new JournalReader(sample.JournalFolder);
        var proved = AuditVerification.Run(database, journal, null, Cancellation);
        Assert.Null(proved.Fault);
        Assert.Equal(10, proved.Rows);
    }

    [Fact]
    public void Run_StatementThatNobodyCanRead_IsKeptAsItIs()
    {
        using var sample = new EvidenceSample();
        _ = sample.Journal.Append(sample.Key, EvidenceSample.Record);
        using (var writer = JournalWriter.Open(sample.JournalFolder, new JournalOptions { ReserveBytes = 0 }))
        {
            _ = writer.Append(RecordKind.Evidence, 1, sample.Key.Sign("{\"type\":\"novel\"}\0"u8.ToArray()).ToBytes());
        }

        var database = new SqliteDatabase(Path.Combine(sample.Folder, "evidence.db"));
        _ = Project(sample, database);

        using var reader = new ProjectionReader(database);
        var rows = ProjectionTestDatabase.All(reader, "evidence");
        Assert.Equal("unknown", rows.Value(1, "kind"));
        Assert.Equal(EvidenceSample.Record.IssuedNs, rows.Value(1, "time_ns"));
        Assert.Contains(
            Convert.ToHexStringLower("{\"type\":\"novel\"}\0"u8), rows.Text(1, "content"), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_RecordsOfARunWithoutItsDescription_AreRefused()
    {
        using var sample = new EvidenceSample();
        using (var writer = JournalWriter.Open(sample.JournalFolder, new JournalOptions { ReserveBytes = 0 }))
        {
            _ = writer.Append(RecordKind.Note, 1, "no evidence"u8);
        }

        var refused = Assert.Throws<JournalException>(
            () => Project(sample, new SqliteDatabase(Path.Combine(sample.Folder, "evidence.db"))));

        Assert.Contains("describes no run", refused.Message, StringComparison.Ordinal);
    }

    private static ProjectionOptions Options(EvidenceSample sample, IProjectionDatabase database) => new()
    {
        Folder = sample.JournalFolder, Database = database, Outline = static () => null,
    };

    private static ProjectionReport Project(EvidenceSample sample, IProjectionDatabase database)
    {
        Projector.Prepare(Options(sample, database), empties: false, Cancellation);
        using var projector = new Projector(Options(sample, database), Cancellation);
        return projector.Run();
    }
}
