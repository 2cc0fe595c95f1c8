using System.CommandLine;
using System.CommandLine.Parsing;

namespace Plimsoll.Host.Commands;

/// <summary>The help of a command: what it does, how it is written, its options, examples.</summary>
internal static class HelpPage
{
    private const int WidthMax = 100;
    private const int NameWidthMax = 34;

    public static void Write(CommandTree tree, CommandResult result, TextWriter writer)
    {
        var command = result.Command;
        writer.WriteLine(command.Description);
        writer.WriteLine();
        writer.WriteLine("Usage:");
        writer.WriteLine("  " + Usage(result));
        if (command.Subcommands.Count > 0)
        {
            WriteRows(writer, "Commands:",
                [.. command.Subcommands.Select(static child => (child.Name, child.Description ?? ""))]);
        }

        if (command.Arguments.Count > 0)
        {
            WriteRows(
                writer,
                "Arguments:",
                [.. command.Arguments.Select(
                    static argument => (argument.HelpName ?? argument.Name, argument.Description ?? ""))]);
        }

        var own = command.Options.Where(option => !tree.Root.Options.Contains(option));
        WriteRows(writer, "Options:", [.. own.Select(static option => (Label(option), Explain(option)))]);
        var common = tree.Root.Options.Where(option => option.Recursive || command is RootCommand);
        WriteRows(writer, "Options of every command:",
            [.. common.Select(static option => (Label(option), Explain(option)))]);
        WriteExamples(tree, command, writer);
    }

    private static void WriteExamples(CommandTree tree, Command command, TextWriter writer)
    {
        IReadOnlyList<string> examples = command is PlimsollCommand own
            ? own.Examples
            : [.. tree.Root.Subcommands.OfType<PlimsollCommand>().Select(static child => child.Examples[0])];
        writer.WriteLine();
        writer.WriteLine("Examples:");
        foreach (var example in examples)
        {
            writer.WriteLine("  " + example);
        }
    }

    private static string Usage(CommandResult result)
    {
        var command = result.Command;
        var text = ParseErrors.PathOf(result);
        text += command.Subcommands.Count > 0 ? " COMMAND" : "";
        foreach (var argument in command.Arguments)
        {
            text += " " + (argument.HelpName ?? argument.Name);
        }

        foreach (var option in command.Options)
        {
            text += option is TextOption { IsNeeded: true } ? $" {option.Name} {option.HelpName}" : "";
        }

        return text + " [options]";
    }

    private static string Label(Option option) =>
        option.Name + (option.HelpName is { Length: > 0 } value ? " " + value : "");

    private static string Explain(Option option)
    {
        var text = option.Description ?? "";
        if (option is TextOption { DefaultText: { } value })
        {
            text += $" Default: {value}.";
        }

        return text;
    }

    private static void WriteRows(TextWriter writer, string heading, IReadOnlyList<(string Name, string Text)> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        writer.WriteLine();
        writer.WriteLine(heading);
        var width = Math.Min(NameWidthMax, rows.Max(static row => row.Name.Length)) + 4;
        foreach (var (name, text) in rows)
        {
            var line = ("  " + name).PadRight(width);
            if (name.Length + 4 > width)
            {
                writer.WriteLine(line);
                line = new string(' ', width);
            }

            foreach (var word in text.Split(' '))
            {
                if (line.Length + word.Length + 1 > WidthMax && line.Length > width)
                {
                    writer.WriteLine(line.TrimEnd());
                    line = new string(' ', width);
                }

                line += word + " ";
            }

            writer.WriteLine(line.TrimEnd());
        }
    }
}
