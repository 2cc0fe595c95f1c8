using System.Text;
using System.Text.RegularExpressions;
using Plimsoll.Tests.Architecture.Source;

namespace Plimsoll.Tests.Architecture.Rules;

/// <summary>Every link between the documents leads somewhere.</summary>
internal static partial class LinkRules
{
    public static IEnumerable<Finding> Broken(SourceTree tree, Func<string, bool> exists)
    {
        var documents = tree.Texts.Where(IsDocument).ToDictionary(text => text.Path, StringComparer.Ordinal);
        return from document in documents.Values
               from line in Prose(document)
               from Match match in Link().Matches(line.Text)
               let target = match.Groups["target"].Value
               where !target.Contains("://", StringComparison.Ordinal)
                   && !target.StartsWith("mailto:", StringComparison.Ordinal)
               where !LeadsSomewhere(document, target, documents, exists)
               select new Finding(
                   document.Path, line.Number, $"the link {target} leads nowhere", "Mend the path or the heading");
    }

    private static bool IsDocument(TextFile text) => text.Path.EndsWith(".md", StringComparison.Ordinal);

    private static bool LeadsSomewhere(
        TextFile document, string target, Dictionary<string, TextFile> documents, Func<string, bool> exists)
    {
        var parts = target.Split('#', 2);
        var path = parts[0].Length == 0 ? document.Path : Resolve(document.Path, parts[0]);
        if (!exists(path))
        {
            return false;
        }

        return parts.Length == 1 || !documents.TryGetValue(path, out var other)
            || Prose(other).Any(line => line.Text.StartsWith('#') && Anchor(line.Text) == parts[1]);
    }

    // The path a link means, relative to the root, with "." and ".." worked out.
    private static string Resolve(string from, string link)
    {
        var parts = new List<string>(from.Split('/')[..^1]);
        foreach (var part in link.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    // How the common renderers name a heading: lower case, spaces to hyphens, other marks dropped.
    private static string Anchor(string heading)
    {
        var anchor = new StringBuilder();
        foreach (var letter in heading.TrimStart('#').Trim().ToLowerInvariant())
        {
            anchor.Append(
                letter == ' ' ? "-" : char.IsLetterOrDigit(letter) || letter is '-' or '_' ? letter.ToString() : "");
        }

        return anchor.ToString();
    }

    // The lines outside code blocks.
    private static IEnumerable<(string Text, int Number)> Prose(TextFile document)
    {
        var inCode = false;
        for (var index = 0; index < document.Lines.Count; index++)
        {
            if (document.Lines[index].TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                inCode = !inCode;
            }
            else if (!inCode)
            {
                yield return (document.Lines[index], index + 1);
            }
        }
    }

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)\s]+)(\s+""[^""]*"")?\)", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
