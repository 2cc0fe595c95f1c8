using System.CommandLine;
using Plimsoll.Host.Paper;
using Plimsoll.Host.Safety;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll kill</c>, <c>pause</c>, <c>resume</c>, <c>flatten</c>, <c>reset</c></summary>
internal sealed class OperatorCommand : PlimsollCommand
{
    // In an emergency nobody should have to remember an option.
    private readonly Argument<string?> place = new("DIR")
    {
        Description = "The folder of the run.", HelpName = "DIR", Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly TextOption folder = new("--run-folder", "DIR", "The same as DIR.") { IsPath = true };

    private readonly TextOption level = new(
        "--level", "LEVEL", "How far: stop (no entries), cancel (orders too) or flatten (positions too).")
    {
        Choices = KillLevels.Words,
        DefaultText = "flatten",
    };

    private readonly TextOption strategy = new("--strategy", "NAME", "Only this strategy of the run.")
    {
        DefaultText = "all",
    };

    private readonly TextOption person = new("--operator", "NAME", "Who asks for it.");

    private readonly TextOption reason = new("--reason", "TEXT", "Why.");

    private OperatorCommand(string verb, string description)
        : base(verb, description)
    {
        Arguments.Add(place);
        Options.Add(folder);
        if (verb == "kill")
        {
            Options.Add(level);
        }

        Options.Add(strategy);
        Options.Add(person);
        Options.Add(reason);
    }

    public override IReadOnlyList<string> Examples => Name switch
    {
        "kill" =>
        [
            "plimsoll kill run", "plimsoll kill run --level stop --reason \"odd prices\"",
        ],
        "reset" => ["plimsoll reset run --operator \"A. Keel\" --reason \"feed mended, books agree\""],
        _ => [$"plimsoll {Name} run --operator \"A. Keel\" --reason \"news at 14:30\""],
    };

    public static OperatorCommand Kill() => new(
        "kill", "Engage the kill latch of a run: at once, durably, until somebody resets it by name.");

    public static OperatorCommand Pause() => new("pause", "No new entries in a run until it is resumed.");

    public static OperatorCommand Resume() => new("resume", "End a pause. Not a kill: that takes a reset.");

    public static OperatorCommand Flatten() => new(
        "flatten", "Cancel all orders and close all positions of a run once, without a latch.");

    public static OperatorCommand Reset() => new(
        "reset", "Open the kill latch and the tripped breakers of a run; needs a name and a reason.");

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var path = Folder(arguments.GetValue(place), values.Text(folder));
        var request = new ControlRequest(Name)
        {
            Level = Name == "kill" && KillLevels.TryParse(values.Word(level) ?? "flatten", out var asked)
                ? asked
                : KillLevel.Stop,
            Strategy = values.Text(strategy) ?? "",
            Operator = values.Text(person)?.Trim() ?? "",
            Reason = values.Text(reason)?.Trim() ?? "",
        };
        Require(request);
        if (!Directory.Exists(path))
        {
            throw CommandException.Usage("no such run folder", path, "check the path");
        }

        var reply = ControlClient.TryAsk(path, request) ?? WithoutProcess(path, request);
        scope.Output.Json(json =>
        {
            json.BeginObject();
            json.Write("isDone", reply.IsDone);
            json.Write("message", reply.Message);
            json.EndObject();
        });
        if (!scope.Output.IsJson)
        {
            scope.Output.Line((reply.IsDone ? "" : "not done: ") + reply.Message);
        }

        return reply.IsDone ? ExitCode.Ok : ExitCode.Finding;
    }

    private string Folder(string? asWord, string? asOption) => (asWord, asOption) switch
    {
        ({ } word, null) => word,
        (null, { } option) => option,
        (null, null) => throw CommandException.Usage(
            "no run is named", "plimsoll " + Name, "write the folder of the run"),
        _ => throw ValueReader.Refuse(folder, asOption!, "name the run once"),
    };

    private void Require(ControlRequest request)
    {
        if (Name is not ("reset" or "resume"))
        {
            return;
        }

        foreach (var (option, text) in (ReadOnlySpan<(TextOption, string)>)
            [(person, request.Operator), (reason, request.Reason)])
        {
            if (text.Length == 0)
            {
                throw CommandException.Usage(
                    "missing option", option.Name,
                    $"to go on needs a name and a reason: add {option.Name} {option.HelpName}");
            }
        }
    }

    // The latch needs no process: whoever kills before a start has killed it.
    private ControlReply WithoutProcess(string path, ControlRequest request)
    {
        if (Name != "kill")
        {
            throw new CommandException(
                ExitCode.Finding, "no process runs in the folder", path,
                "start it; it begins as latched as it ended" + (Name == "reset" ? ", and can be reset then" : ""));
        }

        var who = request.Operator.Length > 0 ? request.Operator : Environment.UserName;
        var why = request.Reason.Length > 0 ? request.Reason : "no reason given";
        var entry = new LatchEntry(
            request.Strategy, request.Level, "operator", who, why, ClockText.Now(TimeProvider.System));
        if (new LatchFile(path).Engage(entry) is { } trouble)
        {
            throw new CommandException(ExitCode.InputOutput, "the latch cannot be written", path, trouble);
        }

        return RunFolder.IsTaken(path)
            ? new ControlReply(
                false, "a process has the folder and does not listen: the latch is on disk for its next start; "
                + "end that process, or send it SIGUSR1")
            : new ControlReply(true, "no process runs in the folder: the latch is engaged for the next start");
    }
}
