-- Why things happened: decisions, blocks, alerts, evidence, operator actions, notes.

CREATE TABLE decisions (
    sequence {key} NOT NULL,
    time_ns bigint NOT NULL,
    event_number bigint NOT NULL,
    strategy text NOT NULL,
    instrument text NOT NULL,
    kind text NOT NULL,
    side text,
    quantity {decimal},
    order_id bigint,
    outcome text NOT NULL,
    first_reason text,
    layer integer,
    reasons {json},
    inputs {json},
    allocation {json},
    CONSTRAINT decisions_key PRIMARY KEY (sequence),
    CONSTRAINT decisions_outcome CHECK (outcome IN ('Allowed', 'Blocked', 'Ignored')),
    CONSTRAINT decisions_reason CHECK (outcome <> 'Blocked' OR first_reason IS NOT NULL)
);

CREATE INDEX decisions_by_time ON decisions (time_ns DESC);
CREATE INDEX decisions_by_strategy ON decisions (strategy, time_ns DESC);
CREATE INDEX decisions_by_instrument ON decisions (instrument, time_ns DESC);
CREATE INDEX decisions_by_order ON decisions (order_id) WHERE order_id IS NOT NULL;

CREATE TABLE blocks (
    sequence {key} NOT NULL,
    time_ns bigint NOT NULL,
    strategy text NOT NULL,
    instrument text NOT NULL,
    order_id bigint,
    layer integer NOT NULL,
    first_reason text NOT NULL,
    reasons {json} NOT NULL,
    CONSTRAINT blocks_key PRIMARY KEY (sequence)
);

CREATE INDEX blocks_by_time ON blocks (time_ns DESC);
CREATE INDEX blocks_by_reason ON blocks (first_reason, time_ns DESC);
CREATE INDEX blocks_by_strategy ON blocks (strategy, time_ns DESC);

CREATE TABLE alerts (
    sequence bigint NOT NULL,
    part integer NOT NULL DEFAULT 0,
    time_ns bigint NOT NULL,
    level text NOT NULL,
    code text NOT NULL,
    instrument text,
    order_id bigint,
    text text NOT NULL,
    CONSTRAINT alerts_key PRIMARY KEY (sequence, part),
    CONSTRAINT alerts_level CHECK (level IN ('Information', 'Warning', 'Critical'))
);

CREATE INDEX alerts_by_time ON alerts (time_ns DESC);
CREATE INDEX alerts_by_code ON alerts (code, time_ns DESC);

CREATE TABLE evidence (
    sequence {key} NOT NULL,
    time_ns bigint NOT NULL,
    kind text NOT NULL,
    strategy text NOT NULL,
    content_hash text NOT NULL,
    content {json} NOT NULL,
    CONSTRAINT evidence_key PRIMARY KEY (sequence)
);

CREATE INDEX evidence_by_strategy ON evidence (strategy, time_ns DESC);

CREATE TABLE operator_actions (
    sequence {key} NOT NULL,
    time_ns bigint NOT NULL,
    operator text NOT NULL,
    action text NOT NULL,
    reason text NOT NULL,
    detail {json} NOT NULL,
    CONSTRAINT operator_actions_key PRIMARY KEY (sequence)
);

CREATE INDEX operator_actions_by_time ON operator_actions (time_ns DESC);
CREATE INDEX operator_actions_by_operator ON operator_actions (operator, time_ns DESC);

CREATE TABLE notes (
    sequence {key} NOT NULL,
    time_ns bigint NOT NULL,
    text text NOT NULL,
    CONSTRAINT notes_key PRIMARY KEY (sequence)
);
