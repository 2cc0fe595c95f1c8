using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Folding;
using Plimsoll.Journal.Projections.Migrations;
using Plimsoll.Journal.Projections.Queries;
using Plimsoll.Journal.Projections.Running;

namespace Plimsoll.Tests.Journal.Projections;

/// <summary>What tests of both databases share.</summary>
internal static class ProjectionTestDatabase
{
    public static ProjectionOptions Options(
        string journal, Func<RunOutline> outline, IProjectionDatabase database, int batchRows = 5_000) => new()
        {
            Folder = journal,
            Database = database,
            Outline = outline,
            BatchRows = batchRows,
            FirstPause = TimeSpan.FromMilliseconds(20),
            PauseMax = TimeSpan.FromMilliseconds(200),
            PollInterval = TimeSpan.FromMilliseconds(10),
        };

    public static ProjectionReport Project(RecordedRun run, IProjectionDatabase database, int batchRows = 5_000)
    {
        _ = new Migrator(database).Up();
        using var projector = new Projector(
            Options(run.Journal, run.Outline, database, batchRows), TestContext.Current.CancellationToken);
        return projector.Run();
    }

    public static ProjectionRows All(ProjectionReader reader, string source) => reader.Rows(new ProjectionQuery
    {
        Source = QuerySources.Find(source) ?? throw new ArgumentException(source), Limit = 1_000_000,
    });

    /// <summary>All rows of all tables as text.</summary>
    public static string Dump(IProjectionDatabase database, bool withAnchors = true)
    {
        using var reader = new ProjectionReader(database);
        var lines = new List<string>();
        foreach (var source in QuerySources.All)
        {
            if (source.Name == "anchors" && !withAnchors)
            {
                continue;
            }

            var rows = All(reader, source.Name);
            lines.Add($"{source.Name}: {string.Join(",", rows.Columns.Select(static one => one.Name))}");
            lines.AddRange(rows.Rows.Select(static row => string.Join("|", row.Select(static one => one ?? "null"))));
        }

        return string.Join("\n", lines);
    }

    /// <summary>A column's value of a row.</summary>
    public static object? Value(this ProjectionRows rows, int row, string column)
    {
        var place = rows.Columns.Select(static one => one.Name).ToList().IndexOf(column);
        Assert.True(place >= 0, "no column " + column);
        return rows.Rows[row][place];
    }

    public static string Text(this ProjectionRows rows, int row, string column) =>
        Assert.IsType<string>(rows.Value(row, column));
}
