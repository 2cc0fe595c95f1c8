using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Brackets;

/// <summary>One target of a bracket.</summary>
/// <param name="Price">Where the profit is taken; positive.</param>
/// <param name="ShareMillionths">Which share of the filled entry it closes, in millionths; 1 to 1,000,000.</param>
public readonly record struct BracketTarget(Price Price, int ShareMillionths = 1_000_000);
