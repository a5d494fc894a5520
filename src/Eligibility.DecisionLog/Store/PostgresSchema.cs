namespace Eligibility.DecisionLog.Store;

/// <summary>The tables of a log in PostgreSQL, how one is known, and how its head is locked.</summary>
internal static class PostgresSchema
{
    /// <summary>What the comment on its table of records says.</summary>
    public const string Known = "Eligibility decision log, version 1";

    /// <summary>What that comment says: null where there is no such table, nothing where it has no comment.</summary>
    public const string Told = "SELECT coalesce(obj_description(c.oid, 'pg_class'), '') FROM pg_class AS c "
        + "WHERE c.oid = to_regclass('record')";

    // What is indexed is compared byte by byte: how a language sorts changes with the system's libraries.
    public const string Create = """
        CREATE TABLE record(
            n bigint PRIMARY KEY,
            id text COLLATE "C" NOT NULL UNIQUE,
            kind text NOT NULL,
            policy text NOT NULL,
            engine text NOT NULL,
            at text NOT NULL,
            "user" text NOT NULL,
            answers bigint,
            layout bigint,
            shown_as text,
            salt bytea,
            case_json bytea,
            word bytea,
            brief bytea,
            shown bytea,
            run bytea,
            statement bytea,
            digests bytea NOT NULL,
            link bytea NOT NULL
        );
        CREATE INDEX record_shown ON record(shown) WHERE shown IS NOT NULL;
        CREATE INDEX record_answers ON record(answers) WHERE answers IS NOT NULL;
        CREATE TABLE policy_file(
            policy text COLLATE "C" NOT NULL,
            place bigint NOT NULL,
            path text NOT NULL,
            text text NOT NULL,
            PRIMARY KEY(policy, place)
        );
        COMMENT ON TABLE record IS 'Eligibility decision log, version 1';
        """;

    /// <summary>
    /// Held until the transaction ends, by one writer of this table at a time; no right to the table is needed for it.
    /// </summary>
    public const string LockHead =
        "SELECT pg_advisory_xact_lock(1162626892::bigint << 32 | 'record'::regclass::oid::bigint)";

    public const string LockCreation = "SELECT pg_advisory_lock(1162626892)";

    public const string UnlockCreation = "SELECT pg_advisory_unlock(1162626892)";

    /// <summary>
    /// A commit is on the disk when it is told, whatever a role or a database has by default; and a writer that
    /// stands still in the middle of a transaction is cut off before the others, who wait for its lock, give up.
    /// </summary>
    public const string Writing = """
        SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
        SET idle_in_transaction_session_timeout = '15s'
        """;

    /// <summary>
    /// All that bears on the tables, a line each: whoever adds a trigger, a rule or a column is found.
    /// </summary>
    public const string Listing = """
        WITH tables AS (
            SELECT c.oid, c.relname, n.nspname, c.relkind, c.relpersistence, c.relrowsecurity
            FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE c.oid IN (to_regclass('record'), to_regclass('policy_file'))
        )
        SELECT string_agg(line, E'\n' ORDER BY line COLLATE "C") FROM (
            SELECT 'table ' || relname || ' ' || relkind::text || relpersistence::text || relrowsecurity::text AS line
                FROM tables
            UNION ALL SELECT 'column ' || t.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
                || CASE WHEN a.atthasdef OR a.attgenerated <> '' OR a.attidentity <> '' THEN ' filled in' ELSE '' END
                || coalesce((SELECT ' ' || l.collname FROM pg_collation AS l
                    WHERE l.oid = a.attcollation AND l.collname <> 'default'), '')
                FROM tables AS t JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
            UNION ALL SELECT 'index ' || replace(pg_get_indexdef(i.indexrelid), quote_ident(t.nspname) || '.', '')
                || CASE WHEN i.indisvalid AND i.indisready THEN '' ELSE ' not valid' END
                FROM tables AS t JOIN pg_index AS i ON i.indrelid = t.oid
            UNION ALL SELECT 'constraint ' || t.relname || ' ' || pg_get_constraintdef(c.oid)
                FROM tables AS t JOIN pg_constraint AS c ON c.conrelid = t.oid WHERE c.contype <> 'n'
            UNION ALL SELECT 'trigger ' || t.relname || ' ' || g.tgname
                FROM tables AS t JOIN pg_trigger AS g ON g.tgrelid = t.oid
            UNION ALL SELECT 'rule ' || t.relname || ' ' || r.rulename
                FROM tables AS t JOIN pg_rewrite AS r ON r.ev_class = t.oid
            UNION ALL SELECT 'policy ' || t.relname || ' ' || p.polname
                FROM tables AS t JOIN pg_policy AS p ON p.polrelid = t.oid
            UNION ALL SELECT 'inherits ' || t.relname
                FROM tables AS t JOIN pg_inherits AS h ON t.oid IN (h.inhrelid, h.inhparent)
        ) AS lines
        """;

    /// <summary>What the listing gives of the tables as they are made.</summary>
    public const string Expected = """
        column policy_file.path text not null
        column policy_file.place bigint not null
        column policy_file.policy text not null C
        column policy_file.text text not null
        column record.answers bigint
        column record.at text not null
        column record.brief bytea
        column record.case_json bytea
        column record.digests bytea not null
        column record.engine text not null
        column record.id text not null C
        column record.kind text not null
        column record.layout bigint
        column record.link bytea not null
        column record.n bigint not null
        column record.policy text not null
        column record.run bytea
        column record.salt bytea
        column record.shown bytea
        column record.shown_as text
        column record.statement bytea
        column record.user text not null
        column record.word bytea
        constraint policy_file PRIMARY KEY (policy, place)
        constraint record PRIMARY KEY (n)
        constraint record UNIQUE (id)
        index CREATE INDEX record_answers ON record USING btree (answers) WHERE (answers IS NOT NULL)
        index CREATE INDEX record_shown ON record USING btree (shown) WHERE (shown IS NOT NULL)
        index CREATE UNIQUE INDEX policy_file_pkey ON policy_file USING btree (policy, place)
        index CREATE UNIQUE INDEX record_id_key ON record USING btree (id)
        index CREATE UNIQUE INDEX record_pkey ON record USING btree (n)
        table policy_file rpfalse
        table record rpfalse
        """;
}
