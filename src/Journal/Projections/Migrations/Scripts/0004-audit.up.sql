-- What happened, written once: nothing in these two tables can be changed or taken out.

CREATE TABLE audit_log (
    sequence {key} NOT NULL,
    time_ns bigint NOT NULL,
    kind text NOT NULL,
    what text NOT NULL,
    instrument text,
    strategy text,
    order_id bigint,
    reason text,
    operator text,
    payload {json} NOT NULL,
    record_hash text NOT NULL,
    CONSTRAINT audit_log_key PRIMARY KEY (sequence),
    CONSTRAINT audit_log_hash CHECK (length(record_hash) = 64)
);

CREATE INDEX audit_log_by_time ON audit_log (time_ns DESC);
CREATE INDEX audit_log_by_kind ON audit_log (kind, time_ns DESC);
CREATE INDEX audit_log_by_what ON audit_log (what, time_ns DESC);
CREATE INDEX audit_log_by_instrument ON audit_log (instrument, time_ns DESC) WHERE instrument IS NOT NULL;
CREATE INDEX audit_log_by_strategy ON audit_log (strategy, time_ns DESC) WHERE strategy IS NOT NULL;
CREATE INDEX audit_log_by_order ON audit_log (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX audit_log_by_reason ON audit_log (reason, time_ns DESC) WHERE reason IS NOT NULL;
CREATE INDEX audit_log_by_operator ON audit_log (operator, time_ns DESC) WHERE operator IS NOT NULL;

CREATE TABLE audit_anchors (
    sequence {key} NOT NULL,
    head_hash text NOT NULL,
    previous_sequence bigint NOT NULL,
    CONSTRAINT audit_anchors_key PRIMARY KEY (sequence),
    CONSTRAINT audit_anchors_hash CHECK (length(head_hash) = 64),
    CONSTRAINT audit_anchors_order CHECK (previous_sequence >= 0 AND previous_sequence < sequence)
);

--[sqlite]
CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log
BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log
BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
CREATE TRIGGER audit_log_no_replace BEFORE INSERT ON audit_log
WHEN EXISTS (SELECT 1 FROM audit_log WHERE sequence = NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
CREATE TRIGGER audit_anchors_no_update BEFORE UPDATE ON audit_anchors
BEGIN SELECT RAISE(ABORT, 'audit_anchors is append-only'); END;
CREATE TRIGGER audit_anchors_no_delete BEFORE DELETE ON audit_anchors
BEGIN SELECT RAISE(ABORT, 'audit_anchors is append-only'); END;
CREATE TRIGGER audit_anchors_no_replace BEFORE INSERT ON audit_anchors
WHEN EXISTS (SELECT 1 FROM audit_anchors WHERE sequence = NEW.sequence)
BEGIN SELECT RAISE(ABORT, 'audit_anchors is append-only'); END;
--[postgres]
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_log_no_change BEFORE UPDATE OR DELETE ON audit_log
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_log_no_truncate BEFORE TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_anchors_no_change BEFORE UPDATE OR DELETE ON audit_anchors
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_anchors_no_truncate BEFORE TRUNCATE ON audit_anchors
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE audit_log ENABLE ALWAYS TRIGGER audit_log_no_change;
ALTER TABLE audit_log ENABLE ALWAYS TRIGGER audit_log_no_truncate;
ALTER TABLE audit_anchors ENABLE ALWAYS TRIGGER audit_anchors_no_change;
ALTER TABLE audit_anchors ENABLE ALWAYS TRIGGER audit_anchors_no_truncate;

-- The application's role: reads all, adds to all, moves on what a projection moves on, and removes nothing.
DO $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'plimsoll_application')
        AND (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user) THEN
        CREATE ROLE plimsoll_application NOLOGIN;
    END IF;
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'plimsoll_application') THEN
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO plimsoll_application', current_schema());
        EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO plimsoll_application', current_schema());
        EXECUTE format('GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA %I TO plimsoll_application', current_schema());
        GRANT INSERT ON fills, charges, decisions, blocks, alerts, evidence, operator_actions, notes, audit_log,
            audit_anchors TO plimsoll_application;
        GRANT INSERT, UPDATE ON projection_state, run, orders, positions, pnl_snapshots, trading_stats
            TO plimsoll_application;
    END IF;
END $$;
