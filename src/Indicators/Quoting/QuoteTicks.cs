namespace Plimsoll.Indicators.Quoting;

/// <summary>
/// A pair of quotes on the tick grid. Rounding is away from the middle: the bid down, the ask up, so rounding never
/// gives edge away. <c>default</c> is no quote.
/// </summary>
/// <param name="BidTicks">Bid in ticks.</param>
/// <param name="AskTicks">Ask in ticks.</param>
public readonly record struct QuoteTicks(long BidTicks, long AskTicks)
{
    // A price that is a whole number of ticks but for its last digits must not move by a tick.
    private const double Tolerance = 1e-9;

    /// <summary>A bid price on the grid, rounded down.</summary>
    /// <param name="price">In the unit of the tick.</param>
    /// <param name="tick">Above 0.</param>
    public static long BidOf(double price, double tick = 1) => (long)Math.Floor((price / tick) + Tolerance);

    /// <summary>An ask price on the grid, rounded up.</summary>
    /// <param name="price">In the unit of the tick.</param>
    /// <param name="tick">Above 0.</param>
    public static long AskOf(double price, double tick = 1) => (long)Math.Ceiling((price / tick) - Tolerance);

    /// <summary>Moves both quotes out so far that neither can trade at once.</summary>
    /// <param name="bidMaxTicks">Highest price at which a bid rests.</param>
    /// <param name="askMinTicks">Lowest price at which an ask rests.</param>
    public QuoteTicks Within(long bidMaxTicks, long askMinTicks) =>
        new(Math.Min(BidTicks, bidMaxTicks), Math.Max(AskTicks, askMinTicks));
}
