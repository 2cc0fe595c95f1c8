using System.CommandLine;
using Plimsoll.Host.Configuration;
using Plimsoll.Host.Safety;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll authorize bypass</c></summary>
internal sealed class AuthorizeBypassCommand : PlimsollCommand
{
    private readonly TextOption folder = RunFolderOption.Create();

    private readonly TextOption length = new(
        "--for", "LENGTH", "For how long, in market time, such as 10m; at most 60m.")
    {
        IsNeeded = true,
    };

    private readonly OperatorOptions person = new();

    public AuthorizeBypassCommand()
        : base("bypass", "For a test on paper, let entries of a run pass without authorization for a while.")
    {
        foreach (var option in (Option[])[folder, length, .. person.All])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples =>
        ["plimsoll authorize bypass --run-folder run --for 10m --operator ada --reason \"test of the limits\""];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var values = new ValueReader(arguments);
        var path = values.Needed(folder);
        var (name, reason) = person.Read(values);
        var text = values.Needed(length);
        if (!LengthText.TryParse(text, out _))
        {
            throw ValueReader.Refuse(length, text, "write " + LengthText.Expected);
        }

        var reply = ControlClient.TryAsk(path, new ControlRequest("bypass")
        {
            Length = text, Operator = name, Reason = reason,
        }) ?? throw new CommandException(
            ExitCode.Finding, "no process runs in the folder", path, "a bypass is for a run that goes on");
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
}
