using Plimsoll.Model.Instruments;
using Plimsoll.Model.Values;

namespace Plimsoll.Data.Store;

/// <summary>By what ticks and lots are multiplied when a series moves to a finer grid. <c>default</c> is not a
/// change.</summary>
/// <param name="TickFactor">New ticks for one old tick.</param>
/// <param name="LotFactor">New lots for one old lot.</param>
internal readonly record struct GridChange(long TickFactor, long LotFactor)
{
    public bool IsNone => TickFactor == 1 && LotFactor == 1;

    /// <exception cref="DataError">The new grid does not hold all numbers of the old one.</exception>
    public static GridChange Between(Instrument old, Instrument next) =>
        new(Factor(old.PriceGrid, next.PriceGrid), Factor(old.QuantityGrid, next.QuantityGrid));

    public long Apply(SeriesKind kind, int column, long value) =>
        value == ColumnLayout.Missing ? value
        : ColumnLayout.IsPrice(kind, column) ? value * TickFactor
        : ColumnLayout.IsQuantity(kind, column) ? value * LotFactor
        : value;

    private static long Factor(DecimalGrid old, DecimalGrid next) =>
        next.TryToSteps(old.Mantissa, old.Decimals, out var factor)
            ? factor
            : throw new DataError(
                DataErrorKind.Option,
                $"step {next} does not divide the step {old} of the series; "
                + "give a step that does, or use another catalog");
}
