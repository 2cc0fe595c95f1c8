using Plimsoll.Research.Results;

namespace Plimsoll.Research.Campaigns;

/// <summary>Everything a finished campaign says about itself. It holds no clock reading and no path.</summary>
public sealed record CampaignReport
{
    /// <summary>What was asked for.</summary>
    public required CampaignRequest Request { get; init; }

    /// <summary>The runs, in order.</summary>
    public required IReadOnlyList<CampaignRun> Runs { get; init; }

    /// <summary>Every figure over all runs.</summary>
    public required IReadOnlyList<CampaignFigure> Figures { get; init; }

    /// <summary>The four figures at a glance.</summary>
    public required IReadOnlyList<CampaignSummary> Summary { get; init; }

    /// <summary>What became of each rule.</summary>
    public required IReadOnlyList<RuleOutcome> Rules { get; init; }

    /// <summary>Runs in which the strategy failed.</summary>
    public int FailureCount => Runs.Count(static run => run.Failure is not null);

    /// <summary>Whether no run failed and every rule holds.</summary>
    public bool Passes => FailureCount == 0 && Rules.All(static rule => rule.Holds);

    /// <summary>Version of the product that ran.</summary>
    public static string ProductVersion =>
        typeof(CampaignReport).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>Hash of the strategy's code, lower-case hex.</summary>
    public string CodeHash => Runs[0].Hashes.Code;

    /// <summary>The value of a parameter or setting, for the report.</summary>
    public static string Words(IReadOnlyList<NamedText> settings) =>
        string.Join(", ", settings.Select(static one => $"{one.Name} {one.Value}"));
}
