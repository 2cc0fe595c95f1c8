using System.CommandLine;
using System.Globalization;
using Plimsoll.Host.Terminal;
using Plimsoll.Kernel.Risk;
using Plimsoll.Research.Strategies;

namespace Plimsoll.Host.Commands;

/// <summary>The options of a run that set limits.</summary>
internal sealed class LimitOptions
{
    private const string Elsewhere = "see docs/risk-limits.md for the names and values of limits";

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

    /// <summary>The limits that were asked for; null where nobody asked for any.</summary>
    /// <exception cref="CommandException">The file or a limit cannot be read.</exception>
    public RiskConfiguration? Read(ValueReader values, ParseResult arguments)
    {
        var path = values.Text(file);
        string[] given = arguments.GetValue(limit) ?? [];
        if (path is null && given.Length == 0)
        {
            return null;
        }

        var filed = path is null ? [] : LinesOf(path);
        try
        {
            return RiskText.Parse([.. filed, .. given]);
        }
        catch (RiskTextException cause) when (cause.Line < filed.Length)
        {
            throw CommandException.Usage(
                string.Create(CultureInfo.InvariantCulture, $"bad limit in line {cause.Line + 1} of {path}"),
                cause.Message, Remedy(filed[cause.Line]));
        }
        catch (RiskTextException cause)
        {
            throw CommandException.Usage("bad limit", cause.Message, Remedy(given[cause.Line - filed.Length]));
        }
        catch (FormatException cause)
        {
            throw CommandException.Usage("bad limits", cause.Message, Elsewhere);
        }
    }

    private string[] LinesOf(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (FileNotFoundException)
        {
            throw ValueReader.Refuse(file, path, "name a file that is there");
        }
        catch (IOException cause)
        {
            throw ValueReader.Refuse(file, path, cause.Message);
        }
        catch (UnauthorizedAccessException cause)
        {
            throw ValueReader.Refuse(file, path, cause.Message);
        }
    }

    // A name that is nearly right is named rightly.
    private static string Remedy(string line)
    {
        var name = line.Split('=')[0].Trim();
        var bare = name[(name.LastIndexOf('.') + 1)..];
        return RiskText.Names.Contains(bare, StringComparer.Ordinal)
            ? Elsewhere
            : NearestName.Hint(bare, RiskText.Names, Elsewhere);
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
