using Plimsoll.Host.Safety;

namespace Plimsoll.Host.Paper;

/// <summary>All that the status of a run tells.</summary>
internal sealed record PaperFacts
{
    public required RunState State { get; init; }

    public required RunSnapshot Snapshot { get; init; }

    public required LatchReading Latch { get; init; }

    public required IReadOnlyList<string> Strategies { get; init; }

    /// <summary>Kill sources that are engaged or cannot be read, in words.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>For how long the kernel has been busy with its present event.</summary>
    public required TimeSpan Busy { get; init; }

    /// <summary>Health of the journal.</summary>
    public required string Journal { get; init; }

    public required string Pace { get; init; }

    public required long Process { get; init; }

    public required long AlertCount { get; init; }

    /// <summary>By the machine's clock: ISO 8601, UTC.</summary>
    public required string StartedAt { get; init; }

    /// <summary>By the machine's clock: ISO 8601, UTC.</summary>
    public required string WallTime { get; init; }

    /// <summary>What the emergency came to; null when there was none.</summary>
    public EmergencyReport? Emergency { get; init; }
}
