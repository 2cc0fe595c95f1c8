using System.Text;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Migrations;
using Plimsoll.Journal.Projections.Queries;
using Plimsoll.Journal.Projections.Running;
using Plimsoll.Journal.Reading;
using Plimsoll.Journal.Writing;

namespace Plimsoll.Tests.Journal.Projections.Folding;

/// <summary>Records that are neither events nor commands.</summary>
public sealed class OtherRecordTests
{
    private const string Kill = """
        {"action":"kill","level":"hard","number":1,"operator":"ann","reason":"odd fills","source":"file","strategy":"S"}
        """;

    [Fact]
    public void OperatorActionsAndNotes_BecomeRowsOfTheirOwnAndOfTheAuditLog()
    {
        using var run = RecordedRun.Plain(300);
        var journal = run.Path("more");
        Write(run.Journal, journal);
        var database = new SqliteDatabase(run.Path("more.db"));
        _ = new Migrator(database).Up();
        using (var projector = new Projector(
            ProjectionTestDatabase.Options(journal, () => RecordedRun.OutlineOf(journal), database),
            TestContext.Current.CancellationToken))
        {
            _ = projector.Run();
        }

        using var reader = new ProjectionReader(database);
        var actions = ProjectionTestDatabase.All(reader, "operator-actions");
        Assert.Equal(2, actions.Rows.Count);
        Assert.Equal("ann", actions.Value(0, "operator"));
        Assert.Equal("kill", actions.Value(0, "action"));
        Assert.Equal("odd fills", actions.Value(0, "reason"));
        Assert.Contains("\"level\":\"hard\"", actions.Text(0, "detail"), StringComparison.Ordinal);
        Assert.Equal("unknown", actions.Value(1, "operator"));
        Assert.Equal("{\"text\":\"in words\"}", actions.Value(1, "detail"));
        var notes = ProjectionTestDatabase.All(reader, "notes");
        Assert.Equal("a remark", Assert.Single(notes.Rows)[2]);
        var audited = reader.Rows(new ProjectionQuery
        {
            Source = QuerySources.Find("audit")!,
            Equal = new Dictionary<string, string> { ["operator"] = "ann" },
        });
        Assert.Single(audited.Rows);
        Assert.Equal("OperatorAction", audited.Value(0, "kind"));
        Assert.Equal("S", audited.Value(0, "strategy"));
    }

    private static void Write(string from, string to)
    {
        using var reader = new JournalReader(from);
        Assert.True(reader.TryRead(out _));
        using var writer = JournalWriter.Open(to, new JournalOptions
        {
            Durability = Durability.None, ReserveBytes = 0, Configuration = reader.Header!.Configuration,
        });
        var isFirst = true;
        while (reader.TryRead(out var record))
        {
            if (record.Kind < RecordKind.InputEvent)
            {
                continue;
            }

            _ = writer.Append(record.Kind, record.Version, record.Payload);
            if (isFirst)
            {
                _ = writer.Append(RecordKind.OperatorAction, 1, Encoding.UTF8.GetBytes(Kill));
                _ = writer.Append(RecordKind.OperatorAction, 1, "in words"u8);
                _ = writer.Append(RecordKind.Note, 1, "a remark"u8);
                isFirst = false;
            }
        }
    }
}
