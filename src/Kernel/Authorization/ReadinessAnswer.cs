namespace Plimsoll.Kernel.Authorization;

/// <summary>The readiness score and what it consists of.</summary>
/// <param name="Groups">Points by group, in the order of the catalog.</param>
/// <param name="Raw">Sum of the points, 0 to 100.</param>
/// <param name="Score">The sum, held down by the caps that apply.</param>
/// <param name="Foundation">Points of core, safety and quality, 0 to 70.</param>
/// <param name="Missing">Items that count for nothing, in the order of the catalog.</param>
public sealed record ReadinessAnswer(
    IReadOnlyList<(string Group, int Points)> Groups, int Raw, int Score, int Foundation,
    IReadOnlyList<string> Missing)
{
    /// <summary>The highest level that such a score leaves.</summary>
    public AuthorizationLevel Level => Foundation < 50 ? AuthorizationLevel.Denied
        : Score < 70 ? AuthorizationLevel.PaperOnly
        : Score < 100 ? AuthorizationLevel.Limited
        : AuthorizationLevel.Full;

    /// <summary>Most capital in whole units of the account's currency; 0 for none, -1 for no bound.</summary>
    public int CapitalMax => Level switch
    {
        AuthorizationLevel.Full => -1,
        AuthorizationLevel.Limited => Score < 85 ? 1_500 : 10_000,
        _ => 0,
    };
}
