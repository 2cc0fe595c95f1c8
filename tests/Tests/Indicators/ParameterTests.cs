using Plimsoll.Indicators;

namespace Plimsoll.Tests.Indicators;

public sealed class ParameterTests
{
    public static TheoryData<string, Action> Refusals => new()
    {
        { "period is 0; allowed is 1..1000000 bars.", () => _ = new Sma(0) },
        { "period is -3; allowed is 1..1000000 bars.", () => _ = new Ema(-3) },
        { "period is 1000001; allowed is 1..1000000 bars.", () => _ = new Wma(1_000_001) },
        { "period is 0; allowed is 1..1000000 bars.", () => _ = new Ema(0, AverageSeed.FirstValueImmediate) },
        { "seed is 9; allowed is Mean, FirstValue, FirstValueImmediate.", () => _ = new Ema(5, (AverageSeed)9) },
        { "period is 1; allowed is 2..1000000 bars.", () => _ = new Hma(1) },
        { "slowPeriod is 12; allowed is 13..1000000 bars.", () => _ = new Macd(12, 12) },
        { "slowPeriod is 1; allowed is 2..1000000 bars.", () => _ = new Kama(5, 2, 1) },
        { "multiplier is 0; allowed is a finite number above 0.", () => _ = new BollingerBands(5, 0) },
        { "multiplier is NaN; allowed is a finite number above 0.", () => _ = new SuperTrend(5, double.NaN) },
        { "step is Infinity; allowed is a finite number above 0.", () => _ = new ParabolicSar(double.MaxValue * 2) },
        { "period is 1; allowed is 2..1000000 bars.", () => _ = new Variance(1, DeviationKind.Sample) },
        { "basePeriod is 9; allowed is 10..1000000 bars.", () => _ = new Ichimoku(9, 9) },
        { "longPeriod is 14; allowed is 15..1000000 bars.", () => _ = new UltimateOscillator(7, 14, 14) },
        { "barsPerYear is -1; allowed is a finite number above 0.", () => _ = new HistoricalVolatility(5, -1) },
        { "kind is 77; allowed is", () => _ = new BarPrice((BarPriceKind)77) },
        { "period is 0; allowed is 1..1000000 bars.", () => _ = new Stochastic(0) },
        { "smoothing is 0; allowed is 1..1000000 bars.", () => _ = new Stochastic(5, 0) },
        { "displacement is 0; allowed is 1..1000000 bars.", () => _ = new Ichimoku(displacement: 0) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Constructor_ValueOutOfRange_NamesParameterValueAndRange(string expected, Action make)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(make);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }
}
