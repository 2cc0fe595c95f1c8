using Plimsoll.Host.Pacing;
using Plimsoll.Journal.Writing;
using Plimsoll.Simulation.Loop;
using Plimsoll.Simulation.Venue;

namespace Plimsoll.Host.Safety;

/// <summary>What an emergency desk works with.</summary>
internal sealed record EmergencyTools
{
    public required ISteppedLoop Loop { get; init; }

    public required IEmergencyVenue Venue { get; init; }

    public required int StrategyCount { get; init; }

    public required int InstrumentCount { get; init; }

    /// <summary>Where everything is written down before it is done.</summary>
    public required JournalLine Journal { get; init; }

    public required MarketClock Market { get; init; }

    /// <summary>The machine's clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>How long it may take, from the beginning of the emergency.</summary>
    public required TimeSpan Deadline { get; init; }
}
