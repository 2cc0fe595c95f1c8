namespace Plimsoll.Host.Terminal;

/// <summary>An error that a user can mend. Each of its lines is one whole message: what, value, remedy.</summary>
internal sealed class CommandException : Exception
{
    public CommandException(ExitCode code, string what, string value, string remedy)
        : this(code, [$"{what}: {value}: {remedy}"])
    {
    }

    public CommandException(ExitCode code, IReadOnlyList<string> lines, Exception? cause = null)
        : base(string.Join("; ", lines), cause)
    {
        Code = code;
        Lines = lines;
    }

    public ExitCode Code { get; }

    public IReadOnlyList<string> Lines { get; }

    public static CommandException Usage(string what, string value, string remedy) =>
        new(ExitCode.Usage, what, value, remedy);
}
