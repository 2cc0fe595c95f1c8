namespace Plimsoll.Tests.Journal.Files;

/// <summary>What goes wrong, and at which call; counted from 1, never when 0.</summary>
internal sealed record FaultPlan
{
    public static FaultPlan None { get; } = new();

    /// <summary>The machine stops in this call.</summary>
    public long CutAt { get; init; }

    /// <summary>This call reports an I/O error.</summary>
    public long ErrorAt { get; init; }

    /// <summary>Whether all calls after it report one too.</summary>
    public bool ErrorStays { get; init; }

    /// <summary>Bytes that all files together may have.</summary>
    public long CapacityBytes { get; init; } = long.MaxValue;

    /// <summary>Whether reads give fewer bytes than asked for.</summary>
    public bool HasShortReads { get; init; }
}
