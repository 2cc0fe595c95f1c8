using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Records;

/// <summary>One booked execution.</summary>
/// <param name="TimeNs">When. Nanoseconds since the epoch, UTC.</param>
/// <param name="Order">Which order.</param>
/// <param name="Execution">The venue's number of it.</param>
/// <param name="Strategy">Whose order.</param>
/// <param name="Instrument">Of what.</param>
/// <param name="Side">Which way.</param>
/// <param name="Price">At which price.</param>
/// <param name="Quantity">How much; positive.</param>
/// <param name="Fee">In the quote currency; negative for a rebate.</param>
/// <param name="Liquidity">Maker or taker.</param>
public readonly record struct FillRecord(
    long TimeNs,
    OrderId Order,
    ExecutionId Execution,
    StrategyIndex Strategy,
    InstrumentIndex Instrument,
    OrderSide Side,
    Price Price,
    Quantity Quantity,
    Amount Fee,
    LiquiditySide Liquidity)
{
    /// <summary>In which other asset the fee was taken; <c>default</c> for the currency of the price.</summary>
    public Currency FeeAsset { get; init; }

    /// <summary>
    /// How much of that asset was taken; zero where the fee was in the currency of the price.
    /// <see cref="Fee"/> is its value.
    /// </summary>
    public Amount FeeUnits { get; init; }
}
