namespace Plimsoll.Journal.Projections.Schema;

/// <summary>
/// The tables of the projection in the order in which they are filled: what others refer to comes first. The scripts
/// under Migrations create them; a test compares the two.
/// </summary>
public static class ProjectionTables
{
    /// <summary>The run that the journal records.</summary>
    public static readonly ProjectionTable Run = Replaced(
        "run", "id:i", "configuration_hash:t build:t currency:t start_cash:d strategies:j instruments:j");

    /// <summary>Orders, one row each.</summary>
    public static readonly ProjectionTable Orders = Replaced(
        "orders", "order_id:i",
        """
        strategy:t instrument:t side:t order_type:t time_in_force:t quantity:d budget:d limit_price:d stop_price:d
        is_reduce_only:i is_post_only:i status:t filled_quantity:d filled_value:d average_price:d fees:d fee_type:t
        currency:t reference_price:d slippage_percent:d created_ns:i accepted_ns:i filled_ns:i ended_ns:i updated_ns:i
        reason:t end_reason:t is_overfilled:i marks:t submit_sequence:i
        """);

    /// <summary>Positions from flat to flat, one row each; the open ones have no end.</summary>
    public static readonly ProjectionTable Positions = Replaced(
        "positions", "position_id:i",
        """
        strategy:t instrument:t side:t quantity:d average_entry_price:d average_exit_price:d cost_basis:d currency:t
        current_price:d market_value:d unrealised:d realised:d total:d* fees:d entry_quantity:d exit_quantity:d
        peak_quantity:d entry_value:d exit_value:d entry_fills:i exit_fills:i opened_ns:i updated_ns:i closed_ns:i
        entry_reason:t exit_reason:t
        """);

    /// <summary>Executions.</summary>
    public static readonly ProjectionTable Fills = Added(
        "fills", "sequence:i",
        """
        execution_id:i order_id:i position_id:i strategy:t instrument:t side:t quantity:d price:d value:d fee:d
        fee_type:t currency:t realised:d account_realised:d account_fee:d account_value:d time_ns:i
        """);

    /// <summary>What the account paid or received beside executions.</summary>
    public static readonly ProjectionTable Charges = Added(
        "charges", "sequence:i part:i", "time_ns:i kind:t instrument:t amount:d currency:t");

    /// <summary>Profit and loss over time.</summary>
    public static readonly ProjectionTable PnlSnapshots = Replaced(
        "pnl_snapshots", "time_ns:i kind:t",
        """
        trading_day:D equity:d cash:d net_value:d margin_used:d total_pnl:d realised:d unrealised:d fees:d
        other_charges:d period_pnl:d volume:d total_trades:i winning_trades:i losing_trades:i by_instrument:j
        """);

    /// <summary>What a strategy did on a trading day.</summary>
    public static readonly ProjectionTable TradingStats = Replaced(
        "trading_stats", "trading_day:D strategy:t",
        """
        total_orders:i filled_orders:i partial_fills:i rejected_orders:i cancelled_orders:i expired_orders:i
        average_slippage_percent:d average_fee_percent:d average_latency_ms:d fills:i volume:d fees:d daily_pnl:d
        cumulative_volume:d cumulative_fees:d cumulative_pnl:d closed_positions:i winning_positions:i
        losing_positions:i updated_ns:i
        """);

    /// <summary>What led to each intent.</summary>
    public static readonly ProjectionTable Decisions = Added(
        "decisions", "sequence:i",
        """
        time_ns:i event_number:i strategy:t instrument:t kind:t side:t quantity:d order_id:i outcome:t first_reason:t
        layer:i reasons:j inputs:j allocation:j
        """);

    /// <summary>Intents that a risk layer refused.</summary>
    public static readonly ProjectionTable Blocks = Added(
        "blocks", "sequence:i",
        "time_ns:i strategy:t instrument:t order_id:i layer:i first_reason:t reasons:j");

    /// <summary>What somebody should look at.</summary>
    public static readonly ProjectionTable Alerts = Added(
        "alerts", "sequence:i part:i", "time_ns:i level:t code:t instrument:t order_id:i text:t");

    /// <summary>What authorization rests on.</summary>
    public static readonly ProjectionTable Evidence = Added(
        "evidence", "sequence:i", "time_ns:i kind:t strategy:t content_hash:t content:j");

    /// <summary>What operators did.</summary>
    public static readonly ProjectionTable OperatorActions = Added(
        "operator_actions", "sequence:i", "time_ns:i operator:t action:t reason:t detail:j");

    /// <summary>Remarks.</summary>
    public static readonly ProjectionTable Notes = Added("notes", "sequence:i", "time_ns:i text:t");

    /// <summary>Everything that matters, once.</summary>
    public static readonly ProjectionTable AuditLog = Added(
        "audit_log", "sequence:i",
        "time_ns:i kind:t what:t instrument:t strategy:t order_id:i reason:t operator:t payload:j record_hash:t");

    /// <summary>Heads of the journal up to which the tables stand; they tie the database to it.</summary>
    public static readonly ProjectionTable AuditAnchors = Added(
        "audit_anchors", "sequence:i", "head_hash:t previous_sequence:i");

    /// <summary>Where the projection stands.</summary>
    public static readonly ProjectionTable State = Replaced(
        "projection_state", "id:i", "sequence:i head_hash:t time_ns:i events:i");

    /// <summary>All of them but the state, in the order in which they are filled.</summary>
    public static IReadOnlyList<ProjectionTable> All { get; } =
    [
        Run, Orders, Positions, Fills, Charges, PnlSnapshots, TradingStats, Decisions, Blocks, Alerts, Evidence,
        OperatorActions, Notes, AuditLog, AuditAnchors,
    ];

    private static ProjectionTable Added(string name, string key, string rest) => Of(name, true, key, rest);

    private static ProjectionTable Replaced(string name, string key, string rest) => Of(name, false, key, rest);

    private static ProjectionTable Of(string name, bool isAppendOnly, string key, string rest)
    {
        var keys = ProjectionTable.ColumnsOf(key);
        return new ProjectionTable(
            name, isAppendOnly, keys.Count, [.. keys, .. ProjectionTable.ColumnsOf(rest)]);
    }
}
