using Plimsoll.Kernel.Conversion;
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

    /// <summary>Executions that at first give only part of what is there.</summary>
    public PartialFills Partials { get; init; } = PartialFills.None;

    /// <summary>
    /// Exchange rates, the same object as the kernel's, which keeps their prices; null where everything is in one
    /// currency.
    /// </summary>
    public CurrencyRates? Rates { get; init; }
}
