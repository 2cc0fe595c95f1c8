using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Quality;

namespace Plimsoll.Tests.Journal.Projections;

/// <summary>Keeps everything a kernel tells.</summary>
internal sealed class KernelStory : IRunObserver
{
    /// <summary>Orders that left the kernel, as they last stood.</summary>
    public SortedDictionary<long, OrderView> Orders { get; } = [];

    public List<FillRecord> Fills { get; } = [];

    public List<PositionEpisode> Trades { get; } = [];

    public List<EquitySample> Samples { get; } = [];

    public List<ChargeRecord> Charges { get; } = [];

    public void OnOrder(in OrderView order)
    {
        // What the risk gate refused never left: it is told once, as rejected at the moment it was made.
        if (order.Status != OrderStatus.Rejected || Orders.ContainsKey(order.Id.Value))
        {
            Orders[order.Id.Value] = order;
        }
    }

    public void OnFill(in FillRecord fill) => Fills.Add(fill);

    public void OnTrade(in PositionEpisode trade) => Trades.Add(trade);

    public void OnEquity(in EquitySample sample) => Samples.Add(sample);

    public void OnFinding(InstrumentIndex instrument, in QualityFinding finding)
    {
    }

    public void OnDesync(in DesyncRecord desync)
    {
    }

    public void OnCharge(in ChargeRecord charge) => Charges.Add(charge);
}
