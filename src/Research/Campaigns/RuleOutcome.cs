namespace Plimsoll.Research.Campaigns;

/// <summary>What became of a rule.</summary>
/// <param name="Rule">The rule in words.</param>
/// <param name="Value">The value that was compared; null when there was none.</param>
/// <param name="Holds">Whether it holds.</param>
public sealed record RuleOutcome(string Rule, double? Value, bool Holds);
