using Plimsoll.Model.Commands;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Records;

/// <summary>
/// What may go to a venue without a kernel, when the kernel cannot be asked any more: a cancellation, or an order that
/// only reduces what is held. Nothing else can be put into it, so it needs no risk gate. <c>default</c> asks for
/// nothing.
/// </summary>
public readonly record struct EmergencyCommand
{
    /// <summary>The first number of such orders: far above those that a kernel counts from 1.</summary>
    public const long FirstOrder = 1L << 48;

    private const string Reason = "emergency";

    private EmergencyCommand(Command command) => Command = command;

    /// <summary>What is asked.</summary>
    public Command Command { get; }

    /// <summary>Asks the venue to cancel an order.</summary>
    /// <param name="timeNs">Now. Nanoseconds since the epoch, UTC.</param>
    /// <param name="strategy">Whose order.</param>
    /// <param name="instrument">Of what.</param>
    /// <param name="order">Which order.</param>
    public static EmergencyCommand Cancel(
        long timeNs, StrategyIndex strategy, InstrumentIndex instrument, OrderId order) =>
        new(Command.Cancel(timeNs, strategy, order, new OrderRequest
        {
            Instrument = instrument, Side = OrderSide.Sell, Type = OrderType.Market, IsReduceOnly = true,
            Reason = Reason,
        }));

    /// <summary>Closes a position at the market.</summary>
    /// <param name="timeNs">Now. Nanoseconds since the epoch, UTC.</param>
    /// <param name="strategy">Whose position.</param>
    /// <param name="instrument">Of what.</param>
    /// <param name="number">Which such order it is, from 0.</param>
    /// <param name="positionLots">The position in lots; negative is short, not 0.</param>
    public static EmergencyCommand Close(
        long timeNs, StrategyIndex strategy, InstrumentIndex instrument, long number, long positionLots)
    {
        ArgumentOutOfRangeException.ThrowIfZero(positionLots);
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        var request = new OrderRequest
        {
            Instrument = instrument,
            Side = positionLots > 0 ? OrderSide.Sell : OrderSide.Buy,
            Type = OrderType.Market,
            Quantity = Quantity.FromLots(Math.Abs(positionLots)),
            IsReduceOnly = true,
            Reason = Reason,
        };
        return new EmergencyCommand(Command.Submit(timeNs, strategy, new OrderId(FirstOrder + number), request));
    }
}
