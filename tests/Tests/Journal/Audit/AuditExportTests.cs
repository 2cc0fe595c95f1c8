using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Plimsoll.Journal.Audit;
using Plimsoll.Journal.Format;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Queries;
using Plimsoll.Journal.Writing;
using Plimsoll.Model.Values;
using Plimsoll.Tests.Data;
using Plimsoll.Tests.Journal.Projections;

namespace Plimsoll.Tests.Journal.Audit;

public sealed class AuditExportTests : IDisposable
{
    private const string Nasty = "a \"quoted\" word, a comma,\r\na second line \u00e4\u20ac";
    private readonly TemporaryFolder folder = new();

    private SqliteDatabase Database => new(folder.Path("audit.db"));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "\"\"")]
    [InlineData(null, "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"yes\"", "\"say \"\"yes\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("cr\ronly", "\"cr\ronly\"")]
    [InlineData(" space ", " space ")]
    public void Csv_Field_IsQuotedWhereItMustBe(string? field, string wanted)
    {
        var line = new StringBuilder();
        CsvText.Append(line, field);
        Assert.Equal(wanted, line.ToString());
    }

    [Fact]
    public void Write_EachFormat_HoldsEachRowOnce()
    {
        var (_, manifest) = Exported(new AuditFilter());
        using var reader = new ProjectionReader(Database);
        var rows = ProjectionTestDatabase.All(reader, "audit");
        Assert.True(rows.Rows.Count > 50);

        var csv = ReadCsv(File.ReadAllText(folder.Path("out/audit.csv")));
        Assert.Equal(
            "sequence,time,time_ns,kind,what,instrument,strategy,order_id,reason,operator,payload,record_hash",
            string.Join(',', csv[0]));
        var array = JsonDocument.Parse(File.ReadAllText(folder.Path("out/audit.json"))).RootElement;
        var lines = File.ReadAllLines(folder.Path("out/audit.jsonl"));
        Assert.Equal(rows.Rows.Count, csv.Count - 1);
        Assert.Equal(rows.Rows.Count, array.GetArrayLength());
        Assert.Equal(rows.Rows.Count, lines.Length);
        for (var row = 0; row < rows.Rows.Count; row++)
        {
            var item = array[row];
            Assert.Equal(item.GetRawText(), lines[row]);
            var names = item.EnumerateObject().Select(static one => one.Name).ToList();
            Assert.Equal(names.Order(StringComparer.Ordinal), names);
            foreach (var column in rows.Columns.Select(static one => one.Name))
            {
                var known = rows.Value(row, column);
                var inCsv = csv[row + 1][csv[0].IndexOf(column)];
                Assert.Equal(Convert.ToString(known, CultureInfo.InvariantCulture) ?? "", inCsv);
                var inJson = item.GetProperty(column);
                Assert.Equal(known is null, inJson.ValueKind == JsonValueKind.Null);
                if (known is long number)
                {
                    Assert.Equal(number, inJson.GetInt64());
                }
            }

            var time = TimestampText.Format((long)rows.Value(row, "time_ns")!);
            Assert.Equal(time, item.GetProperty("time").GetString());
            Assert.EndsWith("Z", csv[row + 1][1], StringComparison.Ordinal);
        }

        Assert.Equal(6, manifest.Files.Count);
        Assert.All(manifest.Files, file => Assert.Equal(
            file.Hash,
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(folder.Path("out/" + file.Name))))));
        Assert.All(
            manifest.Files.Where(static file => file.Name.StartsWith("audit.", StringComparison.Ordinal)),
            file => Assert.Equal(rows.Rows.Count, file.Rows));
        Assert.Equal(rows.Value(0, "sequence"), manifest.FirstSequence);
        Assert.Equal(reader.Standing()!.Head, manifest.Anchor);
        Assert.Null(AuditExport.Verify(folder.Path("out")).Fault);
    }

    [Fact]
    public void Write_TextsWithQuotesCommasAndLines_ComeBackTheSame()
    {
        using var run = RecordedRun.Plain(200);
        using (var writer = JournalWriter.Open(run.Journal, new JournalOptions
        {
            ReserveBytes = 0, Build = "test", Configuration = Configuration(run.Journal),
        }))
        {
            _ = writer.Append(RecordKind.Note, 1, Encoding.UTF8.GetBytes(Nasty));
            _ = writer.Append(RecordKind.OperatorAction, 1, Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
                new { action = "pause", @operator = "o'Neil, \"Jo\"", reason = Nasty, strategy = "" })));
            _ = writer.Append(RecordKind.OperatorAction, 1, "stop everything"u8);
        }

        _ = ProjectionTestDatabase.Project(run, Database);
        _ = AuditExport.Write(
            Database, new AuditFilter { Operator = "o'Neil, \"Jo\"" }, ExportChecks.AllFormats, folder.Path("out"),
            TestContext.Current.CancellationToken);
        var csv = ReadCsv(File.ReadAllText(folder.Path("out/audit.csv")));
        Assert.Equal(2, csv.Count);
        Assert.Equal(Nasty, csv[1][csv[0].IndexOf("reason")]);
        Assert.Equal("o'Neil, \"Jo\"", csv[1][csv[0].IndexOf("operator")]);
        var line = JsonDocument.Parse(Assert.Single(File.ReadAllLines(folder.Path("out/audit.jsonl")))).RootElement;
        Assert.Equal(Nasty, line.GetProperty("reason").GetString());
        Assert.Equal("pause", line.GetProperty("payload").GetProperty("action").GetString());
        Assert.Null(AuditExport.Verify(folder.Path("out")).Fault);

        using var reader = new ProjectionReader(Database);
        var actions = ProjectionTestDatabase.All(reader, "operator-actions");
        Assert.Equal(2, actions.Rows.Count);
        Assert.Equal("pause", actions.Text(0, "action"));
        Assert.Equal("stop everything", actions.Text(1, "action"));
        Assert.Equal("unknown", actions.Text(1, "operator"));
    }

    [Fact]
    public void Write_NoRows_IsSoundAndEmpty()
    {
        var (_, manifest) = Exported(new AuditFilter { Operator = "nobody" });
        Assert.All(
            manifest.Files.Where(static file => file.Name.StartsWith("audit.", StringComparison.Ordinal)),
            static file => Assert.Equal(0, file.Rows));
        Assert.Equal("nobody", manifest.Filter["operator"]);
        Assert.Equal(0, JsonDocument.Parse(File.ReadAllText(folder.Path("out/audit.json"))).RootElement
            .GetArrayLength());
        Assert.Null(AuditExport.Verify(folder.Path("out")).Fault);
    }

    [Fact]
    public void Write_FolderIsThere_IsRefusedAndLeftAlone()
    {
        _ = Exported(new AuditFilter());
        var before = File.ReadAllBytes(folder.Path("out/manifest.json"));

        var refused = Assert.Throws<ProjectionException>(() => AuditExport.Write(
            Database, new AuditFilter(), [ExportFormat.Csv], folder.Path("out"),
            TestContext.Current.CancellationToken));

        Assert.Contains("nothing is written over", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(folder.Path("out/manifest.json")));
    }

    [Fact]
    public void Write_CalledOff_LeavesNothing()
    {
        using var run = RecordedRun.Plain(200);
        _ = ProjectionTestDatabase.Project(run, Database);

        Assert.ThrowsAny<OperationCanceledException>(() => AuditExport.Write(
            Database, new AuditFilter(), [ExportFormat.Csv], folder.Path("out"), new CancellationToken(true)));

        Assert.DoesNotContain(
            Directory.GetFileSystemEntries(Path.GetDirectoryName(folder.Path("out"))!),
            static path => Path.GetFileName(path).StartsWith("out", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("audit.csv")]
    [InlineData("audit.jsonl")]
    [InlineData("anchors.json")]
    public void Verify_AByteChanged_NamesTheFile(string name)
    {
        _ = Exported(new AuditFilter());
        var bytes = File.ReadAllBytes(folder.Path("out/" + name));
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(folder.Path("out/" + name), bytes);

        Assert.StartsWith(name, AuditExport.Verify(folder.Path("out")).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_AFileGoneOrAdded_IsNamed()
    {
        _ = Exported(new AuditFilter());
        File.WriteAllText(folder.Path("out/more.csv"), "x");
        Assert.StartsWith("more.csv", AuditExport.Verify(folder.Path("out")).Fault, StringComparison.Ordinal);
        File.Delete(folder.Path("out/more.csv"));
        File.Delete(folder.Path("out/audit.json"));
        Assert.StartsWith("audit.json", AuditExport.Verify(folder.Path("out")).Fault, StringComparison.Ordinal);
        File.WriteAllText(folder.Path("out/manifest.json"), "{}");
        Assert.Throws<ProjectionException>(() => AuditExport.Verify(folder.Path("out")));
    }

    [Theory]
    [InlineData("7", ChainKeyKind.Order, 7)]
    [InlineData("order:7", ChainKeyKind.Order, 7)]
    [InlineData("record:120", ChainKeyKind.Record, 120)]
    [InlineData("position:3", ChainKeyKind.Position, 3)]
    public void ChainKey_Forms_AreRead(string text, ChainKeyKind kind, long number)
    {
        Assert.True(ChainKey.TryParse(text, out var key));
        Assert.Equal(new ChainKey(kind, number), key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("seven")]
    [InlineData("trade:7")]
    [InlineData("order:7:8")]
    public void ChainKey_AnythingElse_IsNone(string text) => Assert.False(ChainKey.TryParse(text, out _));

    [Theory]
    [InlineData("19000:77", true)]
    [InlineData("-5:1", true)]
    [InlineData("19000", false)]
    [InlineData("a:b", false)]
    [InlineData("1:-2", false)]
    public void Cursor_Text_IsReadBack(string text, bool isOne)
    {
        Assert.Equal(isOne, QueryCursor.TryParse(text, out var cursor));
        Assert.Equal(isOne ? text : "0:0", cursor.ToString());
    }

    public void Dispose() => folder.Dispose();

    private static byte[] Configuration(string journal)
    {
        using var reader = new Plimsoll.Journal.Reading.JournalReader(journal);
        Assert.True(reader.TryRead(out _));
        return reader.Header!.Configuration.ToArray();
    }

    // Reads what RFC 4180 describes, written apart from the writer.
    private static List<List<string>> ReadCsv(string text)
    {
        var (rows, row, field) = (new List<List<string>>(), new List<string>(), new StringBuilder());
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (isQuoted)
            {
                if (text[i] != '"')
                {
                    field.Append(text[i]);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    field.Append('"');
                    i++;
                }
                else
                {
                    isQuoted = false;
                }
            }
            else if (text[i] == '"')
            {
                isQuoted = true;
            }
            else if (text[i] == ',' || text[i] == '\n')
            {
                row.Add(field.ToString());
                field.Clear();
                if (text[i] == '\n')
                {
                    rows.Add(row);
                    row = [];
                }
            }
            else if (text[i] != '\r')
            {
                field.Append(text[i]);
            }
        }

        return rows;
    }

    private (string Folder, ExportManifest Manifest) Exported(AuditFilter filter)
    {
        using var run = RecordedRun.Random(89, 300);
        _ = ProjectionTestDatabase.Project(run, Database);
        var path = folder.Path("out");
        return (path, AuditExport.Write(
            Database, filter, ExportChecks.AllFormats, path, TestContext.Current.CancellationToken));
    }
}
