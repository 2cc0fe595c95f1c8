using Plimsoll.Indicators;

namespace Plimsoll.Tests.Indicators;

/// <summary>Every public indicator with every option; a test checks that none is missing.</summary>
internal static class IndicatorCatalog
{
    private const double Price = 64;

    public static Dictionary<string, CatalogEntry> All { get; } = Entries()
        .ToDictionary(entry => entry.Make().ToString()!, StringComparer.Ordinal);

    /// <summary>Names for theories: short texts that identify an entry in the report.</summary>
    public static IEnumerable<TheoryDataRow<string>> Names =>
        All.Keys.Order(StringComparer.Ordinal).Select(name => new TheoryDataRow<string>(name));

    private static IEnumerable<CatalogEntry> Entries() =>
        [.. Averages(), .. Momentums(), .. Volatilities(), .. Trends(), .. Volumes(), .. Statistics()];

    private static IEnumerable<CatalogEntry> Averages()
    {
        yield return new(() => new Sma(1), Price, 1);
        yield return new(() => new Sma(7), Price, 1);
        foreach (AverageSeed seed in Enum.GetValues<AverageSeed>())
        {
            yield return new(() => new Ema(6, seed), Price, 1);
            yield return new(() => new WilderAverage(5, seed), Price, 1);
        }

        yield return new(() => new Wma(5), Price, 1);
        yield return new(() => new Hma(9), Price, 1);
        yield return new(() => new Dema(4), Price, 1);
        yield return new(() => new Tema(4), Price, 1);
        yield return new(() => new Trima(5), Price, 1);
        yield return new(() => new Trima(6), Price, 1);
        yield return new(() => new Kama(5), Price, 1);
        yield return new(() => new Vwma(5), Price, 1);
    }

    private static IEnumerable<CatalogEntry> Momentums()
    {
        yield return new(() => new Momentum(5), 0, 1);
        yield return new(() => new RateOfChange(5), 0);
        yield return new(() => new RateOfChange(5, ChangeUnit.Fraction), 0);
        yield return new(() => new RateOfChange(5, ChangeUnit.Ratio), 1);
        yield return new(() => new RelativeSlope(4), 0);
        foreach (RsiSmoothing smoothing in Enum.GetValues<RsiSmoothing>())
        {
            yield return new(() => new Rsi(6, smoothing), 100);
            yield return new(() => new Rsi(6, smoothing, RsiNoLoss.Undefined), double.NaN);
        }

        foreach (AverageSeed seed in Enum.GetValues<AverageSeed>())
        {
            yield return new(() => new Macd(3, 6, 4, seed), 0, 1);
        }

        foreach (TrixSeed seed in Enum.GetValues<TrixSeed>())
        {
            yield return new(() => new Trix(4, seed), 0);
        }

        yield return new(() => new Stochastic(5, 3, 3), 0);
        yield return new(() => new StochasticRsi(5, 5, 3, 3), 0);
        yield return new(() => new WilliamsR(6), 0);
        yield return new(() => new Cci(6), 0);
        yield return new(() => new UltimateOscillator(3, 5, 9), 0);
        yield return new(() => new Aroon(6, ExtremeTie.Oldest), 0);
        yield return new(() => new Aroon(6, ExtremeTie.Newest), 0);
    }

    private static IEnumerable<CatalogEntry> Volatilities()
    {
        foreach (FirstRange first in Enum.GetValues<FirstRange>())
        {
            yield return new(() => new TrueRange(first), 0, 1);
            yield return new(() => new Atr(5, RangeAverage.Wilder, first), 0, 1);
            yield return new(() => new Atr(5, RangeAverage.Simple, first), 0, 1);
        }

        yield return new(() => new BollingerBands(6, 1.5), Price, 1);
        yield return new(() => new KeltnerChannels(6, 1.5, 4), Price, 1);
        yield return new(() => new KeltnerChannels(6, 1.5, 4, KeltnerForm.Simple), Price, 1);
        foreach (DonchianWindow window in Enum.GetValues<DonchianWindow>())
        {
            yield return new(() => new DonchianChannels(6, window), Price, 1);
        }

        yield return new(() => new HistoricalVolatility(6, 256), 0);
    }

    private static IEnumerable<CatalogEntry> Trends()
    {
        foreach (DirectionalSeed seed in Enum.GetValues<DirectionalSeed>())
        {
            yield return new(() => new DirectionalMovement(5, seed), 0);
            yield return new(() => new Adx(5, seed), 0);
        }

        yield return new(() => new Adx(5, DirectionalSeed.Full, AdxrLag.Period), 0);
        foreach (SarForm form in Enum.GetValues<SarForm>())
        {
            bool exact = form != SarForm.RisingAfterReversal;
            yield return new(() => new ParabolicSar(0.02, 0.2, form), exact ? Price : double.NaN, 1, 0, exact);
        }

        yield return new(() => new SuperTrend(5, 2), Price, 1);
        yield return new(() => new Ichimoku(3, 5, 9, 4), Price, 1);
        yield return new(() => new HeikinAshi(), Price, 1);
        yield return new(() => new FloorPivots(), Price, 1);
        yield return new(() => new TrendScore(5, 3, 4, 4, 12), -10);
    }

    private static IEnumerable<CatalogEntry> Volumes()
    {
        yield return new(() => new Obv(), 0, 0, 1);
        yield return new(() => new Obv(ObvStart.FirstVolume), 1024, 0, 1);
        yield return new(() => new AccumulationDistribution(), 0, 0, 1);
        foreach (AverageSeed seed in Enum.GetValues<AverageSeed>())
        {
            yield return new(() => new ChaikinOscillator(3, 6, seed), 0, 0, 1);
        }

        yield return new(() => new Mfi(5), 100);
        yield return new(() => new Cmf(5), 0);
        yield return new(() => new RollingVwap(5), Price, 1);
        yield return new(() => new RollingVwap(5, BarPriceKind.Average), Price, 1);
        yield return new(() => new AnchoredVwap(), Price, 1);
        yield return new(() => new VolumeOscillator(3, 6), 0);
    }

    private static IEnumerable<CatalogEntry> Statistics()
    {
        yield return new(() => new RollingSum(5), 5 * Price, 1);
        yield return new(() => new RollingMaximum(6), Price, 1);
        yield return new(() => new RollingMinimum(6), Price, 1);
        yield return new(() => new RollingMedian(5), Price, 1);
        yield return new(() => new RollingMedian(6), Price, 1);
        foreach (DeviationKind kind in Enum.GetValues<DeviationKind>())
        {
            yield return new(() => new Variance(6, kind), 0, 2);
            yield return new(() => new StandardDeviation(6, kind), 0, 1);
            yield return new(() => new ZScore(6, kind), 0);
        }

        yield return new(() => new LinearRegression(6), Price, 1);
        yield return new(() => new CrossDetector(), 0);
        foreach (BarPriceKind kind in Enum.GetValues<BarPriceKind>())
        {
            yield return new(() => new BarPrice(kind), Price, 1);
        }
    }
}
