namespace Plimsoll.Host.Safety.Sources;

/// <summary>
/// Kill sources as a small YAML list: <c>- file: /run/kill</c> with <c>required</c> and <c>level</c> beneath it. See
/// docs/kill.md.
/// </summary>
internal static class KillSourceText
{
    private const int SourcesMax = 16;

    /// <exception cref="FormatException">The text cannot be understood; the message names line, value and
    /// remedy.</exception>
    public static IReadOnlyList<IKillSource> Parse(string text)
    {
        var drafts = new List<KillSourceDraft>();
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.TrimEnd('\r', ' ');
            if (line.Trim().Length == 0 || line.TrimStart().StartsWith('#') || line == "sources:")
            {
                continue;
            }

            var begins = line.TrimStart().StartsWith("- ", StringComparison.Ordinal);
            var pair = begins ? line.TrimStart()[2..] : line.Trim();
            var colon = pair.IndexOf(": ", StringComparison.Ordinal);
            if (colon < 1 || (!begins && (drafts.Count == 0 || line[0] != ' ')))
            {
                throw new FormatException(
                    $"{KillSourceDraft.Line(number)}: '{line.Trim()}': "
                    + "write '- KIND: PLACE' and beneath it 'required: true', "
                    + "'level: flatten'");
            }

            var (key, value) = (pair[..colon].Trim(), Unquoted(pair[(colon + 2)..].Trim()));
            if (begins)
            {
                drafts.Add(new KillSourceDraft(key, value, number));
            }
            else
            {
                drafts[^1].Set(key, value, number);
            }
        }

        return drafts.Count <= SourcesMax
            ? [.. drafts.Select(static one => one.Make())]
            : throw new FormatException("too many sources: at most 16 are read");
    }

    private static string Unquoted(string text) =>
        text.Length >= 2 && text[0] == text[^1] && text[0] is '"' or '\'' ? text[1..^1] : text;
}
