using System.Globalization;

namespace Plimsoll.Tests.Indicators;

public sealed class FileOracleTests(ITestOutputHelper output)
{
    private const string Folder = "data/indicators/";

    /// <summary>The first 19 values need bars before the file begins.</summary>
    private const int RowsWithoutHistoryCmf = 19;

    [Fact]
    public void Update_EveryBarOfEveryFile_AgreesWithEveryColumn()
    {
        int compared = 0;
        int printed = 0;
        List<string> failures = [];
        foreach (string[] row in Cases())
        {
            string key = row[0] + ":" + row[3];
            OracleTable table = new(ReferenceData.Require(Folder + row[0]));
            double[] actual = OracleColumns.All[key](table.Bars());
            OracleComparison comparison = new(key);
            int skipped = key is "lean_cmf.csv:cmf20" ? RowsWithoutHistoryCmf : 0;
            bool relative = row[4].EndsWith("relative", StringComparison.Ordinal);
            double tolerance = double.Parse(row[4].Split(' ')[0], CultureInfo.InvariantCulture);
            string[] expected = table.Text(row[3]);
            for (int i = skipped; i < actual.Length; i++)
            {
                comparison.Add(i, expected[i], actual[i], tolerance, relative);
            }

            output.WriteLine(comparison.ToString());
            failures.AddRange(comparison.Failures.Take(3));
            Assert.Equal(int.Parse(row[^1], CultureInfo.InvariantCulture) - skipped, comparison.Compared);
            compared += comparison.Compared;
            printed += comparison.ToPrintedDigits;
        }

        output.WriteLine(
            $"{OracleColumns.All.Count} columns, {compared} values compared, {printed} to the printed digits");
        Assert.Empty(failures);
        Assert.True(compared >= 54_000, $"only {compared} values were compared");
    }

    [Fact]
    public void Columns_InTheFilesAndTheIndex_AreAllCoveredHere()
    {
        List<string> indexed = Cases().Select(row => row[0] + ":" + row[3]).Order(StringComparer.Ordinal).ToList();
        List<string> inFiles = indexed.Select(key => key.Split(':')[0]).Distinct(StringComparer.Ordinal)
            .SelectMany(file => new OracleTable(ReferenceData.Require(Folder + file)).ExpectedColumns
                .Select(column => file + ":" + column))
            .Order(StringComparer.Ordinal).ToList();
        Assert.Equal(indexed, OracleColumns.All.Keys.Order(StringComparer.Ordinal).ToList());
        Assert.Equal(inFiles, indexed);
        string[] files = Directory.GetFiles(ReferenceData.Require(Folder), "*.csv").Select(Path.GetFileName)
            .Where(name => name is not ("cases.csv" or "tulip_cases.csv")).Order(StringComparer.Ordinal).ToArray()!;
        Assert.Equal(files, indexed.Select(key => key.Split(':')[0]).Distinct(StringComparer.Ordinal));
    }

    /// <summary>Rows of the index; cells may be quoted and hold commas.</summary>
    private static IEnumerable<string[]> Cases() =>
        File.ReadAllLines(ReferenceData.Require(Folder + "cases.csv")).Skip(1).Select(SplitQuoted);

    private static string[] SplitQuoted(string line)
    {
        List<string> cells = [string.Empty];
        bool quoted = false;
        foreach (char letter in line)
        {
            if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (letter == ',' && !quoted)
            {
                cells.Add(string.Empty);
            }
            else
            {
                cells[^1] += letter;
            }
        }

        return [.. cells];
    }
}
