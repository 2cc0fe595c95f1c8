using System.Globalization;
using System.Text.Json;
using Plimsoll.Kernel.Ledger;

namespace Plimsoll.Research.Accounts;

/// <summary>
/// Reads a venue's statement, as CSV with a heading or as JSON; docs/ledger.md has both forms. Whatever is not
/// understood is refused with its place.
/// </summary>
public static class StatementReader
{
    private static readonly string[] Columns =
        ["kind", "name", "quantity", "price", "fee", "fee_asset", "execution", "time"];

    /// <summary>Reads a statement.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="place">What the text is, for messages: the file's name.</param>
    /// <exception cref="FormatException">It is no statement; the message names line or field, value and
    /// remedy.</exception>
    public static AccountStatement Read(string text, string place)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().TrimStart().StartsWith("{", StringComparison.Ordinal)
            ? ReadJson(text, place)
            : ReadCsv(text, place);
    }

    private static AccountStatement ReadCsv(string text, string place)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var heading = lines[0].Split(',');
        foreach (var column in heading)
        {
            if (Array.IndexOf(Columns, column) < 0)
            {
                throw new FormatException(
                    $"{place} line 1: '{column}' is no column: use {string.Join(", ", Columns)}");
            }
        }

        if (Array.IndexOf(heading, "kind") < 0 || Array.IndexOf(heading, "name") < 0
            || Array.IndexOf(heading, "quantity") < 0)
        {
            throw new FormatException($"{place} line 1: the columns kind, name and quantity are needed");
        }

        var builder = new StatementBuilder();
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length == 0)
            {
                continue;
            }

            var cells = lines[i].Split(',');
            var at = string.Create(CultureInfo.InvariantCulture, $"{place} line {i + 1}");
            if (cells.Length != heading.Length)
            {
                throw new FormatException(string.Create(
                    CultureInfo.InvariantCulture, $"{at}: {cells.Length} cells where {heading.Length} are needed"));
            }

            string Cell(string name) => Array.IndexOf(heading, name) is var column and >= 0 ? cells[column] : "";
            builder.Add(at, Cell("kind"), Cell);
        }

        return builder.Build();
    }

    private static AccountStatement ReadJson(string text, string place)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var builder = new StatementBuilder();
            foreach (var list in document.RootElement.EnumerateObject())
            {
                var kind = list.Name switch
                {
                    "balances" => "balance",
                    "positions" => "position",
                    "executions" => "execution",
                    _ => throw new FormatException(
                        $"{place}: '{list.Name}' is no list of a statement: use balances, positions, executions"),
                };
                builder.Begin(kind);
                var number = 0;
                foreach (var item in list.Value.EnumerateArray())
                {
                    var at = string.Create(CultureInfo.InvariantCulture, $"{place} {list.Name}[{number++}]");
                    string Field(string name) => item.TryGetProperty(name, out var value)
                        ? value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : value.GetRawText()
                        : "";
                    builder.Add(at, kind, Field);
                }
            }

            return builder.Build();
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            throw new FormatException($"{place}: it is no JSON of a statement: {cause.Message}", cause);
        }
    }
}
