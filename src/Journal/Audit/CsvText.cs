using System.Text;

namespace Plimsoll.Journal.Audit;

/// <summary>Comma-separated values as in RFC 4180.</summary>
internal static class CsvText
{
    private const string NeedsQuotes = ",\"\r\n";

    /// <summary>What ends a line.</summary>
    public const string LineEnd = "\r\n";

    /// <summary>Adds one field. No value is nothing; no text is two quotes, so that both can be told apart.</summary>
    public static void Append(StringBuilder line, string? field)
    {
        if (field is null)
        {
            return;
        }

        if (field.Length > 0 && field.AsSpan().IndexOfAny(NeedsQuotes) < 0)
        {
            line.Append(field);
            return;
        }

        line.Append('"').Append(field.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
