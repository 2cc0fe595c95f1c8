namespace Plimsoll.Model.Ids;

/// <summary>The position of a strategy in the run's list. <c>default</c> is the first strategy.</summary>
/// <param name="Value">0 or greater.</param>
public readonly record struct StrategyIndex(int Value);
