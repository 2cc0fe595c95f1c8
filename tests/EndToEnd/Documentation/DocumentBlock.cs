namespace Plimsoll.Tests.EndToEnd.Documentation;

/// <summary>A fenced block of a document.</summary>
/// <param name="Line">Line of its fence, from 1.</param>
/// <param name="Info">What stands behind the opening fence, e.g. <c>sh</c> or <c>csharp MyFirst.cs</c>.</param>
/// <param name="Text">Its lines.</param>
public sealed record DocumentBlock(int Line, string Info, string Text)
{
    public bool IsScript => Info == "sh";

    /// <summary>Name of the file that the block shows; empty when it shows none.</summary>
    public string FileName => Info.Split(' ') is [_, var name] ? name : "";

    /// <summary>All fenced blocks of a document, and those hidden in comments that begin with a fence.</summary>
    public static IReadOnlyList<DocumentBlock> Read(string path)
    {
        var blocks = new List<DocumentBlock>();
        var text = new List<string>();
        string? info = null;
        var start = 0;
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (info is null && line.StartsWith("```", StringComparison.Ordinal))
            {
                info = line[3..].Trim();
                start = number;
                text.Clear();
            }
            else if (info is not null && line == "```")
            {
                blocks.Add(new DocumentBlock(start, info, string.Join('\n', text) + "\n"));
                info = null;
            }
            else
            {
                text.Add(line);
            }
        }

        Assert.True(info is null, $"{path}:{start}: the block has no end");
        return blocks;
    }
}
