using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;
using Plimsoll.Model.Quality;

namespace Plimsoll.Kernel.Ports;

/// <summary>
/// Who is told what happened, as it happens. An observer only takes notes: it cannot change the kernel, and it must not
/// throw.
/// </summary>
public interface IRunObserver
{
    /// <summary>An order changed its state; called once with each state it enters.</summary>
    void OnOrder(in OrderView order);

    /// <summary>An execution was booked.</summary>
    void OnFill(in FillRecord fill);

    /// <summary>A position went back to flat (or turned): one finished trade.</summary>
    void OnTrade(in PositionEpisode trade);

    /// <summary>An equity sample was completed.</summary>
    void OnEquity(in EquitySample sample);

    /// <summary>The data of an instrument showed a defect.</summary>
    void OnFinding(InstrumentIndex instrument, in QualityFinding finding);

    /// <summary>A venue said what does not fit what the kernel knows.</summary>
    void OnDesync(in DesyncRecord desync);

    /// <summary>A charge of the venue or the broker, or a settlement, was booked.</summary>
    void OnCharge(in ChargeRecord charge)
    {
    }

    /// <summary>
    /// Whether it wants decisions and snapshots of the account; asked once. Where nobody does, nothing is gathered for
    /// them.
    /// </summary>
    bool HearsDecisions => false;

    /// <summary>An intent was judged; told directly before what follows from it.</summary>
    void OnDecision(in DecisionRecord decision)
    {
    }

    /// <summary>A stretch of the equity curve is over, or the run.</summary>
    void OnSnapshot(in AccountSnapshot snapshot)
    {
    }

    /// <summary>Margin ran short, or everything is lost.</summary>
    void OnMargin(in MarginNotice notice)
    {
    }

    /// <summary>Something happened that a person should know of: a breaker, a latch, a failure.</summary>
    void OnAlert(in AlertRecord alert)
    {
    }
}
