using System.CommandLine;
using System.Globalization;
using Plimsoll.Host.Commands;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Host;

/// <summary>One run of the program: read the command line, run the command, report.</summary>
internal static class CommandLineRun
{
    public static int Start(IReadOnlyList<string> arguments, Type? ownStrategy)
    {
        // Nothing the program prints or reads depends on the language of the machine.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var output = Output.OfProcess();
        output.IsJson = arguments.Contains("--json");
        var isDebug = arguments.Contains("--debug");
        return (int)TopLevelFilter.Run(
            output, isDebug, () => Execute(arguments, Scope(output, ownStrategy)));
    }

    /// <summary>The launcher tells how it was called, so that printed commands can be copied.</summary>
    private static CommandScope Scope(Output output, Type? ownStrategy) => new(output, ownStrategy)
    {
        ProgramName = Environment.GetEnvironmentVariable("PLIMSOLL_PROGRAM") is { Length: > 0 } name
            ? Shell.Quote(name)
            : "plimsoll",
    };

    private static ExitCode Execute(IReadOnlyList<string> arguments, CommandScope scope)
    {
        var output = scope.Output;
        if (arguments is ["--version"])
        {
            output.Line(ProductVersion.Text);
            return ExitCode.Ok;
        }

        var tree = new CommandTree();
        var parsed = tree.Root.Parse(
            arguments, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (parsed.GetValue(tree.Help) || arguments.Count == 0)
        {
            HelpPage.Write(tree, parsed.CommandResult, output.Human);
            return ExitCode.Ok;
        }

        ParseErrors.ThrowIfAny(parsed);
        if (parsed.CommandResult.Command is PlimsollCommand command)
        {
            return command.Execute(parsed, scope);
        }

        return ExecuteRoot(tree, parsed, output);
    }

    private static ExitCode ExecuteRoot(CommandTree tree, ParseResult parsed, Output output)
    {
        if (!parsed.GetValue(tree.Version))
        {
            throw CommandException.Usage("missing command", "plimsoll", "see 'plimsoll --help'");
        }

        output.Json(static json =>
        {
            json.BeginObject();
            json.Write("version", ProductVersion.Text);
            json.EndObject();
        });
        if (!output.IsJson)
        {
            output.Line(ProductVersion.Text);
        }

        return ExitCode.Ok;
    }
}
