DROP VIEW strategy_performance;
DROP VIEW daily_summary;
DROP VIEW daily_pnl;
DROP TABLE trading_stats;
DROP TABLE pnl_snapshots;
