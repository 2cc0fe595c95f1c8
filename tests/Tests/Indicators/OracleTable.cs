using System.Globalization;
using Plimsoll.Indicators;

namespace Plimsoll.Tests.Indicators;

/// <summary>A table of bars and expected columns as the oracle files have them; empty cells are not-a-number.</summary>
internal sealed class OracleTable
{
    private static readonly string[] InputColumns =
        ["date", "ts_ny", "open", "high", "low", "close", "volume", "symbol", "as_of"];

    private readonly Dictionary<string, string[]> _columns = new(StringComparer.Ordinal);

    public OracleTable(string path)
    {
        string[] lines = File.ReadAllLines(path).Where(line => line.Length > 0).ToArray();
        string[] header = lines[0].Split(',');
        string[][] rows = lines.Skip(1).Select(line => line.Split(',')).ToArray();
        for (int i = 0; i < header.Length; i++)
        {
            int column = i;
            _columns[header[i]] = rows.Select(row => row[column]).ToArray();
        }

        Rows = rows.Length;
    }

    public int Rows { get; }

    public IEnumerable<string> ExpectedColumns => _columns.Keys.Except(InputColumns, StringComparer.Ordinal);

    public string[] Text(string column) => _columns[column];

    public PriceBar[] Bars()
    {
        double[] close = Numbers("close");
        double[] Column(string name, double[] other) => _columns.ContainsKey(name) ? Numbers(name) : other;
        double[] open = Column("open", close);
        double[] high = Column("high", close);
        double[] low = Column("low", close);
        double[] volume = Column("volume", new double[Rows]);
        return Enumerable.Range(0, Rows)
            .Select(i => new PriceBar(open[i], high[i], low[i], close[i], volume[i]))
            .ToArray();
    }

    public static double Number(string text) =>
        text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);

    private double[] Numbers(string column) => _columns[column].Select(Number).ToArray();
}
