using Plimsoll.Journal.States;
using Plimsoll.Journal.Writing;

namespace Plimsoll.Research.Journaling;

/// <summary>Where and how a run is written down.</summary>
/// <param name="Folder">Folder of the journal; must not hold one yet, unless the run goes on with it.</param>
/// <param name="StrategyReference">How the strategy is named on the command line.</param>
/// <param name="Build">The program that runs.</param>
public sealed record JournalTarget(string Folder, string StrategyReference, string Build)
{
    /// <summary>When records are brought to disk. A run that can be repeated needs no more than its end.</summary>
    public Durability Durability { get; init; } = Durability.None;

    /// <summary>Distance of the states in events unless told otherwise.</summary>
    public const long StateIntervalUsual = 1_000_000;

    /// <summary>A state is written about every so many events; 0 for none.</summary>
    public long StateInterval { get; init; } = StateIntervalUsual;

    /// <summary>How many states stay in the folder; 1 or more.</summary>
    public int StatesKept { get; init; } = StateKeeper.KeptUsually;

    /// <summary>Whether a strategy that does not save what it remembers is refused; else it has no states.</summary>
    public bool NeedsStates { get; init; }

    /// <summary>
    /// Whether a journal that is there is gone on with: the run is repeated from its beginning and compared with what
    /// is recorded, and goes on recording where that ends.
    /// </summary>
    public bool Resumes { get; init; }

    /// <summary>
    /// Where the journal's first segments were archived; null when they are in its folder, or are not to be compared.
    /// </summary>
    public string? Archive { get; init; }

    /// <summary>Told what is worth knowing on the way, a sentence at a time; null for nobody.</summary>
    public Action<string>? Note { get; init; }

    /// <summary>A segment ends when it has so many bytes; 4,096 or more.</summary>
    public long SegmentBytesMax { get; init; } = SegmentBytesUsual;

    /// <summary>Length of a segment in bytes unless told otherwise.</summary>
    public const long SegmentBytesUsual = 64L * 1024 * 1024;

    /// <summary>Whether the segments are compressed at the end.</summary>
    public bool IsCompressed { get; init; }

    /// <summary>
    /// A file to which each command is appended at the moment the venue gets it; null for none. For tests that hold
    /// what the venue got against the journal.
    /// </summary>
    public string? Witness { get; init; }
}
