namespace Plimsoll.Host.Terminal;

/// <summary>Rows of text in aligned columns. A column is aligned right when its heading starts with
/// <c>&gt;</c>.</summary>
internal sealed class TextTable
{
    private readonly bool[] isRight;
    private readonly List<string[]> rows = [];
    private readonly bool hasHeading;

    public TextTable(params string[] headings)
    {
        isRight = [.. headings.Select(static heading => heading.StartsWith('>'))];
        string[] shown = [.. headings.Select(static heading => heading.TrimStart('>'))];
        hasHeading = Array.Exists(shown, static heading => heading.Length > 0);
        if (hasHeading)
        {
            rows.Add(shown);
        }
    }

    public void Add(params string[] cells) => rows.Add(cells);

    public void WriteTo(TextWriter writer, string indent = "")
    {
        var widths = new int[isRight.Length];
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                widths[i] = Math.Max(widths[i], row[i].Length);
            }
        }

        foreach (var row in rows)
        {
            var cells = row.Select((cell, i) => isRight[i] ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]));
            writer.WriteLine((indent + string.Join("  ", cells)).TrimEnd());
        }
    }
}
