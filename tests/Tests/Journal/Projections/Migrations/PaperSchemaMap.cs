namespace Plimsoll.Tests.Journal.Projections.Migrations;

/// <summary>
/// Where the contents of the older paper-trading schema stand in ours: table and column, index, view. Where ours is not
/// simply renamed, the reason follows.
/// </summary>
internal static class PaperSchemaMap
{
    private const string ColumnText = """
        paper_orders.order_id orders.order_id
        paper_orders.client_id orders.order_id : the kernel's own number is the one that a venue is given
        paper_orders.symbol orders.instrument
        paper_orders.side orders.side
        paper_orders.order_type orders.order_type
        paper_orders.quantity orders.quantity
        paper_orders.price orders.limit_price : and stop_price, which the older one had no place for
        paper_orders.filled_quantity orders.filled_quantity
        paper_orders.filled_price orders.average_price
        paper_orders.status orders.status
        paper_orders.slippage_pct orders.slippage_percent
        paper_orders.fees_usdt orders.fees : in the column currency
        paper_orders.fee_type orders.fee_type
        paper_orders.created_at orders.created_ns : the event's time, never the database's clock
        paper_orders.submitted_at orders.created_ns : an order is made and submitted by one event
        paper_orders.filled_at orders.filled_ns
        paper_orders.updated_at orders.updated_ns : the event's time; no trigger can forget it
        paper_orders.rejection_reason orders.end_reason : for every unfilled end
        paper_orders.error_message orders.end_reason : a stable word instead of free text
        paper_orders.metadata orders.reason : the strategy's word; marks, budget and the like have columns
        paper_orders.fill_ratio orders.fill_ratio
        paper_fills.fill_id fills.sequence : the number of the record in the journal
        paper_fills.order_id fills.order_id
        paper_fills.symbol fills.instrument : tied to the order's by the foreign key
        paper_fills.quantity fills.quantity
        paper_fills.price fills.price
        paper_fills.fees_usdt fills.fee : in the column currency
        paper_fills.fee_type fills.fee_type
        paper_fills.filled_at fills.time_ns
        paper_fills.metadata fills.execution_id : what was in it has columns
        paper_positions.symbol positions.instrument : the key is position_id, so that history is kept
        paper_positions.quantity positions.quantity
        paper_positions.avg_entry_price positions.average_entry_price
        paper_positions.current_price positions.current_price
        paper_positions.unrealized_pnl_usdt positions.unrealised
        paper_positions.realized_pnl_usdt positions.realised
        paper_positions.total_pnl_usdt positions.total
        paper_positions.cost_basis_usdt positions.cost_basis
        paper_positions.market_value_usdt positions.market_value
        paper_positions.entry_trades positions.entry_fills
        paper_positions.exit_trades positions.exit_fills
        paper_positions.opened_at positions.opened_ns
        paper_positions.updated_at positions.updated_ns
        paper_positions.closed_at positions.closed_ns
        paper_positions.metadata positions.entry_reason : and exit_reason
        paper_pnl_snapshots.snapshot_id pnl_snapshots.time_ns : the key is time and kind
        paper_pnl_snapshots.snapshot_time pnl_snapshots.time_ns
        paper_pnl_snapshots.snapshot_type pnl_snapshots.kind
        paper_pnl_snapshots.total_pnl_usdt pnl_snapshots.total_pnl
        paper_pnl_snapshots.realized_pnl_usdt pnl_snapshots.realised
        paper_pnl_snapshots.unrealized_pnl_usdt pnl_snapshots.unrealised
        paper_pnl_snapshots.balance_usdt pnl_snapshots.cash
        paper_pnl_snapshots.equity_usdt pnl_snapshots.equity
        paper_pnl_snapshots.margin_used_usdt pnl_snapshots.margin_used
        paper_pnl_snapshots.total_trades pnl_snapshots.total_trades
        paper_pnl_snapshots.winning_trades pnl_snapshots.winning_trades
        paper_pnl_snapshots.losing_trades pnl_snapshots.losing_trades
        paper_pnl_snapshots.win_rate pnl_snapshots.win_rate
        paper_pnl_snapshots.total_volume_usdt pnl_snapshots.volume
        paper_pnl_snapshots.total_fees_usdt pnl_snapshots.fees
        paper_pnl_snapshots.symbol_pnl pnl_snapshots.by_instrument
        paper_pnl_snapshots.metadata pnl_snapshots.other_charges : funding, borrowing, interest and the like
        paper_trading_stats.stat_id trading_stats.trading_day : the key is day and strategy
        paper_trading_stats.stat_date trading_stats.trading_day
        paper_trading_stats.total_orders trading_stats.total_orders
        paper_trading_stats.filled_orders trading_stats.filled_orders
        paper_trading_stats.partial_fills trading_stats.partial_fills
        paper_trading_stats.rejected_orders trading_stats.rejected_orders
        paper_trading_stats.cancelled_orders trading_stats.cancelled_orders
        paper_trading_stats.fill_rate trading_stats.fill_rate
        paper_trading_stats.avg_slippage_pct trading_stats.average_slippage_percent
        paper_trading_stats.avg_fee_pct trading_stats.average_fee_percent
        paper_trading_stats.avg_latency_ms trading_stats.average_latency_ms
        paper_trading_stats.total_volume_usdt trading_stats.volume
        paper_trading_stats.total_fees_usdt trading_stats.fees
        paper_trading_stats.daily_pnl_usdt trading_stats.daily_pnl
        paper_trading_stats.cumulative_pnl_usdt trading_stats.cumulative_pnl
        paper_trading_stats.updated_at trading_stats.updated_ns
        v_paper_active_positions.symbol open_positions.instrument
        v_paper_active_positions.quantity open_positions.quantity
        v_paper_active_positions.avg_entry_price open_positions.average_entry_price
        v_paper_active_positions.current_price open_positions.current_price
        v_paper_active_positions.unrealized_pnl_usdt open_positions.unrealised
        v_paper_active_positions.realized_pnl_usdt open_positions.realised
        v_paper_active_positions.total_pnl_usdt open_positions.total
        v_paper_active_positions.market_value_usdt open_positions.market_value
        v_paper_active_positions.opened_at open_positions.opened_at
        v_paper_active_positions.updated_at open_positions.updated_at
        v_paper_daily_summary.trade_date daily_summary.trading_day : of the trading calendar, not of the connection
        v_paper_daily_summary.symbol daily_summary.strategy : an instrument's days are asked of the fills
        v_paper_daily_summary.total_orders daily_summary.total_orders
        v_paper_daily_summary.filled_orders daily_summary.filled_orders
        v_paper_daily_summary.rejected_orders daily_summary.rejected_orders
        v_paper_daily_summary.total_volume_usdt daily_summary.volume
        v_paper_daily_summary.total_fees_usdt daily_summary.fees
        v_paper_daily_summary.avg_slippage_pct daily_summary.average_slippage_percent
        v_paper_recent_orders.order_id recent_orders.order_id
        v_paper_recent_orders.symbol recent_orders.instrument
        v_paper_recent_orders.side recent_orders.side
        v_paper_recent_orders.order_type recent_orders.order_type
        v_paper_recent_orders.quantity recent_orders.quantity
        v_paper_recent_orders.filled_quantity recent_orders.filled_quantity
        v_paper_recent_orders.filled_price recent_orders.average_price
        v_paper_recent_orders.status recent_orders.status
        v_paper_recent_orders.slippage_pct recent_orders.slippage_percent
        v_paper_recent_orders.fees_usdt recent_orders.fees
        v_paper_recent_orders.created_at recent_orders.created_at
        v_paper_recent_orders.filled_at recent_orders.filled_at
        """;

    private const string IndexText = """
        idx_paper_fills_filled_at fills_by_time
        idx_paper_fills_order_id fills_by_order
        idx_paper_fills_symbol fills_by_instrument : which begins with the instrument
        paper_fills_pkey fills_key
        idx_paper_orders_client_id orders_key : the client's number is the key
        idx_paper_orders_created_at orders_by_created
        idx_paper_orders_filled_at orders_by_filled
        idx_paper_orders_status orders_by_status : which begins with the status
        idx_paper_orders_symbol orders_by_instrument : which begins with the instrument
        idx_paper_orders_symbol_created orders_by_instrument
        idx_paper_orders_symbol_status orders_by_instrument_status
        paper_orders_pkey orders_key
        idx_paper_pnl_time pnl_snapshots_key : which begins with the time
        idx_paper_pnl_type_time pnl_snapshots_by_kind
        paper_pnl_snapshots_pkey pnl_snapshots_key
        paper_pnl_snapshots_snapshot_time_snapshot_type_key pnl_snapshots_key
        idx_paper_positions_open positions_open
        idx_paper_positions_pnl positions_by_total
        idx_paper_positions_updated positions_by_updated
        paper_positions_pkey positions_key
        idx_paper_stats_date trading_stats_by_day
        paper_trading_stats_pkey trading_stats_key
        paper_trading_stats_stat_date_key trading_stats_key
        """;

    /// <summary>Ours by the older <c>table.column</c>.</summary>
    public static IReadOnlyDictionary<string, string> Columns { get; } = Read(ColumnText);

    /// <summary>Ours by the older index.</summary>
    public static IReadOnlyDictionary<string, string> Indexes { get; } = Read(IndexText);

    private static Dictionary<string, string> Read(string text) => text.Split('\n').Select(
        static line => line.Trim().Split(" : ")[0].Split(' ')).ToDictionary(
            static words => words[0], static words => words[1], StringComparer.Ordinal);
}
