namespace Plimsoll.Host.Safety;

/// <summary>What an emergency came to.</summary>
internal sealed record EmergencyReport
{
    /// <summary>Why the kernel was shut out.</summary>
    public required string Cause { get; init; }

    /// <summary>Whether nothing works and nothing is held, seen twice.</summary>
    public bool IsFlat { get; init; }

    /// <summary>Why a person must look; null when nobody must.</summary>
    public string? Escalation { get; init; }

    /// <summary>Orders that were cancelled.</summary>
    public int Canceled { get; init; }

    /// <summary>Orders that were sent to close positions.</summary>
    public int Closing { get; init; }

    /// <summary>From the beginning until the latch was on disk.</summary>
    public TimeSpan LatchedAfter { get; init; }

    /// <summary>From the beginning until the kernel was shut out.</summary>
    public TimeSpan FencedAfter { get; init; }

    /// <summary>From the beginning until no order worked; null when it did not come to that.</summary>
    public TimeSpan? NoOrdersAfter { get; init; }

    /// <summary>From the beginning until it was flat the second time; null when it did not come to that.</summary>
    public TimeSpan? FlatAfter { get; init; }
}
