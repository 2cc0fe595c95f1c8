using Plimsoll.Simulation.Costs;
using Plimsoll.Simulation.Fills;

namespace Plimsoll.Simulation.Venue;

/// <summary>By which rules a simulated venue trades and charges.</summary>
public sealed record VenueSettings
{
    /// <summary>How orders trade on bars.</summary>
    public FillPolicy Policy { get; init; } = FillPolicy.NextOpen;

    /// <summary>What executions cost.</summary>
    public FeeSchedule Fees { get; init; } = FeeSchedule.None;

    /// <summary>How far taking orders slip.</summary>
    public SlippageModel Slippage { get; init; } = SlippageModel.None;
}
