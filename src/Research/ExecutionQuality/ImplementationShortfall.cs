namespace Plimsoll.Research.ExecutionQuality;

/// <summary>
/// What it cost to turn a decision into a position, against the price at the decision, in its parts (Perold, "The
/// Implementation Shortfall", 1988). Money in the currency of the price; positive is a cost.
/// </summary>
/// <param name="Delay">What the market moved between decision and arrival, on what was filled.</param>
/// <param name="Trading">What was paid beyond the price at arrival.</param>
/// <param name="Missed">What the unfilled rest would have earned until the end.</param>
/// <param name="Fees">Fees.</param>
/// <param name="DecisionValue">Worth of the whole order at the decision price.</param>
public readonly record struct ImplementationShortfall(
    double Delay, double Trading, double Missed, double Fees, double DecisionValue)
{
    /// <summary>The sum of the parts.</summary>
    public double Total => Delay + Trading + Missed + Fees;

    /// <summary>All of it in basis points of the value at the decision; null where that is nothing.</summary>
    public double? BasisPoints => DecisionValue > 0 ? Total / DecisionValue * 10_000 : null;

    /// <summary>Computes it for one order.</summary>
    /// <param name="isBuy">Which way.</param>
    /// <param name="quantity">How much was wanted, in units; positive.</param>
    /// <param name="decision">Price when it was decided.</param>
    /// <param name="arrival">Price when the order reached the market.</param>
    /// <param name="end">Price when it was over.</param>
    /// <param name="fills">Prices and quantities of its executions.</param>
    /// <param name="fees">Its fees.</param>
    public static ImplementationShortfall Of(
        bool isBuy,
        double quantity,
        double decision,
        double arrival,
        double end,
        IReadOnlyList<(double Price, double Quantity)> fills,
        double fees)
    {
        ArgumentNullException.ThrowIfNull(fills);
        var side = isBuy ? 1.0 : -1.0;
        var (filled, trading) = (0.0, 0.0);
        foreach (var fill in fills)
        {
            filled += fill.Quantity;
            trading += fill.Quantity * side * (fill.Price - arrival);
        }

        return new ImplementationShortfall(
            filled * side * (arrival - decision), trading, (quantity - filled) * side * (end - decision), fees,
            quantity * decision);
    }

    /// <summary>The parts of two orders together.</summary>
    public static ImplementationShortfall operator +(ImplementationShortfall left, ImplementationShortfall right) =>
        new(left.Delay + right.Delay, left.Trading + right.Trading, left.Missed + right.Missed,
            left.Fees + right.Fees, left.DecisionValue + right.DecisionValue);
}
