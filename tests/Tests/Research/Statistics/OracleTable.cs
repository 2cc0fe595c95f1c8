using System.Globalization;

namespace Plimsoll.Tests.Research.Statistics;

/// <summary>A small comma-separated table with a header line and optional double quotes, read into memory.</summary>
internal sealed class OracleTable
{
    private readonly List<string> columns;

    private OracleTable(List<string> columns, List<List<string>> rows)
    {
        this.columns = columns;
        Rows = rows;
    }

    public List<List<string>> Rows { get; }

    public static OracleTable Read(string relativePath) =>
        Parse(File.ReadAllLines(ReferenceData.Require(relativePath)));

    public static OracleTable Parse(IReadOnlyList<string> lines)
    {
        var rows = new List<List<string>>();
        for (var index = 1; index < lines.Count; index++)
        {
            rows.Add(Split(lines[index]));
        }

        return new OracleTable(Split(lines[0]), rows);
    }

    public string Text(List<string> row, string column) => row[columns.IndexOf(column)];

    public double Number(List<string> row, string column) => ParseNumber(Text(row, column));

    public double[] Column(string column) => [.. Rows.Select(row => Number(row, column))];

    /// <summary>An empty cell and "nan" are NaN; "inf" and "-inf" are the infinities.</summary>
    public static double ParseNumber(string text) => text switch
    {
        "" or "nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    private static List<string> Split(string line)
    {
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        var isQuoted = false;
        foreach (var character in line)
        {
            if (character == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (character == ',' && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(character);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
