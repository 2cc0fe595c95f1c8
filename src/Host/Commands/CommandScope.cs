using Plimsoll.Host.Terminal;

namespace Plimsoll.Host.Commands;

/// <summary>What a command gets from the program besides its arguments.</summary>
internal sealed class CommandScope
{
    public CommandScope(Output output, Type? ownStrategy)
    {
        Output = output;
        OwnStrategy = ownStrategy;
    }

    public Output Output { get; }

    /// <summary>The strategy of a single-file program; null in the program itself.</summary>
    public Type? OwnStrategy { get; }

    /// <summary>The name the user starts the program by, for examples that can be copied.</summary>
    public string ProgramName { get; init; } = "plimsoll";
}
