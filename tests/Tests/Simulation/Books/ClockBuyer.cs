using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Tests.Simulation.Books;

/// <summary>
/// Bids at the best price every three seconds, for two seconds: its orders depend on the market alone and never
/// overlap, so that runs under other fill models place the very same ones.
/// </summary>
internal sealed class ClockBuyer : Strategy
{
    private Timestamp next;

    public override void OnBook(in BookUpdate book)
    {
        if (!book.IsUsable || Now < next)
        {
            return;
        }

        next = Now + Duration.FromSeconds(3);
        _ = Submit(new OrderRequest
        {
            Instrument = book.Instrument,
            Side = OrderSide.Buy,
            Type = OrderType.Limit,
            Quantity = Quantity.FromLots(30),
            LimitPrice = Price.FromTicks(book.BidTicks),
            TimeInForce = TimeInForce.GoodTillDate,
            ExpiresAt = Now + Duration.FromSeconds(2),
            IsPostOnly = true,
        });
    }
}
