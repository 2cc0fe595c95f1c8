using System.Globalization;
using System.Text;

namespace Plimsoll.Journal.Projections.Databases;

/// <summary>Values in the text form of PostgreSQL's COPY.</summary>
internal static class CopyText
{
    /// <summary>Adds one value; a backslash and what separates values are written with a backslash.</summary>
    public static void Append(StringBuilder line, object? value)
    {
        switch (value)
        {
            case null:
                line.Append("\\N");
                break;
            case long number:
                line.Append(CultureInfo.InvariantCulture, $"{number}");
                break;
            default:
                foreach (var character in (string)value)
                {
                    _ = character switch
                    {
                        '\\' => line.Append("\\\\"),
                        '\t' => line.Append("\\t"),
                        '\n' => line.Append("\\n"),
                        '\r' => line.Append("\\r"),
                        _ => line.Append(character),
                    };
                }

                break;
        }
    }
}
