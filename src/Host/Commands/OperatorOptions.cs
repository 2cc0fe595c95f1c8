using System.CommandLine;
using Plimsoll.Host.Terminal;

namespace Plimsoll.Host.Commands;

/// <summary>Who asks, and why: needed wherever a person decides.</summary>
internal sealed class OperatorOptions
{
    private const int LengthMax = 500;

    private readonly TextOption name = new("--operator", "NAME", "Who decides.") { IsNeeded = true };
    private readonly TextOption reason = new("--reason", "TEXT", "Why, in a sentence.") { IsNeeded = true };

    public IReadOnlyList<Option> All => [name, reason];

    /// <exception cref="CommandException">One of them is missing, blank or too long.</exception>
    public (string Name, string Reason) Read(ValueReader values) => (Read(values, name), Read(values, reason));

    private static string Read(ValueReader values, TextOption option)
    {
        var text = values.Text(option)?.Trim();
        return string.IsNullOrEmpty(text)
            ? throw CommandException.Usage("missing option", option.Name, "name who decides and why")
            : text.Length > LengthMax || text.Any(char.IsControl)
                ? throw ValueReader.Refuse(option, text, "write one line of at most 500 characters")
            : text;
    }
}
