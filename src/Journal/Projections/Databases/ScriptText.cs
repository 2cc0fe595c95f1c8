using System.Text;
using System.Text.RegularExpressions;

namespace Plimsoll.Journal.Projections.Databases;

/// <summary>
/// Turns a script that both databases share into the words of one: sections between <c>--[sqlite]</c>,
/// <c>--[postgres]</c> and <c>--[both]</c>, and names in braces.
/// </summary>
internal static partial class ScriptText
{
    public static string For(DatabaseKind kind, string script)
    {
        var text = new StringBuilder();
        var isTaken = true;
        foreach (var line in script.Split('\n'))
        {
            switch (line.Trim())
            {
                case "--[both]":
                    isTaken = true;
                    break;
                case "--[sqlite]":
                    isTaken = kind == DatabaseKind.Sqlite;
                    break;
                case "--[postgres]":
                    isTaken = kind == DatabaseKind.Postgres;
                    break;
                default:
                    text.Append(isTaken ? line + "\n" : "");
                    break;
            }
        }

        return Name().Replace(text.ToString(), match => Word(
            kind == DatabaseKind.Sqlite, match.Groups[1].Value, match.Groups[2].Value));
    }

    private static string Word(bool isSqlite, string name, string value) => name switch
    {
        // Exactly this word makes a key the place of the row itself in SQLite.
        "key" => isSqlite ? "integer" : "bigint",
        "decimal" => isSqlite ? "text" : "numeric",
        "zero" => isSqlite ? "'0'" : "0",
        "json" => isSqlite ? "text" : "jsonb",
        "date" => isSqlite ? "text" : "date",
        "ratio" => isSqlite ? "text" : "numeric",
        "number" => isSqlite ? $"CAST({value} AS double precision)" : value,
        "rank" => isSqlite ? $"CAST({value} AS double precision)" : value,
        "total" => isSqlite ? " NOT NULL DEFAULT '0'" : " GENERATED ALWAYS AS (realised + unrealised) STORED",
        "time" => isSqlite
            ? $"strftime('%Y-%m-%dT%H:%M:%fZ', {value} / 1000000000.0, 'unixepoch')"
            : $"to_timestamp({value} / 1000000000.0)",
        "quotient" => Quotient(isSqlite, value.Split(',')),
        _ => throw new ArgumentException($"a script names '{{{name}}}', which stands for nothing"),
    };

    private static string Quotient(bool isSqlite, string[] parts) => isSqlite
        ? $"printf('%.4f', CAST({parts[0]} AS double precision) / CAST({parts[1]} AS double precision))"
        : $"round(CAST({parts[0]} AS numeric) / CAST({parts[1]} AS numeric), 4)";

    [GeneratedRegex(@"\{([a-z]+)(?::([a-z_,]+))?\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
