using Plimsoll.Journal.Projections.Schema;

namespace Plimsoll.Journal.Projections.Queries;

/// <summary>Everything that can be asked for, over both databases alike.</summary>
public static class QuerySources
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<QuerySource> All { get; } =
    [
        Of("orders", ProjectionTables.Orders, "created_ns", "fill_ratio"),
        Of("fills", ProjectionTables.Fills, "time_ns"),
        Of("positions", ProjectionTables.Positions, "opened_ns"),
        Of("pnl", ProjectionTables.PnlSnapshots, "time_ns", "win_rate"),
        Of("stats", ProjectionTables.TradingStats, "", "fill_rate"),
        Of("charges", ProjectionTables.Charges, "time_ns"),
        Of("decisions", ProjectionTables.Decisions, "time_ns"),
        Of("blocks", ProjectionTables.Blocks, "time_ns"),
        Of("alerts", ProjectionTables.Alerts, "time_ns"),
        Of("evidence", ProjectionTables.Evidence, "time_ns"),
        Of("operator-actions", ProjectionTables.OperatorActions, "time_ns"),
        Of("notes", ProjectionTables.Notes, ""),
        Of("audit", ProjectionTables.AuditLog, "time_ns"),
        Of("anchors", ProjectionTables.AuditAnchors, ""),
        Of("run", ProjectionTables.Run, ""),
        View(
            "open-positions", "open_positions", "opened_ns", "position_id",
            "position_id:i strategy:t instrument:t side:t quantity:d average_entry_price:d current_price:d "
            + "market_value:d unrealised:d realised:d total:d fees:d currency:t opened_ns:i updated_ns:i"),
        View(
            "recent-orders", "recent_orders", "created_ns", "order_id",
            "order_id:i strategy:t instrument:t side:t order_type:t quantity:d filled_quantity:d average_price:d "
            + "status:t slippage_percent:d fees:d created_ns:i filled_ns:i"),
        View(
            "daily-pnl", "daily_pnl", "time_ns", "time_ns",
            "trading_day:D time_ns:i pnl:d cumulative_pnl:d equity:d cash:d realised:d unrealised:d fees:d "
            + "other_charges:d total_trades:i winning_trades:i losing_trades:i"),
        View(
            "daily-summary", "daily_summary", "", "trading_day strategy",
            "trading_day:D strategy:t total_orders:i filled_orders:i rejected_orders:i cancelled_orders:i "
            + "expired_orders:i fill_rate:d volume:d fees:d average_slippage_percent:d average_fee_percent:d "
            + "average_latency_ms:d daily_pnl:d"),
        View(
            "performance", "strategy_performance", "", "strategy",
            "strategy:t days:i total_orders:i filled_orders:i rejected_orders:i fills:i closed_positions:i "
            + "winning_positions:i losing_positions:i volume:d fees:d pnl:d first_day:D last_day:D"),
    ];

    /// <summary>The one of a name; null when there is none.</summary>
    /// <param name="name">Such as <c>orders</c>.</param>
    public static QuerySource? Find(string name) =>
        All.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.Ordinal));

    private static QuerySource Of(string name, ProjectionTable table, string time, params string[] computed) => new(
        name, table.Name,
        [.. table.Columns, .. computed.Select(static column => new TableColumn(column, ColumnKind.Decimal))], time,
        [.. table.Columns.Take(table.KeyCount).Select(static column => column.Name)]);

    private static QuerySource View(string name, string relation, string time, string key, string columns) => new(
        name, relation, ProjectionTable.ColumnsOf(columns), time, key.Split(' '));
}
