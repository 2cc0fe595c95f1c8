using Plimsoll.Simulation.Books.Queues;
using Plimsoll.Simulation.Costs;

namespace Plimsoll.Simulation.Books;

/// <summary>By which rules a venue trades against recorded order books.</summary>
public sealed record BookVenueSettings
{
    /// <summary>What executions cost.</summary>
    public FeeSchedule Fees { get; init; } = FeeSchedule.None;

    /// <summary>How resting orders come forward in their queues.</summary>
    public QueueModel Queue { get; init; } = QueueModel.Pessimistic;

    /// <summary>What happens instead of a trade between own orders.</summary>
    public SelfCross SelfCross { get; init; } = SelfCross.CancelIncoming;
}
