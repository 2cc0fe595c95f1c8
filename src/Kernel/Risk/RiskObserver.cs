using Plimsoll.Kernel.Orders;
using Plimsoll.Kernel.Ports;
using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Orders;
using Plimsoll.Model.Quality;

namespace Plimsoll.Kernel.Risk;

/// <summary>Lets the risk desk hear of what happens before anybody else is told.</summary>
internal sealed class RiskObserver : IRunObserver
{
    private readonly RiskDesk desk;
    private readonly IRunObserver next;

    public RiskObserver(RiskDesk desk, IRunObserver next)
    {
        this.desk = desk;
        this.next = next;
    }

    /// <summary>The orders: what is not among them was refused here and not by a venue.</summary>
    public OrderStore? Orders { get; set; }

    public bool HearsDecisions => next.HearsDecisions;

    public void OnDecision(in DecisionRecord decision) => next.OnDecision(in decision);

    public void OnSnapshot(in AccountSnapshot snapshot) => next.OnSnapshot(in snapshot);

    public void OnOrder(in OrderView order)
    {
        if (order.Status == OrderStatus.Rejected && Orders?.FindEnded(order.Id) is not null)
        {
            desk.OnAnswer(order.Strategy, order.UpdatedTimeNs, isFailure: true);
        }
        else if (order.Status == OrderStatus.Accepted && order.Filled.IsZero)
        {
            desk.OnAnswer(order.Strategy, order.UpdatedTimeNs, isFailure: false);
        }
        else if (order.Status == OrderStatus.Unknown)
        {
            desk.Book.Execution.AddUnknown(order.UpdatedTimeNs);
        }

        next.OnOrder(in order);
    }

    public void OnFill(in FillRecord fill)
    {
        desk.OnFill(in fill);
        if (Orders?.Find(fill.Order) is { } order)
        {
            NoteQuality(order, in fill);
        }

        next.OnFill(in fill);
    }

    public void OnTrade(in PositionEpisode trade)
    {
        desk.OnTrade(in trade);
        next.OnTrade(in trade);
    }

    public void OnEquity(in EquitySample sample) => next.OnEquity(in sample);

    public void OnFinding(InstrumentIndex instrument, in QualityFinding finding) =>
        next.OnFinding(instrument, in finding);

    public void OnDesync(in DesyncRecord desync)
    {
        desk.OnDesync(in desync);
        next.OnDesync(in desync);
    }

    public void OnCharge(in ChargeRecord charge) => next.OnCharge(in charge);

    public void OnMargin(in MarginNotice notice) => next.OnMargin(in notice);

    public void OnAlert(in AlertRecord alert) => next.OnAlert(in alert);

    // Only orders that trade at once are slow or partial by somebody's fault.
    private void NoteQuality(Order order, in FillRecord fill)
    {
        if (order.Request.Type != OrderType.Market)
        {
            return;
        }

        if (fill.TimeNs - order.SubmittedTimeNs > ExecutionScore.SlowNs)
        {
            desk.Book.Execution.Add(ExecutionScore.SlowPenalty, fill.TimeNs);
        }

        if (order.Request.QuoteBudget.IsZero && order.Filled < order.Request.Quantity)
        {
            desk.Book.Execution.Add(ExecutionScore.PartialPenalty, fill.TimeNs);
        }
    }
}
