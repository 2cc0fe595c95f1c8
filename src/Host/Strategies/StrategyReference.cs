namespace Plimsoll.Host.Strategies;

/// <summary>How a user names a strategy: the name of a shipped one, or a file with or without a class in it.</summary>
/// <param name="Name">Class name, empty for the only class of the file.</param>
/// <param name="File">Path of a .cs or .dll file; null for a shipped strategy.</param>
internal readonly record struct StrategyReference(string Name, string? File)
{
    /// <summary>Reads <c>NAME</c>, <c>FILE.cs</c>, <c>FILE.dll</c>, <c>FILE.cs:CLASS</c> or
    /// <c>FILE.dll:CLASS</c>.</summary>
    public static StrategyReference Parse(string text)
    {
        if (IsFile(text))
        {
            return new StrategyReference("", text);
        }

        var colon = text.LastIndexOf(':');
        return colon > 0 && IsFile(text[..colon])
            ? new StrategyReference(text[(colon + 1)..], text[..colon])
            : new StrategyReference(text, null);
    }

    /// <summary>The strategy as it was named, without the folder, which belongs to one machine.</summary>
    public static string ShortName(string text)
    {
        var reference = Parse(text);
        return reference.File is null ? text
            : Path.GetFileName(reference.File) + (reference.Name.Length == 0 ? "" : ":" + reference.Name);
    }

    private static bool IsFile(string text) =>
        text.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)
            || text.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
}
