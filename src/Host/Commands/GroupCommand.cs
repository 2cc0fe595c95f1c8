using System.CommandLine;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Host.Commands;

/// <summary>A command that only holds others.</summary>
internal sealed class GroupCommand : PlimsollCommand
{
    public GroupCommand(string name, string description, params PlimsollCommand[] commands)
        : base(name, description)
    {
        foreach (var command in commands)
        {
            Subcommands.Add(command);
        }

        Examples = [.. commands.Select(static command => command.Examples[0])];
    }

    public override IReadOnlyList<string> Examples { get; }

    public override ExitCode Execute(ParseResult arguments, CommandScope scope) =>
        throw CommandException.Usage(
            "missing command",
            "plimsoll " + Name,
            "add one of " + string.Join(", ", Subcommands.Select(static command => command.Name)));
}
