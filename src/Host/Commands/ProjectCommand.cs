using System.CommandLine;
using System.Globalization;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Folding;
using Plimsoll.Journal.Projections.Running;
using Plimsoll.Journal.Reading;
using Plimsoll.Model.Values;
using Plimsoll.Research.Journaling;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll project</c></summary>
internal sealed class ProjectCommand : PlimsollCommand
{
    private static readonly TimeSpan StatusInterval = TimeSpan.FromSeconds(5);
    private readonly JournalPlace place = new();
    private readonly DatabaseOptions database;
    private readonly Option<bool> follow = new("--follow")
    {
        Description = "Go on while the journal is being written, until interrupted.",
    };

    private readonly Option<bool> rebuild = new("--rebuild")
    {
        Description = "Drop everything in the database first and project the journal from its beginning.",
    };

    public ProjectCommand()
        : base("project", "Bring orders, fills, positions and the rest of a journal, or evidence, into a database.")
    {
        place.AddTo(this);
        database = new DatabaseOptions(this, "--to", "sqlite:DIR.db, beside the journal");
        Options.Add(follow);
        Options.Add(rebuild);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plimsoll project journal", "plimsoll project journal --to sqlite:runs.db --follow",
        "plimsoll project journal --postgres --rebuild", "plimsoll project evidence",
    ];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var (path, archive) = place.Of(arguments);
        var target = database.Of(values, path.TrimEnd('/', '\\') + ".db");
        var isFollowing = values.IsSet(follow);
        using var interrupt = new Interrupt(scope.Output);
        var options = new ProjectionOptions
        {
            Folder = path,
            Archive = archive,
            Database = target,
            Outline = () => OutlineOrNone(path),
            Attempts = isFollowing ? int.MaxValue : ProjectionOptions.AttemptsUsual,
            OnTrouble = scope.Output.ErrorLine,
        };
        if (values.IsSet(rebuild))
        {
            RequireWhole(new JournalFolder(path, archive));
        }

        Projector.Prepare(options, values.IsSet(rebuild), interrupt.Token);
        using var projector = new Projector(options, interrupt.Token);
        var report = isFollowing ? Follow(projector, scope.Output) : projector.Run();
        Write(scope.Output, target, report, projector.Lag());
        return ExitCode.Ok;
    }

    // Before the database is emptied: what is archived could not be projected again without the archive.
    private static void RequireWhole(JournalFolder folder)
    {
        using var reader = new JournalReader(folder);
    }

    /// <summary>
    /// What a journal's header says of its run; null for a journal of evidence, which belongs to none.
    /// </summary>
    internal static RunOutline? OutlineOrNone(string folder) =>
        RunReplay.ConfigurationOf(folder).IsEmpty ? null : Outline(folder);

    internal static RunOutline Outline(string folder)
    {
        var description = RunReplay.Describe(folder);
        return new RunOutline
        {
            Configuration = description.Configuration,
            Strategies = [.. description.Strategies.Select(static one => one.Name)],
        };
    }

    private static ProjectionReport Follow(Projector projector, Output output)
    {
        // Where it stands is told now and then by a timer of its own: the projector itself may be waiting.
        using var timer = new Timer(
            _ => output.ErrorLine(string.Create(
                CultureInfo.InvariantCulture, $"at record {projector.Place.Head.Sequence}")),
            null, StatusInterval, StatusInterval);
        return projector.Follow();
    }

    private static void Write(Output output, IProjectionDatabase target, ProjectionReport report, ProjectionLag lag)
    {
        output.Json(json =>
        {
            json.BeginObject();
            json.Write("anchor", report.Place.Head.ToString());
            json.Write("database", target.Place);
            json.Write("lagNs", lag.Ns);
            json.Write("lagRecords", lag.Records);
            json.Write("records", report.Records);
            json.Write("rows", report.Rows);
            json.Write("transactions", report.Transactions);
            json.EndObject();
        });
        if (output.IsJson)
        {
            return;
        }

        output.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{target.Place}: {report.Records:N0} records gave {report.Rows:N0} rows in {report.Transactions} "
            + $"transactions"));
        output.Line(report.Place.Events == 0
            ? "nothing is projected yet"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"it stands at record {report.Place.Head.Sequence}, {TimestampText.Format(report.Place.TimeNs)}, "
                + $"{lag.Records} records behind the journal"));
    }
}
