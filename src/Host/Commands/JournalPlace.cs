using System.CommandLine;
using System.Globalization;
using Plimsoll.Host.Terminal;
using Plimsoll.Journal.Reading;

namespace Plimsoll.Host.Commands;

/// <summary>Which journal a command reads, and where its first segments are when they were archived.</summary>
internal sealed class JournalPlace
{
    public Argument<string> Folder { get; } = new("DIR") { Description = "Folder of the journal.", HelpName = "DIR" };

    public TextOption Archive { get; } = new(
        "--archive", "DIR", "Folder that the first segments of the journal were archived in.")
    {
        DefaultText = "what the folder itself holds",
        IsPath = true,
    };

    public void AddTo(Command command)
    {
        command.Arguments.Add(Folder);
        command.Options.Add(Archive);
    }

    /// <exception cref="CommandException">The archive is not there.</exception>
    public JournalFolder Of(ParseResult arguments) => Of(arguments, arguments.GetRequiredValue(Folder));

    /// <summary>Tells who looks at a journal that its first records are elsewhere.</summary>
    public static void Note(Output output, JournalReader reader)
    {
        if (reader.Archived is { } archived)
        {
            output.ErrorLine(string.Create(
                CultureInfo.InvariantCulture,
                $"note: the journal begins at record {archived.Head.Sequence + 1}; records 1 to "
                + $"{archived.Head.Sequence} were archived in {archived.Archive}: --archive DIR reads them too"));
        }
    }

    /// <summary>The same for a folder that the command has found by itself.</summary>
    /// <exception cref="CommandException">The archive is not there.</exception>
    public JournalFolder Of(ParseResult arguments, string folder)
    {
        var archive = arguments.GetValue(Archive);
        return archive is null || Directory.Exists(archive)
            ? new JournalFolder(folder, archive)
            : throw ValueReader.Refuse(Archive, archive, "name the folder that 'plimsoll audit retain' put them into");
    }
}
