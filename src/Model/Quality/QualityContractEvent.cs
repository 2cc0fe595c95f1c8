namespace Plimsoll.Model.Quality;

/// <summary>An event that changes a score in a step in which all its conditions hold.</summary>
/// <param name="Id">Name, unique in its contract.</param>
/// <param name="Conditions">One or more; all must hold.</param>
/// <param name="Change">What is added to the score, -1 to 1; a penalty is negative.</param>
public sealed record QualityContractEvent(string Id, IReadOnlyList<QualityCondition> Conditions, double Change);
