using Plimsoll.Kernel;
using Plimsoll.Research.Results;

namespace Plimsoll.Research.Journaling;

/// <summary>All that a recorded run is determined by besides its events; stands in the header of its journal.</summary>
public sealed record RunDescription
{
    /// <summary>Version of the written form.</summary>
    public const int SchemaVersion = 1;

    /// <summary>How many strategies a recorded run has.</summary>
    public const int StrategyCount = 1;

    /// <summary>What the kernel was wired with.</summary>
    public required KernelConfiguration Configuration { get; init; }

    /// <summary>
    /// Whether the journal holds decisions and snapshots of the account; journals from before there were any do not.
    /// </summary>
    public bool HasDecisions { get; init; }

    /// <summary>How the strategy was named: a shipped one, FILE.cs or FILE.dll.</summary>
    public required string StrategyReference { get; init; }

    /// <summary>Class name of the strategy.</summary>
    public required string StrategyName { get; init; }

    /// <summary>SHA-256 of the strategy's code, lower-case hex.</summary>
    public required string CodeHash { get; init; }

    /// <summary>The values of all its parameters.</summary>
    public required IReadOnlyList<NamedText> Parameters { get; init; }
}
