using Plimsoll.Indicators.Quoting;

namespace Plimsoll.Research.MarketMaking;

/// <summary>
/// A market maker where only bars are known. Quotes for a bar are made from closes up to the bar before; a side fills
/// only when the bar trades through its price by a margin, at the price quoted. Both sides may fill in one bar: the bid
/// is booked first, and whether the ask was there was decided before the bar.
/// </summary>
public static class BarMakerSimulation
{
    /// <summary>The first bar that is quoted: before it the volatility of twenty differences is not known.</summary>
    public const int FirstBar = DeviationBars + 1;

    private const int DeviationBars = 20;

    // Prices in doubles miss their tick by a last digit.
    private const double TickTolerance = 1e-6;

    /// <summary>Runs the simulation.</summary>
    /// <param name="settings">What to quote.</param>
    /// <param name="bars">The market, oldest first.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    public static BarMakerResult Run(BarMakerSettings settings, IReadOnlyList<BarMakerBar> bars)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(bars);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(settings.OrderQuantity, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.OrdersHeldMax, 1, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfNegative(settings.FillMarginTicks, nameof(settings));
        var run = new BarMakerRun(settings);
        for (var i = FirstBar; i < bars.Count; i++)
        {
            var price = bars[i - 1].Close;
            var quote = BarQuote.Of(settings.Quote, price, Deviation(bars, i), run.OrdersHeld);
            run.Step(i, bars[i], price, quote.Ticks);
        }

        return run.Result(bars.Count == 0 ? 0 : bars[^1].Close);
    }

    internal static bool BidIsFilled(BarMakerSettings settings, double low, long bidTicks) =>
        low / settings.Quote.Tick <= bidTicks - settings.FillMarginTicks + TickTolerance;

    internal static bool AskIsFilled(BarMakerSettings settings, double high, long askTicks) =>
        high / settings.Quote.Tick >= askTicks + settings.FillMarginTicks - TickTolerance;

    /// <summary>Sample standard deviation of the last twenty differences of closes before a bar.</summary>
    private static double Deviation(IReadOnlyList<BarMakerBar> bars, int index)
    {
        double mean = 0;
        double squares = 0;
        for (var i = 0; i < DeviationBars; i++)
        {
            var place = index - DeviationBars + i;
            var difference = bars[place].Close - bars[place - 1].Close;
            var delta = difference - mean;
            mean += delta / (i + 1);
            squares += delta * (difference - mean);
        }

        return Math.Sqrt(squares / (DeviationBars - 1));
    }
}
