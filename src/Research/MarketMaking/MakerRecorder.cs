using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Quality;

namespace Plimsoll.Research.MarketMaking;

/// <summary>Notes fills and the waiting of resting orders while a run goes on.</summary>
internal sealed class MakerRecorder : IRunObserver
{
    private readonly MakerNotes[] notes;
    private readonly Dictionary<long, (long SinceNs, long PriceTicks)> waiting = [];

    public MakerRecorder(int instrumentCount)
    {
        notes = new MakerNotes[instrumentCount];
        for (var i = 0; i < instrumentCount; i++)
        {
            notes[i] = new MakerNotes();
        }
    }

    /// <summary>What was noted of an instrument.</summary>
    public MakerNotes Of(int instrument) => notes[instrument];

    public void OnOrder(in OrderView order)
    {
        if (!order.Request.HasLimit)
        {
            return;
        }

        var one = notes[order.Request.Instrument.Value];
        if (order.Status == OrderStatus.Accepted)
        {
            Rest(one, in order);
        }
        else if (order.Status == OrderStatus.Rejected)
        {
            one.OrdersRefused++;
        }

        if (order.IsFinal && waiting.Remove(order.Id.Value))
        {
            one.LotsRested += order.Request.Quantity.Lots;
            one.LotsFilled += order.Filled.Lots;
            one.OrdersFilled += order.Filled.Lots > 0 ? 1 : 0;
        }
    }

    public void OnFill(in FillRecord fill)
    {
        var one = notes[fill.Instrument.Value];
        var isMaker = fill.Liquidity == LiquiditySide.Maker;
        one.Fills.Add(new MakerFill(
            fill.TimeNs, fill.Side == OrderSide.Buy ? 1 : -1, fill.Price.Ticks, fill.Quantity.Lots, fill.Fee, isMaker));
        if (isMaker && waiting.TryGetValue(fill.Order.Value, out var rest) && rest.SinceNs != long.MaxValue)
        {
            one.QueueWaitsNs.Add(fill.TimeNs - rest.SinceNs);

            // Only the first fill tells how long the queue was.
            waiting[fill.Order.Value] = rest with { SinceNs = long.MaxValue };
        }
    }

    public void OnTrade(in PositionEpisode trade)
    {
    }

    public void OnEquity(in EquitySample sample)
    {
    }

    public void OnFinding(InstrumentIndex instrument, in QualityFinding finding)
    {
    }

    public void OnDesync(in DesyncRecord desync)
    {
    }

    private void Rest(MakerNotes one, in OrderView order)
    {
        var price = order.Request.LimitPrice.Ticks;
        if (!waiting.TryGetValue(order.Id.Value, out var before))
        {
            one.OrdersRested++;
            waiting.Add(order.Id.Value, (order.UpdatedTimeNs, price));
        }
        else if (before.PriceTicks != price)
        {
            one.OrdersReplaced++;
            waiting[order.Id.Value] = (order.UpdatedTimeNs, price);
        }
    }
}
