namespace Plimsoll.Host.Limits;

/// <summary>One rule that holds or does not, as people and programs read it.</summary>
/// <param name="Rule">Its name.</param>
/// <param name="Level">Whose rule it is: platform, account or strategy.</param>
/// <param name="About">The strategy; empty for the whole account.</param>
/// <param name="Text">Its value.</param>
/// <param name="StopsEntries">Whether it stops entries now.</param>
/// <param name="Missing">What is missing to judge it; null for nothing.</param>
internal sealed record RuleLine(
    string Rule, string Level, string About, string Text, bool StopsEntries, string? Missing);
