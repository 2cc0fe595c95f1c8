using Plimsoll.Indicators;

namespace Plimsoll.Tests.Indicators;

/// <summary>The textbook formulas over the last n bars, recomputed from nothing: slow and independent.</summary>
internal static class NaiveFormula
{
    public static double[] Closes(PriceBar[] bars, int end, int n) => Pick(bars, end, n, b => b.Close);

    public static double[] Pick(PriceBar[] bars, int end, int n, Func<PriceBar, double> price) =>
        bars[(end - n + 1)..(end + 1)].Select(price).ToArray();

    public static double Mean(double[] x) => x.Sum() / x.Length;

    public static double Weighted(double[] x) =>
        x.Select((value, i) => value * (i + 1)).Sum() / (x.Length * (x.Length + 1) / 2.0);

    public static double Variance(double[] x, int divisor) => x.Sum(v => (v - Mean(x)) * (v - Mean(x))) / divisor;

    public static double Median(double[] x)
    {
        double[] sorted = x.Order().ToArray();
        return (sorted[(x.Length - 1) / 2] + sorted[x.Length / 2]) / 2;
    }

    public static double Slope(double[] x)
    {
        double middle = (x.Length - 1) / 2.0;
        double mean = Mean(x);
        double top = x.Select((value, i) => (i - middle) * (value - mean)).Sum();
        return top / x.Select((_, i) => (i - middle) * (i - middle)).Sum();
    }

    public static double Place(PriceBar[] bars, int end, int n)
    {
        double low = Pick(bars, end, n, b => b.Low).Min();
        double high = Pick(bars, end, n, b => b.High).Max();
        return high > low ? 100 * (bars[end].Close - low) / (high - low) : 0;
    }

    public static double Typical(PriceBar b) => (b.High + b.Low + b.Close) / 3;

    public static double Range(PriceBar[] bars, int i) => i == 0
        ? bars[0].High - bars[0].Low
        : Math.Max(bars[i].High, bars[i - 1].Close) - Math.Min(bars[i].Low, bars[i - 1].Close);

    public static double CommodityChannel(PriceBar[] bars, int end, int n)
    {
        double[] typical = Pick(bars, end, n, Typical);
        double mean = Mean(typical);
        double deviation = typical.Sum(value => Math.Abs(value - mean)) / n;
        return deviation > 0 ? (typical[^1] - mean) / (0.015 * deviation) : 0;
    }

    public static double MoneyFlow(PriceBar[] bars, int end, int n)
    {
        double up = 0;
        double down = 0;
        for (int i = end - n + 1; i <= end; i++)
        {
            double flow = Typical(bars[i]) * bars[i].Volume;
            up += Typical(bars[i]) > Typical(bars[i - 1]) ? flow : 0;
            down += Typical(bars[i]) < Typical(bars[i - 1]) ? flow : 0;
        }

        return down > 0 ? 100 - (100 / (1 + (up / down))) : 100;
    }

    public static double Chaikin(PriceBar[] bars, int end, int n)
    {
        double[] flows = Pick(bars, end, n, b =>
            b.High > b.Low ? b.Volume * ((2 * b.Close) - b.High - b.Low) / (b.High - b.Low) : 0);
        return flows.Sum() / Pick(bars, end, n, b => b.Volume).Sum();
    }

    public static double WeightedByVolume(PriceBar[] bars, int end, int n, Func<PriceBar, double> price) =>
        Pick(bars, end, n, b => price(b) * b.Volume).Sum() / Pick(bars, end, n, b => b.Volume).Sum();

    public static double Strength(PriceBar[] bars, int end, int n)
    {
        double[] changes = Enumerable.Range(end - n + 1, n).Select(i => bars[i].Close - bars[i - 1].Close).ToArray();
        double loss = -changes.Where(change => change < 0).Sum();
        double gain = changes.Where(change => change > 0).Sum();
        return loss > 0 ? 100 - (100 / (1 + (gain / loss))) : 100;
    }

    public static double Ultimate(PriceBar[] bars, int end, int a, int b, int c)
    {
        double Share(int n)
        {
            double pressure = 0;
            double range = 0;
            for (int i = end - n + 1; i <= end; i++)
            {
                pressure += bars[i].Close - Math.Min(bars[i].Low, bars[i - 1].Close);
                range += Range(bars, i);
            }

            return pressure / range;
        }

        return 100 * ((4 * Share(a)) + (2 * Share(b)) + Share(c)) / 7;
    }

    public static double Volatility(PriceBar[] bars, int end, int n, double barsPerYear)
    {
        double[] changes = Enumerable.Range(end - n + 1, n)
            .Select(i => Math.Log(bars[i].Close) - Math.Log(bars[i - 1].Close)).ToArray();
        return Math.Sqrt(Variance(changes, n - 1) * barsPerYear);
    }

    /// <summary>Bars since the extreme; of equal ones the oldest or the newest.</summary>
    public static int Age(double[] x, bool greatest, bool oldest)
    {
        double extreme = greatest ? x.Max() : x.Min();
        int index = oldest ? Array.IndexOf(x, extreme) : Array.LastIndexOf(x, extreme);
        return x.Length - 1 - index;
    }

    public static double Hull(PriceBar[] bars, int end, int n)
    {
        int root = (int)Math.Sqrt(n);
        double[] raw = Enumerable.Range(end - root + 1, root)
            .Select(i => (2 * Weighted(Closes(bars, i, n / 2))) - Weighted(Closes(bars, i, n))).ToArray();
        return Weighted(raw);
    }

    public static double Triangle(double[] x)
    {
        double[] weights = x.Select((_, i) => (double)Math.Min(i + 1, x.Length - i)).ToArray();
        return x.Select((value, i) => value * weights[i]).Sum() / weights.Sum();
    }

    public static double Middle(PriceBar[] bars, int end, int n) =>
        (Pick(bars, end, n, b => b.High).Max() + Pick(bars, end, n, b => b.Low).Min()) / 2;
}
