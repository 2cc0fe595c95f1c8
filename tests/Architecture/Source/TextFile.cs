namespace Plimsoll.Tests.Architecture.Source;

/// <summary>A file of the repository as text; the path is relative to its root and uses '/'.</summary>
internal sealed record TextFile(string Path, string Text)
{
    /// <summary>The lines without their ends; a final line end starts no further line.</summary>
    public IReadOnlyList<string> Lines { get; } = SplitLines(Text);

    private static string[] SplitLines(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }
}
