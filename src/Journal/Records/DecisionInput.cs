namespace Plimsoll.Journal.Records;

/// <summary>A figure that a strategy named before it acted.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Its value.</param>
public readonly record struct DecisionInput(string Name, double Value);
