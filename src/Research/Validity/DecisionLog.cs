using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Quality;

namespace Plimsoll.Research.Validity;

/// <summary>Keeps what a run decided, in order. What only the end of the data brought about is left out.</summary>
internal sealed class DecisionLog : IRunObserver
{
    public List<Decision> Decisions { get; } = [];

    public void OnOrder(in OrderView order)
    {
        var isNew = order.Status == OrderStatus.Submitted
            || (order.Status == OrderStatus.Rejected && order.SubmittedTimeNs == order.UpdatedTimeNs
                && order.EndReason < OrderReason.CanceledByStrategy);
        if (isNew)
        {
            Decisions.Add(new Decision(
                order.SubmittedTimeNs, order.Id.Value, DecisionKind.Placed, order.Request, order.EndReason, 0, 0,
                    default));
        }
        else if (order.IsFinal && order.Status != OrderStatus.Filled && order.EndReason != OrderReason.DataEnded)
        {
            Decisions.Add(new Decision(
                order.UpdatedTimeNs, order.Id.Value, DecisionKind.Ended, default, order.EndReason, 0,
                    order.Filled.Lots, default));
        }
    }

    public void OnFill(in FillRecord fill) => Decisions.Add(new Decision(
        fill.TimeNs, fill.Order.Value, DecisionKind.Filled, default, default, fill.Price.Ticks, fill.Quantity.Lots,
            fill.Fee));

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
}
