using Plimsoll.Journal.States;

namespace Plimsoll.Journal.Replay;

/// <summary>From where and how far a journal is replayed.</summary>
public sealed record ReplayOptions
{
    /// <summary>The last record to look at; all by default.</summary>
    public long Until { get; init; } = long.MaxValue;

    /// <summary>The state to go on from; null for the beginning.</summary>
    public StateFile? From { get; init; }

    /// <summary>Where state files are that recorded states are compared with; null to compare hashes alone.</summary>
    public StateFolder? States { get; init; }

    /// <summary>Whether the journal holds decisions and snapshots of the account, and they are compared.</summary>
    public bool HearsDecisions { get; init; }

    /// <summary>The program that replays: files of another one are not compared.</summary>
    public string Program { get; init; } = "";
}
