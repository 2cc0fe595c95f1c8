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

    /// <summary>The queue model of a run on order books; empty for bars.</summary>
    public string Queue { get; init; } = "";

    /// <summary>The delays of a run on order books; empty for bars.</summary>
    public string Latency { get; init; } = "";

    /// <summary>Whether it is about order books, their queues and delays, and not about bars.</summary>
    public bool IsOfBooks => Queue.Length > 0;
}
