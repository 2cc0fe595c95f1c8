namespace Plimsoll.Kernel.Authorization;

/// <summary>Which evidence grants which level. Holds no state; the same policy gives the same answers.</summary>
public sealed record AuthorizationPolicy
{
    /// <summary>Name, for reports.</summary>
    public required string Name { get; init; }

    /// <summary>One rule for each level above denied that can be granted, ascending.</summary>
    public required IReadOnlyList<LevelRule> Rules { get; init; }

    /// <summary>What only lowers; the lowest counts.</summary>
    public IReadOnlyList<LevelCeiling> Ceilings { get; init; } = [];

    /// <summary>The stages that positions grow by; null: the caps of the level alone count.</summary>
    public LadderPlan? Ladder { get; init; }

    /// <summary>How far trading with money may come out otherwise than on paper.</summary>
    public DeviationBand Deviation { get; init; } = new();

    /// <summary>
    /// Longest silence of the feed before evidence is withdrawn, in nanoseconds; 24 hours by default.
    /// </summary>
    public long FeedSilenceMaxNs { get; init; } = 24L * 3_600_000_000_000;

    /// <summary>The rule of a level; null: it is never granted.</summary>
    /// <param name="level">Any level.</param>
    public LevelRule? RuleOf(AuthorizationLevel level)
    {
        for (var i = 0; i < Rules.Count; i++)
        {
            if (Rules[i].Level == level)
            {
                return Rules[i];
            }
        }

        return null;
    }
}
