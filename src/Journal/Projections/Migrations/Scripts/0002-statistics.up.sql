-- Profit and loss over time, and what each strategy did on each trading day.

CREATE TABLE pnl_snapshots (
    time_ns bigint NOT NULL,
    kind text NOT NULL,
    trading_day {date} NOT NULL,
    equity {decimal} NOT NULL,
    cash {decimal} NOT NULL,
    net_value {decimal} NOT NULL DEFAULT {zero},
    margin_used {decimal} NOT NULL DEFAULT {zero},
    total_pnl {decimal} NOT NULL,
    realised {decimal} NOT NULL,
    unrealised {decimal} NOT NULL,
    fees {decimal} NOT NULL DEFAULT {zero},
    other_charges {decimal} NOT NULL DEFAULT {zero},
    period_pnl {decimal} NOT NULL DEFAULT {zero},
    volume {decimal} NOT NULL DEFAULT {zero},
    total_trades bigint NOT NULL DEFAULT 0,
    winning_trades bigint NOT NULL DEFAULT 0,
    losing_trades bigint NOT NULL DEFAULT 0,
    by_instrument {json},
    win_rate {ratio} GENERATED ALWAYS AS
        (CASE WHEN total_trades > 0 THEN {quotient:winning_trades,total_trades} ELSE 0 END) STORED,
    CONSTRAINT pnl_snapshots_key PRIMARY KEY (time_ns, kind),
    CONSTRAINT pnl_snapshots_kind CHECK (kind IN ('Interval', 'Daily', 'Final', 'Manual')),
    CONSTRAINT pnl_snapshots_trades CHECK (total_trades >= 0 AND winning_trades >= 0 AND losing_trades >= 0
        AND winning_trades + losing_trades <= total_trades)
);

CREATE INDEX pnl_snapshots_by_kind ON pnl_snapshots (kind, time_ns DESC);

CREATE TABLE trading_stats (
    trading_day {date} NOT NULL,
    strategy text NOT NULL,
    total_orders bigint NOT NULL DEFAULT 0,
    filled_orders bigint NOT NULL DEFAULT 0,
    partial_fills bigint NOT NULL DEFAULT 0,
    rejected_orders bigint NOT NULL DEFAULT 0,
    cancelled_orders bigint NOT NULL DEFAULT 0,
    expired_orders bigint NOT NULL DEFAULT 0,
    average_slippage_percent {decimal},
    average_fee_percent {decimal},
    average_latency_ms {decimal},
    fills bigint NOT NULL DEFAULT 0,
    volume {decimal} NOT NULL DEFAULT {zero},
    fees {decimal} NOT NULL DEFAULT {zero},
    daily_pnl {decimal} NOT NULL DEFAULT {zero},
    cumulative_volume {decimal} NOT NULL DEFAULT {zero},
    cumulative_fees {decimal} NOT NULL DEFAULT {zero},
    cumulative_pnl {decimal} NOT NULL DEFAULT {zero},
    closed_positions bigint NOT NULL DEFAULT 0,
    winning_positions bigint NOT NULL DEFAULT 0,
    losing_positions bigint NOT NULL DEFAULT 0,
    updated_ns bigint NOT NULL DEFAULT 0,
    fill_rate {ratio} GENERATED ALWAYS AS
        (CASE WHEN total_orders > 0 THEN {quotient:filled_orders,total_orders} ELSE 0 END) STORED,
    CONSTRAINT trading_stats_key PRIMARY KEY (trading_day, strategy),
    CONSTRAINT trading_stats_orders CHECK (total_orders >= 0 AND filled_orders >= 0 AND partial_fills >= 0
        AND rejected_orders >= 0 AND cancelled_orders >= 0 AND expired_orders >= 0
        AND filled_orders + rejected_orders + cancelled_orders + expired_orders <= total_orders),
    CONSTRAINT trading_stats_positions CHECK (winning_positions >= 0 AND losing_positions >= 0
        AND winning_positions + losing_positions <= closed_positions)
);

CREATE INDEX trading_stats_by_day ON trading_stats (trading_day DESC);
CREATE INDEX trading_stats_by_strategy ON trading_stats (strategy, trading_day DESC);

CREATE VIEW daily_pnl AS
SELECT trading_day, time_ns, period_pnl AS pnl, total_pnl AS cumulative_pnl, equity, cash, realised, unrealised,
    fees, other_charges, total_trades, winning_trades, losing_trades
FROM pnl_snapshots WHERE kind = 'Daily';

CREATE VIEW daily_summary AS
SELECT trading_day, strategy, total_orders, filled_orders, rejected_orders, cancelled_orders, expired_orders,
    fill_rate, volume, fees, average_slippage_percent, average_fee_percent, average_latency_ms, daily_pnl
FROM trading_stats;

CREATE VIEW strategy_performance AS
SELECT s.strategy, t.days, t.total_orders, t.filled_orders, t.rejected_orders, t.fills, t.closed_positions,
    t.winning_positions, t.losing_positions, s.cumulative_volume AS volume, s.cumulative_fees AS fees,
    s.cumulative_pnl AS pnl, t.first_day, s.trading_day AS last_day
FROM trading_stats s
JOIN (SELECT strategy, count(*) AS days, CAST(sum(total_orders) AS bigint) AS total_orders,
        CAST(sum(filled_orders) AS bigint) AS filled_orders, CAST(sum(rejected_orders) AS bigint) AS rejected_orders,
        CAST(sum(fills) AS bigint) AS fills, CAST(sum(closed_positions) AS bigint) AS closed_positions,
        CAST(sum(winning_positions) AS bigint) AS winning_positions,
        CAST(sum(losing_positions) AS bigint) AS losing_positions, min(trading_day) AS first_day,
        max(trading_day) AS last_day
    FROM trading_stats GROUP BY strategy) t
ON t.strategy = s.strategy AND t.last_day = s.trading_day;
