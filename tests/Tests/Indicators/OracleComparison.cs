using System.Globalization;

namespace Plimsoll.Tests.Indicators;

/// <summary>Compares one computed column with one expected column and keeps the worst difference.</summary>
internal sealed class OracleComparison(string name)
{
    public int Compared { get; private set; }

    /// <summary>Values equal to the expected text when rounded to as many decimals as it has.</summary>
    public int ToPrintedDigits { get; private set; }

    public double Worst { get; private set; }

    public List<string> Failures { get; } = [];

    public void Add(int row, string expectedText, double actual, double tolerance, bool relative)
    {
        double expected = OracleTable.Number(expectedText);
        if (double.IsNaN(expected))
        {
            return;
        }

        Compared++;
        double difference = Math.Abs(actual - expected);
        double allowed = relative ? tolerance * Math.Abs(expected) : tolerance;
        int point = expectedText.IndexOf('.', StringComparison.Ordinal);
        int decimals = point < 0 ? 0 : expectedText.Length - point - 1;
        double noise = 1e-9 * Math.Abs(expected);
        double half = 0.5 * Math.Pow(10, -decimals);
        if (difference <= half + noise)
        {
            ToPrintedDigits++;
        }

        Worst = Math.Max(Worst, relative && expected != 0 ? difference / Math.Abs(expected) : difference);

        // A value printed to few decimals cannot be met closer than half of its last one.
        if (!(difference <= Math.Max(allowed, point < 0 ? 0 : half) + 1e-12))
        {
            Failures.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{name} row {row}: expected {expectedText}, computed {actual:R}, allowed {allowed:G3}"));
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-48} compared {Compared,6}  to the printed digits {ToPrintedDigits,6}  worst {Worst:E1}"
        + $"{(Failures.Count > 0 ? "  FAILED " + Failures.Count : string.Empty)}");
}
