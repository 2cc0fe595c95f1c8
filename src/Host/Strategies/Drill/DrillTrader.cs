using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Strategies.Drill;

/// <summary>
/// A strategy that is there to have something to kill: it soon holds a position and keeps an order resting far from the
/// market. If it is told to, it throws or does not come back after some seconds of market time.
/// </summary>
internal sealed class DrillTrader : Strategy
{
    private const double FarShare = 0.9;
    private static readonly InstrumentIndex First = new(0);
    private long begunNs = long.MinValue;

    /// <summary>Market seconds after which it throws; 0 for never.</summary>
    [Parameter(Description = "Market seconds until it throws, 0 for never", Min = 0, Max = 1_000_000)]
    public int ThrowAfter { get; set; }

    /// <summary>Market seconds after which it does not come back; 0 for never.</summary>
    [Parameter(Description = "Market seconds until it hangs, 0 for never", Min = 0, Max = 1_000_000)]
    public int HangAfter { get; set; }

    public override void OnBar(in BarUpdate bar) => Act(bar.Close);

    public override void OnBook(in BookUpdate book)
    {
        if (book.IsUsable)
        {
            Act(book.Bid);
        }
    }

    private void Act(double price)
    {
        begunNs = begunNs == long.MinValue ? Now.UnixNanos : begunNs;
        if (IsFlat(First) && WorkingOrderCount(First) == 0)
        {
            _ = EnterLong(First, "drill");
        }
        else if (!IsFlat(First) && WorkingOrderCount(First) == 0)
        {
            _ = Submit(new OrderRequest
            {
                Instrument = First,
                Side = OrderSide.Buy,
                Type = OrderType.Limit,
                LimitPrice = PriceOf(First, price * FarShare),
                Quantity = Quantity.FromLots(1),
                Reason = "drill",
            });
        }

        Misbehave((Now.UnixNanos - begunNs) / 1_000_000_000);
    }

    private void Misbehave(long seconds)
    {
        if (ThrowAfter > 0 && seconds >= ThrowAfter)
        {
            throw new InvalidOperationException("this strategy throws, as it is meant to in a drill");
        }

        if (HangAfter > 0 && seconds >= HangAfter)
        {
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
