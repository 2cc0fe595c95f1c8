namespace Plimsoll.Host.Terminal;

/// <summary>Words as a shell takes them.</summary>
internal static class Shell
{
    /// <summary>The text as one word: quoted where a shell would take it apart or read something into it.</summary>
    public static string Quote(string text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && !"._-:=,/%+".Contains(character, StringComparison.Ordinal))
            {
                return "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
            }
        }

        return text.Length == 0 ? "''" : text;
    }
}
