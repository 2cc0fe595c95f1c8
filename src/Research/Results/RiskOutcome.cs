namespace Plimsoll.Research.Results;

/// <summary>What limits, breakers and latches did in a run.</summary>
public sealed record RiskOutcome
{
    /// <summary>The limits, one a line, as they can be given again.</summary>
    public required IReadOnlyList<string> Limits { get; init; }

    /// <summary>What stopped orders, by layer.</summary>
    public IReadOnlyList<RiskBlock> Blocks { get; init; } = [];

    /// <summary>Alerts by kind, in the order of their kinds.</summary>
    public IReadOnlyList<NamedCount> Alerts { get; init; } = [];

    /// <summary>How far each limit was from being reached at the end.</summary>
    public IReadOnlyList<RiskDistance> Distances { get; init; } = [];
}
