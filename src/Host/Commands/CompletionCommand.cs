using System.CommandLine;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Host.Commands;

/// <summary><c>plimsoll completion</c></summary>
internal sealed class CompletionCommand : PlimsollCommand
{
    private readonly Command root;
    private readonly Argument<string> shell = new(
        "SHELL") { Description = "bash, zsh or fish.", HelpName = "bash|zsh|fish" };

    public CompletionCommand(Command root)
        : base("completion", "Print a script that makes a shell complete commands, options and their values.")
    {
        this.root = root;
        Arguments.Add(shell);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plimsoll completion bash > ~/.local/share/bash-completion/completions/plimsoll",
        "plimsoll completion zsh > \"${fpath[1]}/_plimsoll\"",
        "plimsoll completion fish > ~/.config/fish/completions/plimsoll.fish",
    ];

    public override ExitCode Execute(ParseResult arguments, CommandScope scope)
    {
        var name = arguments.GetValue(shell) ?? "";
        var script = name switch
        {
            "bash" => CompletionScript.Bash(root),
            "zsh" => CompletionScript.Zsh(root),
            "fish" => CompletionScript.Fish(root),
            _ => throw CommandException.Usage("unknown shell", name, "one of bash, zsh, fish"),
        };
        scope.Output.Json(json =>
        {
            json.BeginObject();
            json.Write("script", script);
            json.Write("shell", name);
            json.EndObject();
        });
        if (!scope.Output.IsJson)
        {
            scope.Output.Human.Write(script);
        }

        return ExitCode.Ok;
    }
}
