using System.CommandLine;
using System.Globalization;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Migrations;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll db migrate</c></summary>
internal sealed class DatabaseMigrateCommand : PlimsollCommand
{
    private static readonly string[] Actions = ["up", "down", "status"];
    private readonly Argument<string> action = new("ACTION")
    {
        Description = "up, down or status.", HelpName = "up|down|status",
    };

    private readonly DatabaseOptions database;
    private readonly TextOption version = new("--version-to", "N", "With down: the step to stay at.")
    {
        DefaultText = "the one before the newest that is applied",
    };

    private readonly Option<bool> yes = new("--yes")
    {
        Description = "With down: lose what the tables hold. Without it, only what would be lost is said.",
    };

    public DatabaseMigrateCommand()
        : base("migrate", "Bring the schema of a projection up or down, or say where it stands.")
    {
        Arguments.Add(action);
        database = new DatabaseOptions(this, "--database", "none");
        Options.Add(version);
        Options.Add(yes);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plimsoll db migrate up --database sqlite:run.db", "plimsoll db migrate status --postgres",
        "plimsoll db migrate down --database sqlite:run.db --yes",
    ];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var word = arguments.GetRequiredValue(action);
        if (!Actions.Contains(word, StringComparer.Ordinal))
        {
            throw CommandException.Usage("unknown action", word, "write one of " + string.Join(", ", Actions));
        }

        var target = word == "up" ? database.Of(values, null) : database.Existing(values, null);
        var migrator = new Migrator(target);
        var stay = values.Whole(version, 0, migrator.Newest);
        var changed = word switch
        {
            "up" => migrator.Up(),
            "down" => Down(migrator, target, stay, values.IsSet(yes), scope.Output),
            _ => migrator.Status(),
        };
        Write(scope.Output, target, word, changed);
        return ExitCode.Ok;
    }

    private static IReadOnlyList<MigrationState> Down(
        Migrator migrator, IProjectionDatabase target, long? stay, bool isMeant, Output output)
    {
        var applied = migrator.Status().Where(static one => one.IsApplied).ToList();
        var version = (int)(stay ?? Math.Max(0, applied.Count - 1));
        var lost = applied.Where(one => one.Version > version).ToList();
        if (lost.Count == 0)
        {
            return [];
        }

        output.ErrorLine(
            $"{target.Place}: everything in the tables of {string.Join(", ", lost.Select(static one => one.Name))} is "
            + "lost; the journal is not touched, and 'plimsoll project' brings it back");
        return isMeant ? migrator.Down(version) : throw CommandException.Usage(
            "rows would be lost", target.Place, "add --yes when that is meant");
    }

    private static void Write(
        Output output, IProjectionDatabase target, string word, IReadOnlyList<MigrationState> steps)
    {
        output.Json(json =>
        {
            json.BeginObject();
            json.Write("action", word);
            json.Write("database", target.Place);
            json.BeginArray("steps");
            foreach (var step in steps)
            {
                json.BeginObject();
                json.Write("checksum", step.Checksum);
                json.Write("isApplied", step.IsApplied);
                json.Write("name", step.Name);
                json.Write("version", step.Version);
                json.EndObject();
            }

            json.EndArray();
            json.EndObject();
        });
        if (output.IsJson)
        {
            return;
        }

        if (steps.Count == 0)
        {
            output.Line($"{target.Place}: nothing to do");
        }

        foreach (var step in steps)
        {
            output.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"{step.Version:0000} {step.Name,-12} {(step.IsApplied ? "applied" : "absent"),-8} "
                + $"{step.Checksum[..16]}"));
        }
    }
}
