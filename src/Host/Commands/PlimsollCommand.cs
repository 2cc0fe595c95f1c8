using System.CommandLine;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Host.Commands;

/// <summary>A command with examples and a body.</summary>
internal abstract class PlimsollCommand : Command
{
    protected PlimsollCommand(string name, string description)
        : base(name, description)
    {
    }

    /// <summary>Complete command lines that work, each with a comment or none.</summary>
    public abstract IReadOnlyList<string> Examples { get; }

    /// <summary>Does the work.</summary>
    public abstract ExitCode Execute(ParseResult arguments, CommandScope scope);
}
