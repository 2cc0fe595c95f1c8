using Plimsoll.Journal.Audit;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Tests.Data;
using Plimsoll.Tests.Journal.Projections;

namespace Plimsoll.Tests.Journal.Audit;

internal static class ExportChecks
{
    public static readonly ExportFormat[] AllFormats =
        [ExportFormat.Csv, ExportFormat.Json, ExportFormat.JsonLines];

    public static void BothGiveTheSameBytes(IProjectionDatabase other)
    {
        using var folder = new TemporaryFolder();
        using var run = RecordedRun.Random(99, 400);
        var first = new SqliteDatabase(folder.Path("audit.db"));
        foreach (var (database, name) in new[] { ((IProjectionDatabase)first, "one"), (other, "two") })
        {
            _ = ProjectionTestDatabase.Project(run, database, batchRows: 50);
            _ = AuditExport.Write(
                database, new AuditFilter(), AllFormats, folder.Path(name), TestContext.Current.CancellationToken);
        }

        var files = Directory.GetFiles(folder.Path("one"));
        Assert.Equal(7, files.Length);
        Assert.All(files, path => Assert.Equal(
            File.ReadAllBytes(path), File.ReadAllBytes(Path.Combine(folder.Path("two"), Path.GetFileName(path)))));
    }
}
