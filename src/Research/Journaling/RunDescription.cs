using Plimsoll.Kernel;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Journaling;

/// <summary>All that a recorded run is determined by besides its events; stands in the header of its journal.</summary>
public sealed record RunDescription
{
    /// <summary>Version of the written form of a run with one strategy.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Version of the written form of a run with several strategies, the newest known.</summary>
    public const int SchemaVersionOfSeveral = 2;

    /// <summary>What the kernel was wired with.</summary>
    public required KernelConfiguration Configuration { get; init; }

    /// <summary>How the strategy was named: a shipped one, FILE.cs or FILE.dll.</summary>
    public required string StrategyReference { get; init; }

    /// <summary>Class name of the strategy.</summary>
    public required string StrategyName { get; init; }

    /// <summary>SHA-256 of the strategy's code, lower-case hex.</summary>
    public required string CodeHash { get; init; }

    /// <summary>The values of all its parameters.</summary>
    public required IReadOnlyList<NamedText> Parameters { get; init; }

    /// <summary>The strategies behind the first, in the order of their indexes; empty in a run of one.</summary>
    public IReadOnlyList<StrategyDescription> Others { get; init; } = [];

    /// <summary>How many strategies the run has; 1 or more.</summary>
    public int StrategyCount => 1 + Others.Count;

    /// <summary>All strategies, in the order of their indexes.</summary>
    public IReadOnlyList<StrategyDescription> Strategies =>
        [new StrategyDescription(StrategyReference, StrategyName, CodeHash, Parameters), .. Others];

    /// <summary>The written form: canonical JSON.</summary>
    /// <exception cref="Journal.Format.JournalException">The run uses something that the written form does not
    /// hold.</exception>
    public byte[] ToBytes() => RunDescriptionWriter.Write(this);
}
