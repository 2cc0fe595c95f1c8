namespace Plimsoll.Kernel.Authorization;

/// <summary>Requirements that must all hold; one such list is enough for a level's rule.</summary>
/// <param name="Name">For people, such as <c>after 72 hours on paper</c>.</param>
/// <param name="Requirements">At least one.</param>
public sealed record RuleAlternative(string Name, IReadOnlyList<EvidenceRequirement> Requirements);
