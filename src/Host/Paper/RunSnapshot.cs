using Plimsoll.Host.Limits;

namespace Plimsoll.Host.Paper;

/// <summary>How the run stood at one moment, as its own thread saw it.</summary>
internal sealed record RunSnapshot
{
    /// <summary>Market time. Nanoseconds since the epoch, UTC.</summary>
    public long MarketNs { get; init; }

    public string Equity { get; init; } = "";

    public string Cash { get; init; } = "";

    public long MarketEvents { get; init; }

    public long KernelEvents { get; init; }

    public long Orders { get; init; }

    public long Fills { get; init; }

    public long Trades { get; init; }

    /// <summary>Orders that the risk layers refused.</summary>
    public long Refused { get; init; }

    /// <summary>How late the next event is.</summary>
    public TimeSpan Lag { get; init; }

    public IReadOnlyList<HeldPosition> Positions { get; init; } = [];

    /// <summary>The first of the orders that work.</summary>
    public IReadOnlyList<OpenOrder> Working { get; init; } = [];

    /// <summary>How many work in all.</summary>
    public int WorkingCount { get; init; }

    /// <summary>Latches of the kernel: of all and of single strategies, in words.</summary>
    public IReadOnlyList<string> Latches { get; init; } = [];

    /// <summary>Circuit breakers that are tripped, in words.</summary>
    public IReadOnlyList<string> Breakers { get; init; } = [];

    /// <summary>What the kernel lets each strategy do by evidence; empty where nobody asks.</summary>
    public IReadOnlyList<AuthorizationLine> Authorization { get; init; } = [];

    /// <summary>When a bypass of the authorization ends, market time; null for none.</summary>
    public string? BypassUntil { get; init; }

    /// <summary>How many orders passed by a bypass alone.</summary>
    public long BypassUses { get; init; }

    /// <summary>How far every limit is from being reached; a moment older than the rest.</summary>
    public LimitSheet Limits { get; init; } = LimitSheet.Empty;

    /// <summary>Whether nothing works and nothing is held.</summary>
    public bool IsFlat => WorkingCount == 0 && Positions.Count == 0;
}
