namespace Plimsoll.Research.Results;

/// <summary>The fill policy of a run as it is printed.</summary>
public sealed record FillPolicyInfo
{
    /// <summary>The name it is chosen by, e.g. <c>next-open</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it assumes, in a sentence.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether it assumes fills that a real account would hardly get.</summary>
    public bool IsOptimistic { get; init; }
}
