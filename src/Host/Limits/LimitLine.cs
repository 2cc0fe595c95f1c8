namespace Plimsoll.Host.Limits;

/// <summary>One limit and how far it is from being reached, as people and programs read it.</summary>
/// <param name="Limit">Its name.</param>
/// <param name="Level">Whose limit it is: platform, account or strategy.</param>
/// <param name="About">The strategy, instrument or group that the figure is of; empty for the whole account.</param>
/// <param name="Max">The limit, in its unit.</param>
/// <param name="Now">The figure; null where there is none.</param>
/// <param name="Remaining">What is left, in the unit; negative beyond the limit; null where there is no figure.</param>
/// <param name="UsedMillionths">What is used; 1,000,000 is all of it; null where there is no figure.</param>
/// <param name="Missing">What is missing to know the figure; null for nothing.</param>
internal sealed record LimitLine(
    string Limit, string Level, string About, string Max, string? Now, string? Remaining, long? UsedMillionths,
    string? Missing);
