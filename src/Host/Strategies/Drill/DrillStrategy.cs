using Plimsoll.Kernel.Strategies;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Values;

namespace Plimsoll.Host.Strategies.Drill;

/// <summary>
/// A strategy that is there to have something to kill: it soon holds a position and keeps an order resting far from the
/// market. What it does besides after some seconds of market time is up to its kind.
/// </summary>
internal abstract class DrillStrategy : Strategy
{
    private const double FarShare = 0.9;
    private static readonly InstrumentIndex First = new(0);
    private long begunNs = long.MinValue;
    private bool hasResting;

    /// <summary>Market seconds after which it does what it is there for.</summary>
    [Parameter(Description = "Market seconds until it does what it is there for", Min = 1, Max = 1_000_000)]
    public int After { get; set; } = 20;

    public override void OnBar(in BarUpdate bar) => Act(bar.Close);

    public override void OnBook(in BookUpdate book)
    {
        if (book.IsUsable)
        {
            Act(book.Bid);
        }
    }

    protected virtual void Misbehave()
    {
    }

    private void Act(double price)
    {
        begunNs = begunNs == long.MinValue ? Now.UnixNanos : begunNs;
        if (IsFlat(First) && WorkingOrderCount(First) <= (hasResting ? 1 : 0))
        {
            _ = EnterLong(First, "drill");
        }
        else if (!IsFlat(First) && !hasResting)
        {
            hasResting = true;
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

        if (Now.UnixNanos - begunNs >= After * 1_000_000_000L)
        {
            Misbehave();
        }
    }
}
