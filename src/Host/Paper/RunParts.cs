using Plimsoll.Host.Pacing;
using Plimsoll.Host.Safety;
using Plimsoll.Journal.Recording;
using Plimsoll.Journal.Writing;
using Plimsoll.Research.Runs;

namespace Plimsoll.Host.Paper;

/// <summary>What the threads of a long run share.</summary>
internal sealed record RunParts
{
    public required RunFolder Folder { get; init; }

    public required SteppedRun Run { get; init; }

    /// <summary>Names of the strategies, by index.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    public required KernelFence Fence { get; init; }

    public required FencedSeat Seat { get; init; }

    public required FencedSink Sink { get; init; }

    public required KernelRecorder Recorder { get; init; }

    public required JournalLine Journal { get; init; }

    public required RunWatcher Watcher { get; init; }

    public required KernelMailbox Mailbox { get; init; }

    public required MarketClock Market { get; init; }

    public required LatchFile Latch { get; init; }

    public required AlertBook Alerts { get; init; }

    /// <summary>Reads what strategies may do by evidence; null where nobody asks.</summary>
    public AuthorizationWatch? Authorization { get; init; }

    /// <summary>What is recorded already of a run that goes on; null for one that begins.</summary>
    public JournalContinuation? Past { get; init; }

    /// <summary>The machine's clock.</summary>
    public required TimeProvider Clock { get; init; }
}
