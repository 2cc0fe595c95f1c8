using Plimsoll.Model.Ids;

namespace Plimsoll.Kernel.Risk;

/// <summary>
/// A rule that holds or does not, and has no distance: a list, a time of the day, a thing that is forbidden.
/// </summary>
/// <param name="Name">Its name as it is written among the limits.</param>
/// <param name="Level">The level that it stands on.</param>
/// <param name="Strategy">Whose, where the level is a strategy.</param>
/// <param name="Text">Its value as people write it.</param>
public sealed record RuleRecord(string Name, LimitLevel Level, StrategyIndex Strategy, string Text)
{
    /// <summary>Whether it stops entries now, whatever they are; in one instrument at least, where it is about
    /// those.</summary>
    public bool StopsEntries { get; init; }

    /// <summary>The input without which it cannot be judged, so that it stops entries; null for none.</summary>
    public string? Missing { get; init; }
}
