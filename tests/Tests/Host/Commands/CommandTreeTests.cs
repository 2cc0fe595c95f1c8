using System.CommandLine;
using Plimsoll.Host.Commands;

namespace Plimsoll.Tests.Tests.Host.Commands;

public sealed class CommandTreeTests
{
    private static readonly CommandTree Tree = new();

    public static TheoryData<string> Names => [.. Commands(Tree.Root).Select(static command => command.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Examples_OfEveryCommand_CanBeRead(string name)
    {
        var command = Commands(Tree.Root).First(one => one.Name == name);

        Assert.NotEmpty(command.Examples);
        foreach (var example in command.Examples)
        {
            var line = example.Split(" > ")[0];
            var parsed = Tree.Root.Parse(line["plimsoll ".Length..]);

            ParseErrors.ThrowIfAny(parsed);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Options_OfEveryCommand_AreDescribed(string name)
    {
        var command = Commands(Tree.Root).First(one => one.Name == name);

        Assert.EndsWith(".", command.Description, StringComparison.Ordinal);
        foreach (var option in command.Options)
        {
            Assert.Matches("^--[a-z-]+$", option.Name);
            Assert.EndsWith(".", option.Description, StringComparison.Ordinal);
            Assert.True(option is Option<bool> || option.HelpName is { Length: > 0 }, option.Name);
            Assert.All(
                option is TextOption text ? text.Choices : [], choice => Assert.Matches("^[A-Za-z0-9-]+$", choice));
        }
    }

    private static IEnumerable<PlimsollCommand> Commands(Command command) =>
        command.Subcommands.OfType<PlimsollCommand>().SelectMany(static child => Commands(child).Prepend(child));
}
