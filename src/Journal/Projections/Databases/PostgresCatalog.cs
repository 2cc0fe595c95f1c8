namespace Plimsoll.Journal.Projections.Databases;

/// <summary>Asks PostgreSQL for the definition of everything in the current schema.</summary>
internal static class PostgresCatalog
{
    /// <summary>One text column, one object a row, in a fixed order; the table of migrations is left out.</summary>
    public const string Query = """
        SELECT line FROM (
            SELECT format('column %s.%s %s%s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                CASE WHEN a.attnotnull THEN ' not null' ELSE '' END,
                CASE WHEN a.attgenerated <> '' THEN ' generated ' WHEN d.adbin IS NOT NULL THEN ' default ' ELSE '' END,
                coalesce(pg_get_expr(d.adbin, d.adrelid), '')) AS line
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'v') AND a.attnum > 0
                AND NOT a.attisdropped AND c.relname <> 'schema_migrations'
            UNION ALL
            SELECT format('constraint %s on %s: %s', con.conname, con.conrelid::regclass::text,
                pg_get_constraintdef(con.oid))
            FROM pg_constraint con JOIN pg_class c ON c.oid = con.conrelid
            WHERE con.connamespace = current_schema()::regnamespace AND c.relname <> 'schema_migrations'
            UNION ALL
            SELECT format('index %s', indexdef) FROM pg_indexes
            WHERE schemaname = current_schema() AND tablename <> 'schema_migrations'
            UNION ALL
            SELECT format('view %s: %s', viewname, definition) FROM pg_views WHERE schemaname = current_schema()
            UNION ALL
            SELECT format('trigger %s (%s)', pg_get_triggerdef(t.oid), t.tgenabled)
            FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
            WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal
            UNION ALL
            SELECT format('function %s', pg_get_functiondef(p.oid))
            FROM pg_proc p WHERE p.pronamespace = current_schema()::regnamespace
            UNION ALL
            SELECT format('rights %s: %s', c.relname, grants.text)
            FROM pg_class c, LATERAL (SELECT string_agg(format('%s=%s', g.grantee::regrole, g.privilege_type), ' '
                ORDER BY g.grantee::regrole::text, g.privilege_type) AS text FROM aclexplode(
                    coalesce(c.relacl, acldefault('r', c.relowner))) g) grants
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'v')
                AND c.relname <> 'schema_migrations'
        ) lines ORDER BY line COLLATE "C"
        """;
}
