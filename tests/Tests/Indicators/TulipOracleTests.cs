using System.Globalization;
using Plimsoll.Indicators;
using static Plimsoll.Tests.Indicators.Runner;

namespace Plimsoll.Tests.Indicators;

/// <summary>The cases of the third project: short series, outputs aligned to the end, three or more decimals.</summary>
public sealed class TulipOracleTests(ITestOutputHelper output)
{
    private const string File = "data/indicators/tulip_cases.csv";

    private static readonly Dictionary<string, Func<TulipCase, double[]>> Columns = new(StringComparer.Ordinal)
    {
        ["ad"] = c => Run(new AccumulationDistribution(), c.Bars, i => i.Value),
        ["adosc"] = c => Run(new ChaikinOscillator(c.Int(0), c.Int(1)), c.Bars, i => i.Value),
        ["adx"] = c => Run(new Adx(c.Int(0), DirectionalSeed.Short), c.Bars, i => i.Value),
        ["adxr"] = c => Run(new Adx(c.Int(0), DirectionalSeed.Short), c.Bars, i => i.Adxr),
        ["aroon_down"] = c => Run(new Aroon(c.Int(0), ExtremeTie.Newest), c.Bars, i => i.Down),
        ["aroon_up"] = c => Run(new Aroon(c.Int(0), ExtremeTie.Newest), c.Bars, i => i.Up),
        ["aroonosc"] = c => Run(new Aroon(c.Int(0), ExtremeTie.Newest), c.Bars, i => i.Value),
        ["atr"] = c => Run(new Atr(c.Int(0), RangeAverage.Wilder, FirstRange.HighLow), c.Bars, i => i.Value),
        ["natr"] = c => Run(new Atr(c.Int(0), RangeAverage.Wilder, FirstRange.HighLow), c.Bars, i => i.Percent),
        ["avgprice"] = c => Run(new BarPrice(BarPriceKind.Average), c.Bars, i => i.Value),
        ["medprice"] = c => Run(new BarPrice(BarPriceKind.Median), c.Bars, i => i.Value),
        ["typprice"] = c => Run(new BarPrice(BarPriceKind.Typical), c.Bars, i => i.Value),
        ["bbands_lower"] = c => Run(new BollingerBands(c.Int(0), c.Options[1]), c.Bars, i => i.Lower),
        ["bbands_middle"] = c => Run(new BollingerBands(c.Int(0), c.Options[1]), c.Bars, i => i.Middle),
        ["bbands_upper"] = c => Run(new BollingerBands(c.Int(0), c.Options[1]), c.Bars, i => i.Upper),
        ["cci"] = c => Run(new Cci(c.Int(0)), c.Bars, i => i.Value),
        ["crossany"] = c => Crosses(c, i => i.CrossedUp || i.CrossedDown),
        ["crossover"] = c => Crosses(c, i => i.CrossedUp),
        ["plus_di"] = c => Run(new DirectionalMovement(c.Int(0), DirectionalSeed.Short), c.Bars, i => i.PlusDi),
        ["minus_di"] = c => Run(new DirectionalMovement(c.Int(0), DirectionalSeed.Short), c.Bars, i => i.MinusDi),
        ["plus_dm"] = c => Run(new DirectionalMovement(c.Int(0), DirectionalSeed.Short), c.Bars, i => i.PlusDm),
        ["minus_dm"] = c => Run(new DirectionalMovement(c.Int(0), DirectionalSeed.Short), c.Bars, i => i.MinusDm),
        ["dx"] = c => Run(new DirectionalMovement(c.Int(0), DirectionalSeed.Short), c.Bars, i => i.Dx),
        ["ema"] = c => Run(new Ema(c.Int(0), AverageSeed.FirstValueImmediate), c.Bars, i => i.Value),
        ["hma"] = c => Run(new Hma(c.Int(0)), c.Bars, i => i.Value),
        ["kama"] = c => Run(new Kama(c.Int(0)), c.Bars, i => i.Value),
        ["linreg"] = c => Run(new LinearRegression(c.Int(0)), c.Bars, i => i.Value),
        ["macd"] = c => Run(TulipMacd(c), c.Bars, i => i.Value),
        ["macd_signal"] = c => Run(TulipMacd(c), c.Bars, i => i.Signal),
        ["macd_histogram"] = c => Run(TulipMacd(c), c.Bars, i => i.Histogram),
        ["max"] = c => Run(new RollingMaximum(c.Int(0)), c.Bars, i => i.Value),
        ["min"] = c => Run(new RollingMinimum(c.Int(0)), c.Bars, i => i.Value),
        ["sum"] = c => Run(new RollingSum(c.Int(0)), c.Bars, i => i.Value),
        ["mfi"] = c => Run(new Mfi(c.Int(0)), c.Bars, i => i.Value),
        ["mom"] = c => Run(new Momentum(c.Int(0)), c.Bars, i => i.Value),
        ["obv"] = c => Run(new Obv(), c.Bars, i => i.Value),
        ["psar"] = c => Run(new ParabolicSar(c.Options[0], c.Options[1], SarForm.Midpoint), c.Bars, i => i.Value),
        ["roc"] = c => Run(new RateOfChange(c.Int(0), ChangeUnit.Fraction), c.Bars, i => i.Value),
        ["rocr"] = c => Run(new RateOfChange(c.Int(0), ChangeUnit.Ratio), c.Bars, i => i.Value),
        ["rsi"] = c => Run(new Rsi(c.Int(0)), c.Bars, i => i.Value),
        ["sma"] = c => Run(new Sma(c.Int(0)), c.Bars, i => i.Value),
        ["stddev"] = c => Run(new StandardDeviation(c.Int(0)), c.Bars, i => i.Value),
        ["var"] = c => Run(new Variance(c.Int(0)), c.Bars, i => i.Value),
        ["stoch_k"] = c => Run(new Stochastic(c.Int(0), c.Int(1), c.Int(2)), c.Bars, i => i.K),
        ["stoch_d"] = c => Run(new Stochastic(c.Int(0), c.Int(1), c.Int(2)), c.Bars, i => i.D),
        ["stochrsi"] = c => Run(new StochasticRsi(c.Int(0), c.Int(0), 1, 1), c.Bars, i => i.Raw / 100),
        ["tr"] = c => Run(new TrueRange(FirstRange.HighLow), c.Bars, i => i.Value),
        ["trima"] = c => Run(new Trima(c.Int(0)), c.Bars, i => i.Value),
        ["trix"] = c => Run(new Trix(c.Int(0), TrixSeed.FirstValue), c.Bars, i => i.Value),
        ["ultosc"] = c => Run(new UltimateOscillator(c.Int(0), c.Int(1), c.Int(2)), c.Bars, i => i.Value),
        ["vosc"] = c => Run(new VolumeOscillator(c.Int(0), c.Int(1)), c.Bars, i => i.Value),
        ["wilders"] = c => Run(new WilderAverage(c.Int(0)), c.Bars, i => i.Value),
        ["willr"] = c => Run(new WilliamsR(c.Int(0)), c.Bars, i => i.Value),
        ["wma"] = c => Run(new Wma(c.Int(0)), c.Bars, i => i.Value),
    };

    [Fact]
    public void Update_EveryCase_AgreesToThePrintedDigits()
    {
        int compared = 0;
        List<string> failures = [];
        List<TulipCase> cases = TulipCase.Load(ReferenceData.Require(File));
        Assert.Equal(46, cases.Count);
        foreach (TulipCase item in cases)
        {
            foreach ((string name, string[] expected) in item.Outputs)
            {
                double[] actual = Columns[name](item);
                OracleComparison comparison = new(item.Name + ":" + name);
                for (int i = 0; i < expected.Length; i++)
                {
                    int decimals = expected[i].Length - expected[i].IndexOf('.', StringComparison.Ordinal) - 1;
                    double half = 0.5 * Math.Pow(10, -decimals);
                    comparison.Add(i, expected[i], actual[actual.Length - expected.Length + i], half + 1e-9, false);
                }

                output.WriteLine(comparison.ToString());
                failures.AddRange(comparison.Failures.Take(3));
                Assert.Equal(expected.Length, comparison.Compared);
                compared += comparison.Compared;
            }
        }

        string[] outputs = cases.SelectMany(item => item.Outputs.Keys).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(outputs, Columns.Keys.Order(StringComparer.Ordinal));
        output.WriteLine($"{outputs.Length} outputs of {cases.Count} cases, {compared} values compared");
        Assert.Empty(failures);
        Assert.True(compared >= 550, string.Create(CultureInfo.InvariantCulture, $"only {compared} values compared"));
    }

    private static Macd TulipMacd(TulipCase c) => new(c.Int(0), c.Int(1), c.Int(2), AverageSeed.FirstValue);

    private static double[] Crosses(TulipCase c, Func<CrossDetector, bool> answer)
    {
        CrossDetector detector = new();
        double[] first = c.Input("real1");
        double[] second = c.Input("real2");
        double[] result = new double[first.Length];
        for (int i = 0; i < first.Length; i++)
        {
            detector.Update(first[i], second[i]);
            result[i] = answer(detector) ? 1 : 0;
        }

        return result;
    }
}
