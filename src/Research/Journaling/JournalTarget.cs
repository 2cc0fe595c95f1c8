using Plimsoll.Journal.Writing;

namespace Plimsoll.Research.Journaling;

/// <summary>Where and how a run is written down.</summary>
/// <param name="Folder">Folder of the journal; must not hold one yet.</param>
/// <param name="StrategyReference">How the strategy is named on the command line.</param>
/// <param name="Build">The program that runs.</param>
public sealed record JournalTarget(string Folder, string StrategyReference, string Build)
{
    /// <summary>When records are brought to disk. A run that can be repeated needs no more than its end.</summary>
    public Durability Durability { get; init; } = Durability.None;

    /// <summary>Whether the segments are compressed at the end.</summary>
    public bool IsCompressed { get; init; }
}
