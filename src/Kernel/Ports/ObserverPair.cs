using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Quality;

namespace Plimsoll.Kernel.Ports;

/// <summary>Tells two observers everything, the first one first.</summary>
public sealed class ObserverPair(IRunObserver first, IRunObserver second) : IRunObserver
{
    /// <inheritdoc/>
    public bool HearsDecisions => first.HearsDecisions || second.HearsDecisions;

    /// <inheritdoc/>
    public void OnDecision(in DecisionRecord decision)
    {
        first.OnDecision(in decision);
        second.OnDecision(in decision);
    }

    /// <inheritdoc/>
    public void OnSnapshot(in AccountSnapshot snapshot)
    {
        first.OnSnapshot(in snapshot);
        second.OnSnapshot(in snapshot);
    }

    /// <inheritdoc/>
    public void OnOrder(in OrderView order)
    {
        first.OnOrder(in order);
        second.OnOrder(in order);
    }

    /// <inheritdoc/>
    public void OnFill(in FillRecord fill)
    {
        first.OnFill(in fill);
        second.OnFill(in fill);
    }

    /// <inheritdoc/>
    public void OnTrade(in PositionEpisode trade)
    {
        first.OnTrade(in trade);
        second.OnTrade(in trade);
    }

    /// <inheritdoc/>
    public void OnEquity(in EquitySample sample)
    {
        first.OnEquity(in sample);
        second.OnEquity(in sample);
    }

    /// <inheritdoc/>
    public void OnFinding(InstrumentIndex instrument, in QualityFinding finding)
    {
        first.OnFinding(instrument, in finding);
        second.OnFinding(instrument, in finding);
    }

    /// <inheritdoc/>
    public void OnDesync(in DesyncRecord desync)
    {
        first.OnDesync(in desync);
        second.OnDesync(in desync);
    }

    /// <inheritdoc/>
    public void OnCharge(in ChargeRecord charge)
    {
        first.OnCharge(in charge);
        second.OnCharge(in charge);
    }

    /// <inheritdoc/>
    public void OnMargin(in MarginNotice notice)
    {
        first.OnMargin(in notice);
        second.OnMargin(in notice);
    }

    /// <inheritdoc/>
    public void OnAlert(in AlertRecord alert)
    {
        first.OnAlert(in alert);
        second.OnAlert(in alert);
    }
}
