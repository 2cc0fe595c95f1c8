namespace Plimsoll.Kernel.Authorization;

/// <summary>One line of a stage's report.</summary>
/// <param name="Name">What is judged, stable: it stands in reports.</param>
/// <param name="Actual">What it came to; <c>unknown</c> where it could not be computed, which never holds.</param>
/// <param name="Limit">What it had to be.</param>
/// <param name="Holds">Whether it was.</param>
public sealed record LadderCriterion(string Name, string Actual, string Limit, bool Holds);
