-- Where the projection stands, the run it shows, and its orders, fills, positions and charges.

CREATE TABLE projection_state (
    id integer NOT NULL,
    sequence bigint NOT NULL,
    head_hash text NOT NULL,
    time_ns bigint NOT NULL,
    events bigint NOT NULL,
    CONSTRAINT projection_state_key PRIMARY KEY (id),
    CONSTRAINT projection_state_single CHECK (id = 1),
    CONSTRAINT projection_state_place CHECK (sequence > 0 AND length(head_hash) = 64)
);

CREATE TABLE run (
    id integer NOT NULL,
    configuration_hash text NOT NULL,
    build text NOT NULL,
    currency text NOT NULL,
    start_cash {decimal} NOT NULL,
    strategies {json} NOT NULL,
    instruments {json} NOT NULL,
    CONSTRAINT run_key PRIMARY KEY (id),
    CONSTRAINT run_single CHECK (id = 1)
);

CREATE TABLE orders (
    order_id {key} NOT NULL,
    strategy text NOT NULL,
    instrument text NOT NULL,
    side text NOT NULL,
    order_type text NOT NULL DEFAULT 'Market',
    time_in_force text NOT NULL DEFAULT 'GoodTillCancelled',
    quantity {decimal} NOT NULL,
    budget {decimal},
    limit_price {decimal},
    stop_price {decimal},
    is_reduce_only integer NOT NULL DEFAULT 0,
    is_post_only integer NOT NULL DEFAULT 0,
    status text NOT NULL,
    filled_quantity {decimal} NOT NULL DEFAULT {zero},
    filled_value {decimal} NOT NULL DEFAULT {zero},
    average_price {decimal},
    fees {decimal} NOT NULL DEFAULT {zero},
    fee_type text,
    currency text NOT NULL DEFAULT '',
    reference_price {decimal},
    slippage_percent {decimal},
    created_ns bigint NOT NULL,
    accepted_ns bigint,
    filled_ns bigint,
    ended_ns bigint,
    updated_ns bigint NOT NULL,
    reason text NOT NULL DEFAULT '',
    end_reason text,
    is_overfilled integer NOT NULL DEFAULT 0,
    marks text NOT NULL DEFAULT '',
    submit_sequence bigint,
    fill_ratio {ratio} GENERATED ALWAYS AS
        (CASE WHEN {number:quantity} > 0 THEN {quotient:filled_quantity,quantity} END) STORED,
    CONSTRAINT orders_key PRIMARY KEY (order_id),
    CONSTRAINT orders_instrument_key UNIQUE (order_id, instrument),
    CONSTRAINT orders_side CHECK (side IN ('Buy', 'Sell')),
    CONSTRAINT orders_type CHECK (order_type IN ('Market', 'Limit', 'Stop', 'StopLimit', 'TrailingStop',
        'MarketIfTouched', 'LimitIfTouched')),
    CONSTRAINT orders_time_in_force CHECK (time_in_force IN ('GoodTillCancelled', 'Day', 'GoodTillDate',
        'ImmediateOrCancel', 'FillOrKill', 'AtOpen', 'AtClose')),
    CONSTRAINT orders_status CHECK (status IN ('PendingSubmit', 'Submitted', 'Accepted', 'PartiallyFilled',
        'PendingCancel', 'PendingReplace', 'Unknown', 'External', 'Filled', 'Canceled', 'Rejected', 'Expired')),
    CONSTRAINT orders_size CHECK ({number:quantity} > 0 OR (budget IS NOT NULL AND {number:budget} > 0)),
    CONSTRAINT orders_filled CHECK ({number:filled_quantity} >= 0),
    CONSTRAINT orders_overfill CHECK ({number:filled_quantity} <= {number:quantity}
        OR is_overfilled = 1 OR budget IS NOT NULL),
    CONSTRAINT orders_fee_type CHECK (fee_type IN ('Taker', 'Maker', 'Mixed')),
    CONSTRAINT orders_times CHECK (updated_ns >= created_ns)
);

CREATE INDEX orders_by_created ON orders (created_ns DESC);
CREATE INDEX orders_by_filled ON orders (filled_ns DESC) WHERE filled_ns IS NOT NULL;
CREATE INDEX orders_by_instrument ON orders (instrument, created_ns DESC);
CREATE INDEX orders_by_strategy ON orders (strategy, created_ns DESC);
CREATE INDEX orders_by_status ON orders (status, created_ns DESC);
CREATE INDEX orders_by_instrument_status ON orders (instrument, status);
CREATE INDEX orders_open ON orders (created_ns) WHERE status IN ('PendingSubmit', 'Submitted', 'Accepted',
    'PartiallyFilled', 'PendingCancel', 'PendingReplace', 'Unknown', 'External');

CREATE TABLE positions (
    position_id {key} NOT NULL,
    strategy text NOT NULL,
    instrument text NOT NULL,
    side text NOT NULL,
    quantity {decimal} NOT NULL,
    average_entry_price {decimal} NOT NULL,
    average_exit_price {decimal},
    cost_basis {decimal} NOT NULL,
    currency text NOT NULL DEFAULT '',
    current_price {decimal},
    market_value {decimal},
    unrealised {decimal} NOT NULL DEFAULT {zero},
    realised {decimal} NOT NULL DEFAULT {zero},
    total {decimal}{total},
    fees {decimal} NOT NULL DEFAULT {zero},
    entry_quantity {decimal} NOT NULL DEFAULT {zero},
    exit_quantity {decimal} NOT NULL DEFAULT {zero},
    peak_quantity {decimal} NOT NULL DEFAULT {zero},
    entry_value {decimal} NOT NULL DEFAULT {zero},
    exit_value {decimal} NOT NULL DEFAULT {zero},
    entry_fills bigint NOT NULL DEFAULT 0,
    exit_fills bigint NOT NULL DEFAULT 0,
    opened_ns bigint NOT NULL,
    updated_ns bigint NOT NULL,
    closed_ns bigint,
    entry_reason text NOT NULL DEFAULT '',
    exit_reason text NOT NULL DEFAULT '',
    CONSTRAINT positions_key PRIMARY KEY (position_id),
    CONSTRAINT positions_side CHECK (side IN ('Long', 'Short')),
    CONSTRAINT positions_entry CHECK ({number:average_entry_price} <> 0),
    CONSTRAINT positions_closed CHECK ((closed_ns IS NULL) = ({number:quantity} <> 0)),
    CONSTRAINT positions_direction CHECK (closed_ns IS NOT NULL OR (side = 'Long') = ({number:quantity} > 0)),
    CONSTRAINT positions_fills CHECK (entry_fills >= 0 AND exit_fills >= 0)
);

CREATE UNIQUE INDEX positions_open ON positions (strategy, instrument) WHERE closed_ns IS NULL;
CREATE INDEX positions_by_opened ON positions (opened_ns DESC);
CREATE INDEX positions_by_closed ON positions (closed_ns DESC) WHERE closed_ns IS NOT NULL;
CREATE INDEX positions_by_updated ON positions (updated_ns DESC);
CREATE INDEX positions_by_instrument ON positions (instrument, opened_ns DESC);
CREATE INDEX positions_by_strategy ON positions (strategy, opened_ns DESC);
CREATE INDEX positions_by_total ON positions ({rank:total} DESC);

CREATE TABLE fills (
    sequence {key} NOT NULL,
    execution_id bigint NOT NULL DEFAULT 0,
    order_id bigint NOT NULL,
    position_id bigint,
    strategy text NOT NULL,
    instrument text NOT NULL,
    side text NOT NULL,
    quantity {decimal} NOT NULL,
    price {decimal} NOT NULL,
    value {decimal} NOT NULL,
    fee {decimal} NOT NULL DEFAULT {zero},
    fee_type text,
    currency text NOT NULL DEFAULT '',
    realised {decimal} NOT NULL DEFAULT {zero},
    account_realised {decimal} NOT NULL DEFAULT {zero},
    account_fee {decimal} NOT NULL DEFAULT {zero},
    account_value {decimal} NOT NULL DEFAULT {zero},
    time_ns bigint NOT NULL,
    CONSTRAINT fills_key PRIMARY KEY (sequence),
    CONSTRAINT fills_order FOREIGN KEY (order_id, instrument) REFERENCES orders (order_id, instrument)
        ON DELETE CASCADE,
    CONSTRAINT fills_position FOREIGN KEY (position_id) REFERENCES positions (position_id),
    CONSTRAINT fills_side CHECK (side IN ('Buy', 'Sell')),
    CONSTRAINT fills_quantity CHECK ({number:quantity} > 0),
    CONSTRAINT fills_price CHECK ({number:price} <> 0),
    CONSTRAINT fills_fee_type CHECK (fee_type IN ('Taker', 'Maker'))
);

CREATE INDEX fills_by_order ON fills (order_id);
CREATE INDEX fills_by_position ON fills (position_id);
CREATE INDEX fills_by_time ON fills (time_ns DESC);
CREATE INDEX fills_by_instrument ON fills (instrument, time_ns DESC);
CREATE INDEX fills_by_strategy ON fills (strategy, time_ns DESC);

CREATE TABLE charges (
    sequence bigint NOT NULL,
    part integer NOT NULL DEFAULT 0,
    time_ns bigint NOT NULL,
    kind text NOT NULL,
    instrument text NOT NULL,
    amount {decimal} NOT NULL,
    currency text NOT NULL,
    CONSTRAINT charges_key PRIMARY KEY (sequence, part),
    CONSTRAINT charges_kind CHECK (kind IN ('Fee', 'Funding', 'Borrow', 'Financing', 'Liquidation', 'Settlement'))
);

CREATE INDEX charges_by_time ON charges (time_ns DESC);
CREATE INDEX charges_by_instrument ON charges (instrument, time_ns DESC);

--[sqlite]
CREATE TRIGGER fills_sum AFTER INSERT ON fills
WHEN (SELECT sum(CAST(quantity AS double precision)) FROM fills WHERE order_id = NEW.order_id)
    > (SELECT CAST(filled_quantity AS double precision) FROM orders WHERE order_id = NEW.order_id) * 1.000000001
BEGIN
    SELECT RAISE(ABORT, 'fills_sum: the fills of an order are more than it says is filled');
END;

CREATE TRIGGER fills_side_of_order BEFORE INSERT ON fills
WHEN EXISTS (SELECT 1 FROM orders WHERE order_id = NEW.order_id AND side <> NEW.side)
BEGIN
    SELECT RAISE(ABORT, 'fills_side_of_order: a fill goes the other way than its order');
END;
--[postgres]
CREATE FUNCTION fills_fit_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wrong bigint;
BEGIN
    -- Planned anew each time, because the plan for an empty table would stay for the full one.
    EXECUTE 'SELECT o.order_id FROM (SELECT DISTINCT order_id FROM added) a JOIN orders o USING (order_id)
        WHERE o.filled_quantity <> (SELECT sum(f.quantity) FROM fills f WHERE f.order_id = o.order_id)
        UNION ALL
        SELECT o.order_id FROM added a JOIN orders o USING (order_id) WHERE a.side <> o.side
        LIMIT 1' INTO wrong;
    IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'the fills of order % do not add up to what it says is filled, or go the other way', wrong
            USING ERRCODE = 'check_violation', CONSTRAINT = 'fills_sum';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER fills_sum AFTER INSERT ON fills REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION fills_fit_order();

CREATE FUNCTION position_pnl(id bigint)
RETURNS TABLE (realised numeric, unrealised numeric, total numeric, fees numeric, net numeric)
LANGUAGE sql STABLE AS $$
    SELECT p.realised, p.unrealised, p.realised + p.unrealised, p.fees, p.realised + p.unrealised - p.fees
    FROM positions p WHERE p.position_id = id
$$;

CREATE FUNCTION total_pnl() RETURNS numeric LANGUAGE sql STABLE AS $$
    SELECT coalesce(sum(realised + unrealised), 0) FROM positions
$$;

CREATE FUNCTION fill_rate(wanted text, from_ns bigint DEFAULT 0, to_ns bigint DEFAULT 9223372036854775807)
RETURNS numeric LANGUAGE sql STABLE AS $$
    SELECT coalesce(round(sum(CASE WHEN filled_quantity > 0 OR status IN ('Filled', 'PartiallyFilled')
        THEN 1 ELSE 0 END)::numeric / nullif(count(*), 0), 4), 0)
    FROM orders WHERE instrument = wanted AND created_ns >= from_ns AND created_ns < to_ns
$$;

CREATE FUNCTION statistics(from_ns bigint, to_ns bigint, of_strategy text DEFAULT NULL)
RETURNS TABLE (orders bigint, filled bigint, partial bigint, rejected bigint, cancelled bigint, expired bigint,
    fills bigint, volume numeric, fees numeric, realised numeric, net numeric,
    closed bigint, winning bigint, losing bigint)
LANGUAGE sql STABLE AS $$
    SELECT o.orders, o.filled, o.partial, o.rejected, o.cancelled, o.expired,
        f.fills, f.volume, f.fees, f.realised, f.realised - f.fees,
        p.closed, p.winning, p.losing
    FROM
        (SELECT count(*) AS orders,
            count(*) FILTER (WHERE status = 'Filled') AS filled,
            count(*) FILTER (WHERE status <> 'Filled' AND filled_quantity > 0) AS partial,
            count(*) FILTER (WHERE status = 'Rejected') AS rejected,
            count(*) FILTER (WHERE status = 'Canceled') AS cancelled,
            count(*) FILTER (WHERE status = 'Expired') AS expired
         FROM orders WHERE created_ns >= from_ns AND created_ns < to_ns
            AND (of_strategy IS NULL OR strategy = of_strategy)) o,
        (SELECT count(*) AS fills, coalesce(sum(account_value), 0) AS volume, coalesce(sum(account_fee), 0) AS fees,
            coalesce(sum(account_realised), 0) AS realised
         FROM fills WHERE time_ns >= from_ns AND time_ns < to_ns
            AND (of_strategy IS NULL OR strategy = of_strategy)) f,
        (SELECT count(*) AS closed,
            count(*) FILTER (WHERE p.realised - p.fees > 0) AS winning,
            count(*) FILTER (WHERE p.realised - p.fees < 0) AS losing
         FROM positions p WHERE closed_ns >= from_ns AND closed_ns < to_ns
            AND (of_strategy IS NULL OR strategy = of_strategy)) p
$$;
--[both]
CREATE VIEW open_positions AS
SELECT position_id, strategy, instrument, side, quantity, average_entry_price, current_price, market_value,
    unrealised, realised, total, fees, currency, opened_ns, {time:opened_ns} AS opened_at,
    updated_ns, {time:updated_ns} AS updated_at
FROM positions WHERE closed_ns IS NULL;

CREATE VIEW recent_orders AS
SELECT order_id, strategy, instrument, side, order_type, quantity, filled_quantity, average_price, status,
    slippage_percent, fees, created_ns, {time:created_ns} AS created_at, filled_ns, {time:filled_ns} AS filled_at
FROM orders
WHERE created_ns > (SELECT time_ns FROM projection_state) - 86400000000000;
