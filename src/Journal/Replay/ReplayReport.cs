using Plimsoll.Journal.Reading;

namespace Plimsoll.Journal.Replay;

/// <summary>What a replay found.</summary>
public sealed record ReplayReport
{
    /// <summary>How many events were applied.</summary>
    public required long Events { get; init; }

    /// <summary>How many commands were compared and are the same to the byte.</summary>
    public required long Commands { get; init; }

    /// <summary>How many decisions and snapshots of the account were compared and are the same to the byte.</summary>
    public required long Decisions { get; init; }

    /// <summary>How many recorded states were compared and are the same.</summary>
    public required long States { get; init; }

    /// <summary>How many state files were compared byte for byte with what the replay would save there.</summary>
    public int StateFiles { get; init; }

    /// <summary>The state file that the replay went on from; null when it began at the beginning.</summary>
    public string? FromState { get; init; }

    /// <summary>How many events that state had behind it; 0 without one.</summary>
    public long FromEvent { get; init; }

    /// <summary>The last record that was looked at.</summary>
    public required long LastSequence { get; init; }

    /// <summary>
    /// Commands that the replay gives behind the journal's end: a process that was killed had not written them yet, so
    /// they never left.
    /// </summary>
    public required int CommandsNotWritten { get; init; }

    /// <summary>Hash of the books at the end.</summary>
    public required ulong StateHash { get; init; }

    /// <summary>What a crash left behind the last record, and no one was told of; null for nothing.</summary>
    public JournalFault? Tail { get; init; }

    /// <summary>The first difference; null for none.</summary>
    public ReplayDifference? Difference { get; init; }
}
