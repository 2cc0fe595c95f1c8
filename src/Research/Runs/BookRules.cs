using Plimsoll.Simulation.Books;
using Plimsoll.Simulation.Books.Latency;
using Plimsoll.Simulation.Books.Queues;

namespace Plimsoll.Research.Runs;

/// <summary>
/// How orders trade in a run on order books, where <see cref="Simulation.Fills.FillPolicy"/> is for bars.
/// </summary>
public sealed record BookRules
{
    /// <summary>How resting orders come forward in their queues.</summary>
    public QueueModel Queue { get; init; } = QueueModel.Pessimistic;

    /// <summary>The delays between strategy and venue.</summary>
    public LatencySettings Latency { get; init; } = LatencySettings.None;

    /// <summary>What happens instead of a trade between own orders.</summary>
    public SelfCross SelfCross { get; init; } = SelfCross.CancelIncoming;

    /// <summary>
    /// Whether the run is also made under all four queue models and three latencies, not only under the queue models.
    /// </summary>
    public bool ComparesFills { get; init; }

    /// <summary>Both models in their own words, and the seed where delays are drawn.</summary>
    public override string ToString() => $"queue {Queue}, latency {Latency}";
}
