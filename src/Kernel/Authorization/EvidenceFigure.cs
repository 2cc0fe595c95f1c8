using Plimsoll.Model.Values;

namespace Plimsoll.Kernel.Authorization;

/// <summary>A figure of a piece of evidence: exact, so that "at least" means what it says.</summary>
/// <param name="Name">Lower camel case with the unit last, such as <c>durationHours</c>.</param>
/// <param name="Value">A decimal number; shares are fractions of one, 0.05 is 5 %.</param>
public readonly record struct EvidenceFigure(string Name, Amount Value);
