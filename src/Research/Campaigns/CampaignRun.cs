using Plimsoll.Research.Results;

namespace Plimsoll.Research.Campaigns;

/// <summary>One simulation of a campaign and what came of it.</summary>
public sealed record CampaignRun
{
    /// <summary>Its number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The seed of everything that is random in it.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The market it ran over, in words: a world, or a window of stored data.</summary>
    public required string Market { get; init; }

    /// <summary>First moment, nanoseconds since the epoch, UTC.</summary>
    public required long FromNs { get; init; }

    /// <summary>Last moment, nanoseconds since the epoch, UTC.</summary>
    public required long ToNs { get; init; }

    /// <summary>Hashes of data, code and configuration.</summary>
    public required InputHashes Hashes { get; init; }

    /// <summary>Every figure of the run.</summary>
    public IReadOnlyList<ResultMetric> Metrics { get; init; } = [];

    /// <summary>How the strategy failed; null when it did not.</summary>
    public string? Failure { get; init; }

    /// <summary>The command line that makes this run alone; empty when there is none.</summary>
    public string ReproduceCommand { get; init; } = "";

    /// <summary>A figure's value; null when the run does not have it or it is not defined.</summary>
    public double? ValueOf(string metric)
    {
        foreach (var one in Metrics)
        {
            if (string.Equals(one.Name, metric, StringComparison.Ordinal))
            {
                return one.Value is { } value && double.IsFinite(value) ? value : null;
            }
        }

        return null;
    }
}
