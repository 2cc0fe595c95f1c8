using System.CommandLine;
using System.Globalization;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Benchmarks;
using Plimsoll.Journal.Projections.Databases;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll bench project</c></summary>
internal sealed class BenchProjectCommand : PlimsollCommand
{
    private readonly Argument<string> folder = new("DIR") { Description = "Folder of a journal.", HelpName = "DIR" };
    private readonly Option<bool> postgres = new("--postgres")
    {
        Description = "Measure the PostgreSQL server that " + PostgresDatabase.Setting
            + " names too. What its schema holds is lost.",
    };

    public BenchProjectCommand()
        : base("project", "Time projecting a journal beside folding it and inserting its rows, singly and in bulk.")
    {
        Arguments.Add(folder);
        Options.Add(postgres);
    }

    public override IReadOnlyList<string> Examples =>
        ["plimsoll bench project journal", "plimsoll bench project journal --postgres"];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var path = arguments.GetRequiredValue(folder);
        var file = Path.Combine(Path.GetTempPath(), "bench-project-" + Path.GetRandomFileName());
        using var interrupt = new Interrupt(scope.Output);
        var rows = new List<ProjectionBenchmarkRow>();
        try
        {
            rows.Add(ProjectionBenchmark.Run(
                path, () => ProjectCommand.Outline(path), new SqliteDatabase(file), interrupt.Token));
        }
        finally
        {
            foreach (var part in Directory.EnumerateFiles(Path.GetTempPath(), Path.GetFileName(file) + "*"))
            {
                File.Delete(part);
            }
        }

        if (values.IsSet(postgres))
        {
            var server = new PostgresDatabase(DatabaseOptions.Server());
            rows.Add(ProjectionBenchmark.Run(path, () => ProjectCommand.Outline(path), server, interrupt.Token));
        }

        Write(scope.Output, rows);
        return ExitCode.Ok;
    }

    private static void Write(Output output, List<ProjectionBenchmarkRow> rows)
    {
        output.Json(json =>
        {
            json.BeginObject();
            json.BeginArray("rows");
            foreach (var row in rows)
            {
                json.BeginObject();
                json.Write("database", row.Database);
                json.Write("foldSeconds", row.FoldSeconds);
                json.Write("insertSeconds", row.InsertSeconds);
                json.Write("plainSeconds", row.PlainSeconds);
                json.Write("projectionSeconds", row.ProjectionSeconds);
                json.Write("ratio", row.Ratio);
                json.Write("records", row.Records);
                json.Write("recordsPerSecond", row.RecordsPerSecond);
                json.Write("rows", row.Rows);
                json.Write("rowsPerSecond", row.RowsPerSecond);
                json.EndObject();
            }

            json.EndArray();
            json.EndObject();
        });
        if (output.IsJson)
        {
            return;
        }

        output.Line("database     records       rows  fold s  insert s  bulk s  project s  records/s    rows/s  ratio");
        foreach (var row in rows)
        {
            output.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Database,-8}  {row.Records,10}  {row.Rows,9}  {row.FoldSeconds,6:0.00}  "
                + $"{row.InsertSeconds,8:0.00}  {row.PlainSeconds,6:0.00}  {row.ProjectionSeconds,9:0.00}  "
                + $"{row.RecordsPerSecond,9:0}  "
                + $"{row.RowsPerSecond,8:0}  {row.Ratio,5:0.00}"));
        }
    }
}
