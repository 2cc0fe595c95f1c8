namespace Plimsoll.Research.Results;

/// <summary>How far a limit was from being reached.</summary>
/// <param name="Limit">Its name.</param>
/// <param name="Scope">account, or strategy and its number; with the instrument where it is about one.</param>
/// <param name="Now">The figure, in the limit's unit; a dash where there is none.</param>
/// <param name="Max">The limit.</param>
/// <param name="UsedShare">How much of it is used, 1 for all; null where there is no figure.</param>
public sealed record RiskDistance(string Limit, string Scope, string Now, string Max, double? UsedShare);
