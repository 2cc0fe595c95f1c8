using System.CommandLine;

namespace Plimsoll.Host.Commands;

/// <summary>An option with one text value, and what help and completion say about it.</summary>
internal sealed class TextOption : Option<string>
{
    public TextOption(string name, string valueName, string description)
        : base(name)
    {
        HelpName = valueName;
        Description = description;
    }

    /// <summary>Whether the command cannot run without it.</summary>
    public bool IsNeeded { get; init; }

    /// <summary>What holds when it is not given; shown in help.</summary>
    public string? DefaultText { get; init; }

    /// <summary>The allowed words; empty when it takes more than fixed words.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Whether its value is a path, which completion then completes.</summary>
    public bool IsPath { get; init; }
}
