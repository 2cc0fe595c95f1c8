namespace Plimsoll.Kernel.Authorization;

/// <summary>
/// The readiness score: items in groups, 100 points in all. An item counts whole or not at all: it must be proven, for
/// this build, recently, and be wired into what runs. Doubts hold the whole score down.
/// </summary>
public static class ReadinessScore
{
    private static readonly ReadinessItem[] Catalog =
    [
        Item("core", "order_lifecycle", 6), Item("core", "reconciliation", 6), Item("core", "risk_gates", 5),
        Item("core", "data_validation", 5), Item("core", "transaction_log", 3),
        Item("safety", "duplicate_prevention", 6), Item("safety", "halt_on_discrepancy", 6),
        Item("safety", "rapid_loss_breaker", 5), Item("safety", "illegal_transition_stop", 4),
        Item("safety", "utc_time", 4),
        Item("quality", "zero_warnings", 4), Item("quality", "current_dependencies", 3),
        Item("quality", "test_coverage", 6), Item("quality", "layer_rules", 3),
        Item("quality", "validated_configuration", 4),
        Item("monitoring", "health_checks", 2), Item("monitoring", "execution_quality", 2),
        Item("monitoring", "position_drift", 2), Item("monitoring", "alert_delivery", 2),
        Item("monitoring", "latency", 1), Item("monitoring", "metrics_dashboard", 1),
        Item("advanced_risk", "volatility_sizing", 1), Item("advanced_risk", "correlation_limit", 2),
        Item("advanced_risk", "intraday_drawdown", 2), Item("advanced_risk", "margin_and_leverage", 1),
        Item("advanced_risk", "concentration", 1), Item("advanced_risk", "add_and_trail_rules", 1),
        Item("analytics", "risk_adjusted", 1), Item("analytics", "drawdown", 1),
        Item("analytics", "trade_statistics", 1), Item("analytics", "slippage_and_fees", 1),
        Item("analytics", "attribution", 1),
        Item("recovery", "auto_restart", 1), Item("recovery", "state_restore", 1),
        Item("recovery", "degradation", 1), Item("recovery", "replay_and_rebuild", 1),
        Item("coordination", "conflicts_and_exposure", 1), Item("coordination", "per_strategy_results", 1),
        Item("coordination", "switch_and_auto_disable", 1),
    ];

    private static readonly (string Name, int Score)[] CapTable =
    [
        ("source_only", 80), ("durable_store_proof_red", 79), ("lifecycle_proof_red_or_unrun", 79),
        ("mandatory_check_omitted", 79), ("dirty_build", 79), ("synthetic_truth_on_screen", 74),
        ("open_incident_or_unknown_order", 69), ("kill_switch_not_exercised_30d", 69),
    ];

    /// <summary>All items, by group.</summary>
    public static ReadOnlySpan<ReadinessItem> Items => Catalog;

    /// <summary>All doubts that hold the score down, and to what.</summary>
    public static ReadOnlySpan<(string Name, int Score)> Caps => CapTable;

    /// <summary>Counts.</summary>
    /// <param name="proofs">All proofs; of an item one that counts is enough.</param>
    /// <param name="caps">Names of the doubts that apply.</param>
    /// <param name="build">The build that runs.</param>
    /// <param name="ageMaxNs">Oldest that a proof may be, in nanoseconds; equality passes.</param>
    /// <exception cref="ArgumentException">A doubt is not known: then it cannot be said how low it holds the
    /// score.</exception>
    public static ReadinessAnswer Of(
        IReadOnlyList<ReadinessProof> proofs, IReadOnlyList<string> caps, string build, long ageMaxNs)
    {
        ArgumentNullException.ThrowIfNull(proofs);
        ArgumentNullException.ThrowIfNull(caps);
        var groups = new List<(string Group, int Points)>();
        var missing = new List<string>();
        var raw = 0;
        var foundation = 0;
        foreach (var item in Catalog)
        {
            if (groups.Count == 0 || !Same(groups[^1].Group, item.Group))
            {
                groups.Add((item.Group, 0));
            }

            if (!Counts(item.Name, proofs, build, ageMaxNs))
            {
                missing.Add(item.Name);
                continue;
            }

            raw += item.Points;
            foundation += item.Group is "core" or "safety" or "quality" ? item.Points : 0;
            groups[^1] = (item.Group, groups[^1].Points + item.Points);
        }

        var score = raw;
        for (var i = 0; i < caps.Count; i++)
        {
            score = Math.Min(score, CapOf(caps[i]));
        }

        return new ReadinessAnswer(groups, raw, score, foundation, missing);
    }

    private static bool Counts(string item, IReadOnlyList<ReadinessProof> proofs, string build, long ageMaxNs)
    {
        for (var i = 0; i < proofs.Count; i++)
        {
            var proof = proofs[i];
            if (Same(proof.Item, item) && proof.Status == ReadinessStatus.Proven && Same(proof.Build, build)
                && proof.AgeNs >= 0 && proof.AgeNs <= ageMaxNs && proof.IsWired)
            {
                return true;
            }
        }

        return false;
    }

    private static int CapOf(string name)
    {
        foreach (var (known, score) in CapTable)
        {
            if (Same(known, name))
            {
                return score;
            }
        }

        throw new ArgumentException($"the doubt '{name}' is not known", nameof(name));
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);

    private static ReadinessItem Item(string group, string name, int points) => new(group, group + "." + name, points);
}
