using System.CommandLine;
using System.CommandLine.Parsing;
using Plimsoll.Host.Terminal;
using Plimsoll.Research.Strategies;

namespace Plimsoll.Host.Commands;

/// <summary>Says in one line what is wrong with a command line and how to mend it.</summary>
internal static class ParseErrors
{
    /// <exception cref="CommandException">Something is wrong.</exception>
    public static void ThrowIfAny(ParseResult arguments)
    {
        var command = arguments.CommandResult.Command;
        var help = $"see '{PathOf(arguments.CommandResult)} --help'";
        if (arguments.UnmatchedTokens.Count > 0)
        {
            throw Unmatched(arguments, command, arguments.UnmatchedTokens[0], help);
        }

        if (command.Subcommands.Count > 0)
        {
            return; // what is missing then is said by the command itself
        }

        if (arguments.Errors.Count > 0)
        {
            throw Wrong(arguments.Errors[0], help);
        }

        foreach (var option in command.Options)
        {
            if (option is TextOption { IsNeeded: true } && arguments.GetResult(option) is null)
            {
                throw CommandException.Usage(
                    "missing option", option.Name, $"add {option.Name} {option.HelpName}, {help}");
            }
        }
    }

    /// <summary>The command as it is written, e.g. <c>plimsoll data import</c>.</summary>
    public static string PathOf(CommandResult result)
    {
        var path = result.Command is RootCommand ? "plimsoll" : result.Command.Name;
        return result.Parent is CommandResult parent ? PathOf(parent) + " " + path : path;
    }

    private static CommandException Unmatched(ParseResult arguments, Command command, string token, string help)
    {
        if (token.StartsWith('-'))
        {
            var names = AllOptions(arguments.CommandResult).Select(static option => option.Name);
            return CommandException.Usage("unknown option", token, NearestName.Hint(token, names, help));
        }

        if (command.Subcommands.Count > 0)
        {
            var names = command.Subcommands.Select(static subcommand => subcommand.Name).ToArray();
            var all = "there are " + string.Join(", ", names);
            return CommandException.Usage("unknown command", token, NearestName.Hint(token, names, all));
        }

        return CommandException.Usage(
            "unexpected argument", token, $"leave it out, or quote what holds blanks; {help}");
    }

    private static IEnumerable<Option> AllOptions(CommandResult result)
    {
        IEnumerable<Option> own = result.Command.Options;
        return result.Parent is CommandResult parent ? own.Concat(AllOptions(parent).Where(static o => o.Recursive))
            : own;
    }

    private static CommandException Wrong(ParseError error, string help)
    {
        if (error.SymbolResult is OptionResult { Option: { } option } result)
        {
            return result.Tokens.Count == 0
                ? CommandException.Usage(
                    "option without value", option.Name, $"write {option.Name} {option.HelpName}, {help}")
                : CommandException.Usage(
                    "option given twice or with too many values",
                    option.Name + " " + string.Join(' ', result.Tokens.Select(static token => token.Value)),
                    help);
        }

        if (error.SymbolResult is ArgumentResult { Argument: { } argument })
        {
            return CommandException.Usage("missing argument", argument.HelpName ?? argument.Name, help);
        }

        return error.SymbolResult is CommandResult { Command: { } command } && command.Arguments.Count > 0
            ? CommandException.Usage(
                "missing argument", command.Arguments[0].HelpName ?? command.Arguments[0].Name, help)
            : CommandException.Usage("cannot read the command line", error.Message.TrimEnd('.'), help);
    }
}
