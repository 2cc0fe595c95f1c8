using System.Data.Common;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Folding;
using Plimsoll.Journal.Projections.Queries;
using Plimsoll.Journal.Reading;

namespace Plimsoll.Tests.Journal.Projections.Migrations;

public sealed class SqliteImmutabilityTests
{
    [Theory]
    [InlineData("UPDATE audit_log SET reason = 'other'")]
    [InlineData("UPDATE audit_log SET record_hash = record_hash WHERE sequence > 5")]
    [InlineData("DELETE FROM audit_log")]
    [InlineData("DELETE FROM audit_log WHERE sequence > 10")]
    [InlineData("INSERT OR REPLACE INTO audit_log SELECT * FROM audit_log LIMIT 1")]
    [InlineData("REPLACE INTO audit_anchors SELECT sequence, lower(hex(zeroblob(32))), 0 FROM audit_anchors")]
    [InlineData("UPDATE audit_anchors SET head_hash = 'x'")]
    [InlineData("DELETE FROM audit_anchors")]
    public void AuditLog_AnyChange_IsRefused(string statement)
    {
        using var run = RecordedRun.Plain(600);
        var database = new SqliteDatabase(run.Path("run.db"));
        _ = ProjectionTestDatabase.Project(run, database);
        var before = ProjectionTestDatabase.Dump(database);

        var refused = Assert.ThrowsAny<DbException>(() => PaperSchemaChecks.Execute(database, statement));

        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, ProjectionTestDatabase.Dump(database));
    }

    [Fact]
    public void AuditLog_EachRow_HasTheHashOfItsRecord_AndEachAnchorIsAHeadOfTheJournal()
    {
        using var run = RecordedRun.Random(81, 800);
        var database = new SqliteDatabase(run.Path("run.db"));
        _ = ProjectionTestDatabase.Project(run, database, batchRows: 30);
        using var reader = new ProjectionReader(database);
        var rows = ProjectionTestDatabase.All(reader, "audit");
        var anchors = ProjectionTestDatabase.All(reader, "anchors");
        var hashes = Enumerable.Range(0, rows.Rows.Count).ToDictionary(
            row => (long)rows.Value(row, "sequence")!, row => rows.Text(row, "record_hash"));
        var heads = new HashSet<string>(StringComparer.Ordinal);
        var events = 0;

        using var journal = new JournalReader(run.Journal);
        while (journal.TryRead(out var record))
        {
            heads.Add(journal.Head.ToString());
            if (hashes.Remove(record.Sequence, out var hash))
            {
                events++;
                Assert.Equal(RecordHash.Of(in record), hash);
            }
        }

        Assert.Empty(hashes);
        Assert.True(events > 100);
        Assert.True(anchors.Rows.Count > 3);
        Assert.All(anchors.Rows, row => Assert.Contains($"{row[0]}:{row[1]}", heads));
    }
}
