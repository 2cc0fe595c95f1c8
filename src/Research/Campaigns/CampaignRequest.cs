using Plimsoll.Research.Results;

namespace Plimsoll.Research.Campaigns;

/// <summary>All that determines a campaign.</summary>
public sealed record CampaignRequest
{
    /// <summary>Its name: letters, digits, dots, dashes and underscores; part of the folder's name.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the strategy.</summary>
    public required string StrategyName { get; init; }

    /// <summary>The strategy's parameters as they are.</summary>
    public IReadOnlyList<NamedText> Parameters { get; init; } = [];

    /// <summary>What all runs have in common, by name: market, costs, rules of trading.</summary>
    public IReadOnlyList<NamedText> Configuration { get; init; } = [];

    /// <summary>The currency of amounts.</summary>
    public required string Currency { get; init; }

    /// <summary>Seed of the first run; each further run has the next one.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The runs, in order; at least one.</summary>
    public required IReadOnlyList<CampaignCase> Cases { get; init; }

    /// <summary>What must hold for it to pass; without a rule it passes when no run fails.</summary>
    public IReadOnlyList<CampaignRule> Rules { get; init; } = [];

    /// <summary>Most runs at a time; 1 or greater. Changes nothing but the time it takes.</summary>
    public int ParallelMax { get; init; } = 1;

    /// <summary>The command line that makes the campaign again, without machine paths.</summary>
    public string ReproduceCommand { get; init; } = "";
}
