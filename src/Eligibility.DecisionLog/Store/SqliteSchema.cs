namespace Eligibility.DecisionLog.Store;

/// <summary>The tables of a log in SQLite, and how one is known.</summary>
internal static class SqliteSchema
{
    /// <summary>What SQLite keeps in the file's head to tell whose it is: <c>ELGL</c>.</summary>
    public const long ApplicationId = 0x454C474C;

    /// <summary>The version of the tables.</summary>
    public const long Version = 1;

    public const string Create = """
        PRAGMA application_id = 1162626892;
        PRAGMA user_version = 1;
        CREATE TABLE record(
            n INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            policy TEXT NOT NULL,
            engine TEXT NOT NULL,
            at TEXT NOT NULL,
            user TEXT NOT NULL,
            answers INTEGER,
            layout INTEGER,
            shown_as TEXT,
            salt BLOB,
            case_json BLOB,
            word BLOB,
            brief BLOB,
            shown BLOB,
            run BLOB,
            statement BLOB,
            digests BLOB NOT NULL,
            link BLOB NOT NULL
        ) STRICT;
        CREATE INDEX record_shown ON record(shown) WHERE shown IS NOT NULL;
        CREATE INDEX record_answers ON record(answers) WHERE answers IS NOT NULL;
        CREATE TABLE policy_file(
            policy TEXT NOT NULL,
            place INTEGER NOT NULL,
            path TEXT NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY(policy, place)
        ) STRICT;
        """;

    /// <summary>
    /// What SQLite tells of the tables and indexes, one a line, so that nothing else stands in the file.
    /// </summary>
    public const string Listing =
        "SELECT group_concat(type || ' ' || name || ' ' || coalesce(sql, ''), char(10) ORDER BY name) "
            + "FROM sqlite_schema";
}
