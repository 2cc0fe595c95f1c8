namespace Plimsoll.Research.ExecutionQuality;

/// <summary>An order as the summaries of execution see it.</summary>
/// <param name="IsBuy">Which way.</param>
/// <param name="Quantity">How much, in units; positive.</param>
/// <param name="Expected">The price expected when it was decided; positive.</param>
/// <param name="Filled">Price of the fill; null when there was none.</param>
/// <param name="Outcome">Where it stands.</param>
/// <param name="Seconds">From order to fill; null when there was none.</param>
/// <param name="TimeNs">When it was filled. Nanoseconds since the epoch, UTC.</param>
public readonly record struct ExecutedOrder(
    bool IsBuy, double Quantity, double Expected, double? Filled, OrderOutcome Outcome, double? Seconds = null,
    long TimeNs = 0)
{
    /// <summary>
    /// Slippage in basis points of the expected price, positive is worse for both sides; null without a fill.
    /// </summary>
    public double? SlippageBasisPoints =>
        Filled is { } price ? (IsBuy ? price - Expected : Expected - price) / Expected * 10_000 : null;

    /// <summary>Slippage in money, positive is worse for both sides; null without a fill.</summary>
    public double? SlippageMoney =>
        Filled is { } price ? (IsBuy ? price - Expected : Expected - price) * Quantity : null;
}
