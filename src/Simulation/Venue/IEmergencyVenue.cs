using Plimsoll.Kernel.Records;
using Plimsoll.Model.Ids;

namespace Plimsoll.Simulation.Venue;

/// <summary>
/// A simulated venue as somebody sees it who has no kernel: what works, what is held, and a way to cancel and to
/// reduce.
/// </summary>
public interface IEmergencyVenue
{
    /// <summary>How many orders work.</summary>
    int OrderCount { get; }

    /// <summary>Throws away what the kernel asked for and the venue has not received yet.</summary>
    void DropUnsent();

    /// <summary>One of the orders that work.</summary>
    /// <param name="place">0 to one less than <see cref="OrderCount"/>.</param>
    WorkingOrder OrderAt(int place);

    /// <summary>Signed position of a strategy in lots, as the venue counts.</summary>
    long PositionLots(StrategyIndex strategy, InstrumentIndex instrument);

    /// <summary>Takes a cancellation or a reduction.</summary>
    /// <param name="command">What is asked.</param>
    void Take(in EmergencyCommand command);
}
