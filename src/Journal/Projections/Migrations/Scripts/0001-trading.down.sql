DROP VIEW recent_orders;
DROP VIEW open_positions;
--[postgres]
DROP FUNCTION statistics(bigint, bigint, text);
DROP FUNCTION fill_rate(text, bigint, bigint);
DROP FUNCTION total_pnl();
DROP FUNCTION position_pnl(bigint);
--[both]
DROP TABLE charges;
DROP TABLE fills;
--[postgres]
DROP FUNCTION fills_fit_order();
--[both]
DROP TABLE positions;
DROP TABLE orders;
DROP TABLE run;
DROP TABLE projection_state;
