using Plimsoll.Indicators;

namespace Plimsoll.Tests.Indicators;

/// <summary>One case: named inputs, options in the order given, named outputs as printed.</summary>
internal sealed class TulipCase
{
    private readonly Dictionary<string, double[]> _inputs = new(StringComparer.Ordinal);

    private TulipCase(string name, string options)
    {
        Name = name;
        Options = options.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(option => OracleTable.Number(option.Split('=')[1])).ToArray();
    }

    public string Name { get; }

    public double[] Options { get; }

    public Dictionary<string, string[]> Outputs { get; } = new(StringComparer.Ordinal);

    public PriceBar[] Bars
    {
        get
        {
            double[] close = First("close", "real", "high", "volume", "real1");
            double[] open = First("open", "close", "real", "high", "volume", "real1");
            double[] high = First("high", "close", "real", "volume", "real1");
            double[] low = First("low", "close", "real", "volume", "real1");
            double[] volume = _inputs.GetValueOrDefault("volume", new double[close.Length]);
            return close.Select((_, i) => new PriceBar(open[i], high[i], low[i], close[i], volume[i])).ToArray();
        }
    }

    public int Int(int index) => (int)Options[index];

    public double[] Input(string name) => _inputs[name];

    public static List<TulipCase> Load(string path)
    {
        List<TulipCase> cases = [];
        foreach (string line in File.ReadLines(path).Skip(1).Where(line => line.Length > 0))
        {
            // case, source file, indicator, full name, options, role, series, values, note
            string[] cells = line.Split(',');
            if (cases.Count == 0 || !string.Equals(cases[^1].Name, cells[0], StringComparison.Ordinal))
            {
                cases.Add(new TulipCase(cells[0], cells[4]));
            }

            string[] values = cells[7].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (string.Equals(cells[5], "input", StringComparison.Ordinal))
            {
                cases[^1]._inputs[cells[6]] = values.Select(OracleTable.Number).ToArray();
            }
            else
            {
                cases[^1].Outputs[cells[6]] = values;
            }
        }

        return cases;
    }

    private double[] First(params string[] names) => _inputs[names.First(_inputs.ContainsKey)];
}
