--[postgres]
DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'plimsoll_application') THEN
        EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA %I FROM plimsoll_application', current_schema());
        EXECUTE format('REVOKE ALL ON ALL FUNCTIONS IN SCHEMA %I FROM plimsoll_application', current_schema());
        EXECUTE format('REVOKE ALL ON SCHEMA %I FROM plimsoll_application', current_schema());
    END IF;
END $$;
--[both]
DROP TABLE audit_anchors;
DROP TABLE audit_log;
--[postgres]
DROP FUNCTION refuse_change();
