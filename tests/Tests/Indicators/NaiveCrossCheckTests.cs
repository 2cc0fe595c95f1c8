using Plimsoll.Indicators;
using static Plimsoll.Tests.Indicators.NaiveFormula;

namespace Plimsoll.Tests.Indicators;

/// <summary>Every windowed indicator against the plain formula at every bar, for short and long windows.</summary>
public sealed class NaiveCrossCheckTests(ITestOutputHelper output)
{
    private const int Bars = 700;

    public static TheoryData<int> Periods => [2, 3, 4, 7, 20, 97];

    [Theory]
    [MemberData(nameof(Periods))]
    public void Averages_EveryBar_EqualThePlainFormula(int n)
    {
        Check(new Sma(n), (b, t) => Mean(Closes(b, t, n)), i => i.Value);
        Check(new Wma(n), (b, t) => Weighted(Closes(b, t, n)), i => i.Value);
        Check(new Hma(n), (b, t) => Hull(b, t, n), i => i.Value);
        Check(new Trima(n), (b, t) => Triangle(Closes(b, t, n)), i => i.Value);
        Check(new Vwma(n), (b, t) => WeightedByVolume(b, t, n, x => x.Close), i => i.Value);
        Check(new RollingVwap(n), (b, t) => WeightedByVolume(b, t, n, Typical), i => i.Value);
    }

    [Theory]
    [MemberData(nameof(Periods))]
    public void Statistics_EveryBar_EqualThePlainFormula(int n)
    {
        Check(new RollingSum(n), (b, t) => Closes(b, t, n).Sum(), i => i.Value);
        Check(new RollingMaximum(n), (b, t) => Closes(b, t, n).Max(), i => i.Value);
        Check(new RollingMinimum(n), (b, t) => Closes(b, t, n).Min(), i => i.Value);
        Check(new RollingMedian(n), (b, t) => Median(Closes(b, t, n)), i => i.Value);
        Check(new Variance(n), (b, t) => Variance(Closes(b, t, n), n), i => i.Value);
        Check(new Variance(n, DeviationKind.Sample), (b, t) => Variance(Closes(b, t, n), n - 1), i => i.Value);
        Check(new StandardDeviation(n), (b, t) => Math.Sqrt(Variance(Closes(b, t, n), n)), i => i.Value);
        Check(new LinearRegression(n), (b, t) => Slope(Closes(b, t, n)), i => i.Slope);
        Check(
            new LinearRegression(n),
            (b, t) => Mean(Closes(b, t, n)) + (Slope(Closes(b, t, n)) * (n - 1) / 2),
            i => i.Value);
        Check(
            new LinearRegression(n),
            (b, t) => Mean(Closes(b, t, n)) - (Slope(Closes(b, t, n)) * (n - 1) / 2),
            i => i.Intercept);
        Check(
            new ZScore(n),
            (b, t) =>
            {
                double deviation = Math.Sqrt(Variance(Closes(b, t, n), n));
                return deviation > 0 ? (b[t].Close - Mean(Closes(b, t, n))) / deviation : 0;
            },
            i => i.Value);
        Check(new HistoricalVolatility(n), (b, t) => Volatility(b, t, n, 252), i => i.Value);
    }

    [Theory]
    [MemberData(nameof(Periods))]
    public void Momentum_EveryBar_EqualsThePlainFormula(int n)
    {
        Check(new Momentum(n), (b, t) => b[t].Close - b[t - n].Close, i => i.Value);
        Check(new RateOfChange(n), (b, t) => 100 * ((b[t].Close / b[t - n].Close) - 1), i => i.Value);
        Check(new RelativeSlope(n), (b, t) => (b[t].Close / b[t - n].Close) - 1, i => i.Value);
        Check(new Stochastic(n, 1, 1), (b, t) => Place(b, t, n), i => i.Value);
        Check(
            new Stochastic(n, 3, 2),
            (b, t) => (Place(b, t, n) + Place(b, t - 1, n) + Place(b, t - 2, n)) / 3,
            i => i.K);
        Check(new WilliamsR(n), (b, t) => Place(b, t, n) - (Wide(b, t, n) ? 100 : 0), i => i.Value);
        Check(new Cci(n), (b, t) => CommodityChannel(b, t, n), i => i.Value);
        Check(new Rsi(n, RsiSmoothing.Simple), (b, t) => Strength(b, t, n), i => i.Value);
        Check(new UltimateOscillator(n, n + 3, 2 * n + 5), (b, t) => Ultimate(b, t, n, n + 3, 2 * n + 5), i => i.Value);
        foreach (ExtremeTie tie in Enum.GetValues<ExtremeTie>())
        {
            bool oldest = tie == ExtremeTie.Oldest;
            Check(
                new Aroon(n, tie),
                (b, t) => 100.0 * (n - Age(Pick(b, t, n + 1, x => x.High), true, oldest)) / n,
                i => i.Up);
            Check(
                new Aroon(n, tie),
                (b, t) => 100.0 * (n - Age(Pick(b, t, n + 1, x => x.Low), false, oldest)) / n,
                i => i.Down);
        }
    }

    [Theory]
    [MemberData(nameof(Periods))]
    public void BandsAndFlows_EveryBar_EqualThePlainFormula(int n)
    {
        Check(
            new BollingerBands(n, 2.5),
            (b, t) => Mean(Closes(b, t, n)) + (2.5 * Math.Sqrt(Variance(Closes(b, t, n), n))),
            i => i.Upper);
        Check(new DonchianChannels(n), (b, t) => Middle(b, t, n), i => i.Value);
        Check(new DonchianChannels(n, DonchianWindow.Previous), (b, t) => Middle(b, t - 1, n), i => i.Value);
        Check(
            new Atr(n, RangeAverage.Simple, FirstRange.HighLow),
            (b, t) => Enumerable.Range(t - n + 1, n).Sum(i => Range(b, i)) / n,
            i => i.Value);
        Check(new Mfi(n), (b, t) => MoneyFlow(b, t, n), i => i.Value);
        Check(new Cmf(n), (b, t) => Chaikin(b, t, n), i => i.Value);
        Check(new VolumeOscillator(n, n + 4), (b, t) => Oscillation(b, t, n, n + 4), i => i.Value);
        Check(new Ichimoku(n, n + 1, n + 2, 5), (b, t) => Middle(b, t - 5, n + 2), i => i.SpanB);
        Check(
            new Ichimoku(n, n + 1, n + 2, 5),
            (b, t) => (Middle(b, t - 5, n) + Middle(b, t - 5, n + 1)) / 2,
            i => i.SpanA);
    }

    [Fact]
    public void Window_HugeNumberHasLeft_LeavesNoTrace()
    {
        Sma clean = new(5);
        Sma shocked = new(5);
        StandardDeviation cleanDeviation = new(5);
        StandardDeviation shockedDeviation = new(5);
        shocked.Update(1e300);
        shockedDeviation.Update(1e150);
        for (int i = 0; i < 5; i++)
        {
            clean.Update(0.1 * i);
            shocked.Update(0.1 * i);
            cleanDeviation.Update(0.1 * i);
            shockedDeviation.Update(0.1 * i);
        }

        Assert.Equal(clean.Value, shocked.Value, 1e-15);
        Assert.Equal(cleanDeviation.Value, shockedDeviation.Value, 1e-15);
    }

    [Fact]
    public void Sma_ThreeMillionUpdates_HasNotDrifted()
    {
        Sma average = new(200);
        double[] last = new double[200];
        Model.Values.SplitMix random = new(5);
        for (int i = 0; i < 3_000_000; i++)
        {
            last[i % 200] = 1e4 + random.Unit();
            average.Update(last[i % 200]);
        }

        Assert.Equal(last.Sum() / 200, average.Value, 1e-11);
    }

    private static bool Wide(PriceBar[] bars, int end, int n) =>
        Pick(bars, end, n, b => b.High).Max() > Pick(bars, end, n, b => b.Low).Min();

    private static double Oscillation(PriceBar[] bars, int end, int fast, int slow)
    {
        double slowMean = Mean(Pick(bars, end, slow, b => b.Volume));
        return 100 * (Mean(Pick(bars, end, fast, b => b.Volume)) - slowMean) / slowMean;
    }

    private void Check<T>(T indicator, Func<PriceBar[], int, double> formula, Func<T, double> show)
        where T : IIndicator
    {
        PriceBar[] bars = TestBars.Walk(Bars, 21);
        int compared = 0;
        for (int t = 0; t < bars.Length; t++)
        {
            Runner.Feed(indicator, bars[t]);
            if (!indicator.IsReady)
            {
                continue;
            }

            double expected = formula(bars, t);
            double actual = show(indicator);
            Assert.True(
                Math.Abs(actual - expected) <= 1e-9 * Math.Max(1, Math.Abs(expected)),
                $"{indicator} bar {t}: {actual:R}, the plain formula gives {expected:R}");
            compared++;
        }

        output.WriteLine($"{indicator}: {compared} values equal");
        Assert.Equal(bars.Length - indicator.WarmUpBars + 1, compared);
    }
}
