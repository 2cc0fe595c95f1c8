using System.CommandLine;
using Plimsoll.Host.Terminal;
using Plimsoll.Kernel.Risk;

namespace Plimsoll.Host.Commands;

/// <summary>The options of a backtest that set limits.</summary>
internal sealed class LimitOptions
{
    private readonly TextOption file = new("--limits", "FILE", "A file of limits, one LEVEL.NAME=VALUE a line.")
    {
        DefaultText = "no limits",
        IsPath = true,
    };

    private readonly Option<string[]> limit =
        new("--limit")
        {
            Description = "Set a limit such as daily-loss=1000; may stand several times, and counts after the file.",
            HelpName = "NAME=VALUE",
        };

    public IReadOnlyList<Option> All => [file, limit];

    /// <exception cref="CommandException">The file or a limit cannot be read.</exception>
    public RiskConfiguration? Read(ValueReader values, ParseResult arguments)
    {
        var path = values.Text(file);
        var given = arguments.GetValue(limit) ?? [];
        if (path is null && given.Length == 0)
        {
            return null;
        }

        var lines = new List<string>();
        if (path is not null)
        {
            if (!File.Exists(path))
            {
                throw ValueReader.Refuse(file, path, "name a file that is there");
            }

            lines.AddRange(File.ReadAllLines(path));
        }

        lines.AddRange(given);
        try
        {
            return RiskText.Parse(lines);
        }
        catch (FormatException cause)
        {
            throw CommandException.Usage(
                "bad limit", cause.Message, "see docs/risk-limits.md for the names and values of limits");
        }
    }

    /// <summary>The limits as options that give them again.</summary>
    public static IEnumerable<string> Repeat(RiskConfiguration limits)
    {
        foreach (var name in RiskText.WithDefault)
        {
            if (!limits.Account.Has(name))
            {
                yield return LimitCatalog.Of(name).Text + "=none";
            }
        }

        foreach (var line in RiskText.Format(limits))
        {
            yield return line;
        }
    }
}
