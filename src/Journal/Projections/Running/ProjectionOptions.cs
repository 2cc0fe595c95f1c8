using Plimsoll.Journal.Projections.Databases;
using Plimsoll.Journal.Projections.Folding;

namespace Plimsoll.Journal.Projections.Running;

/// <summary>What is projected where, and how.</summary>
public sealed record ProjectionOptions
{
    /// <summary>How often something is tried again where nobody says otherwise.</summary>
    public const int AttemptsUsual = 5;

    /// <summary>Folder of the journal; only ever read.</summary>
    public required string Folder { get; init; }

    /// <summary>
    /// Folder of the journal's archive; null for none. What was archived is needed to begin: the fold begins with the
    /// first record.
    /// </summary>
    public string? Archive { get; init; }

    /// <summary>Where the rows go.</summary>
    public required IProjectionDatabase Database { get; init; }

    /// <summary>
    /// Reads what the journal's header says of the run, null for a journal of evidence, which belongs to none; called
    /// for each fold, which keeps what it gets.
    /// </summary>
    public required Func<RunOutline?> Outline { get; init; }

    /// <summary>Rows after which a transaction is written, at the next end of a group.</summary>
    public int BatchRows { get; init; } = 5_000;

    /// <summary>Records after which a transaction is written, at the next end of a group.</summary>
    public int BatchRecords { get; init; } = 200_000;

    /// <summary>The last record to project; a group that goes beyond it is left out.</summary>
    public long Until { get; init; } = long.MaxValue;

    /// <summary>How often a failure that may pass is tried again; <see cref="int.MaxValue"/> for without end.</summary>
    public int Attempts { get; init; } = AttemptsUsual;

    /// <summary>The first pause before trying again; each further one is twice as long.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest pause before trying again.</summary>
    public TimeSpan PauseMax { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a follower waits at the journal's end before it looks again.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Is told, in words, why something is tried again.</summary>
    public Action<string>? OnTrouble { get; init; }

    /// <summary>Is told after each transaction where the projection stands.</summary>
    public Action<ProjectionPlace>? OnCommit { get; init; }

    /// <summary>Measures pauses.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
