using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Eligibility.DecisionLog;
using Eligibility.DecisionLog.Store;
using Eligibility.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Eligibility.Tests.DecisionLogTests;

/// <summary>A log in a folder or a schema of its own, and a policy whose decisions it keeps.</summary>
/// <param name="server">The server that keeps it; null where a file does.</param>
internal sealed class LogBench(PostgresServer? server = null) : IDisposable
{
    /// <summary>Known intelligence is confidential, the religion protected; the seller's own view is judged.</summary>
    public const string Policy = """
        policy "Small"
            in force from 2015

        use "words.rules"

        fact agrees: yes or no
        fact named in intelligence: yes or no
            confidential
        fact religion: one of none, some
            protected
        fact low-level: yes or no
            judged by custody sergeant
        fact value: money in GBP
        fact weight: amount in g
        list drugs
            drug: one of cannabis, heroin
            found on: date

        outcome prosecute "Prosecution"
        outcome course "A course"
        outcome caution "A caution"

        rule known
            prosecute when named in intelligence
            because "Those who are known go to court."
            source manual "section 1", explicit

        rule willing
            course when agrees
            unless low-level
            because "The willing take the course."
            source manual "section 2", explicit

        rule cheap
            course when value is under GBP 20
            because "Small value."
            source manual "section 3", explicit

        rule light
            caution when all of
                weight is under 2 g
                any drugs where drug is cannabis
            because "A little cannabis."
            source manual "section 4", explicit

        otherwise prosecute
            because "All else goes to court."

        end
        """;

    /// <summary>Keeps the file from taking any further record, as a full disk would.</summary>
    public const string Full =
        "CREATE TRIGGER full BEFORE INSERT ON record BEGIN SELECT RAISE(FAIL, 'disk full'); END";

    public const string RoomAgain = "DROP TRIGGER full";

    private static readonly Compilation Compiled = Compile(Policy);

    private readonly TemporaryFolder _folder = new();

    public static Compilation Compilation => Compiled;

    public static PolicyEvaluator Evaluator => Compiled.Evaluator!;

    /// <summary>The schema as a connection string; null where a file keeps the log.</summary>
    private readonly string? _schema = server?.NewSchema();

    /// <summary>What the command is given to find it by.</summary>
    public string Place => _schema ?? File;

    public LogStore Store => _schema is null ? LogStore.Sqlite(File) : LogStore.Postgres(_schema);

    public string Schema => new Npgsql.NpgsqlConnectionStringBuilder(_schema).SearchPath!;

    public bool IsEmpty => (long)server!.Execute(
        $"SELECT count(*) FROM pg_class WHERE relnamespace = '{Schema}'::regnamespace")! == 0;

    public string File => Path.Combine(_folder.Path, "decisions.log");

    public string In(string name) => Path.Combine(_folder.Path, name);

    public void Dispose() => _folder.Dispose();

    public static Compilation Compile(string policy)
    {
        var words = "vocabulary \"Words\"\nsource manual \"A manual\"\nend\n";
        var compilation = PolicyCompiler.Compile(Library.Of(("p.rules", policy), ("words.rules", words)), "p.rules");
        Assert.False(compilation.HasErrors, Compiling.Render(compilation));
        return compilation;
    }

    public DecisionLogWriter Open(TimeProvider? time = null, int busySeconds = 30)
    {
        var log = DecisionLogWriter.Open(_schema is null ? new SqliteFile(File, busySeconds) : Store, time);
        log.Archive(Compiled);
        return log;
    }

    /// <summary>The log while one works on it, and closed when that is done.</summary>
    public async Task WriteAsync(Func<DecisionLogWriter, Task> work, TimeProvider? time = null)
    {
        await using var log = Open(time);
        await work(log);
    }

    /// <summary>Three advices, of which the second was departed from, the third erased.</summary>
    /// <param name="decidedAt">When it was departed from; now when silent.</param>
    public async Task<string> WriteSampleAsync(DateTimeOffset? decidedAt = null)
    {
        var shown = Bytes(2);
        await WriteAsync(async log =>
        {
            await log.AppendAsync(Advice(1));
            await log.AppendAsync(Advice(2));
            await log.AppendAsync(Advice(3));
            await log.AppendAsync("decision-1", HumanDecision.Read(Departed(shown, decidedAt)), "desk");
            await log.EraseAsync(3, "records office", "kept for six years");
        });
        return Place;
    }

    /// <summary>A case that says another thing for each number.</summary>
    public static string CaseText(int number) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"id": "case {{number}}", "decision date": "2018-01-{{1 + number % 28:D2}}", "agrees": {{(number % 2 == 0 ? "true" : "false")}},
        "named in intelligence": {{(number % 5 == 0 ? "null" : "false")}}, "religion": "some",
        "low-level": {"value": false, "by": "sergeant 12", "because": "for profit {{number}}"}, "value": "GBP {{number % 40}}",
        "weight": "{{number % 7}}.25 g", "drugs": [{"drug": "heroin", "found on": "2017-12-31"}, {"drug": "cannabis", "found on": null}]}
        """);

    public static Decision Decide(int number, PolicyEvaluator? evaluator = null)
    {
        evaluator ??= Evaluator;
        var read = CaseReader.Read(evaluator.Policy, Encoding.UTF8.GetBytes(CaseText(number)));
        Assert.True(read.IsValid, string.Join('\n', read.Faults));
        return evaluator.Decide(read.Case);
    }

    /// <summary>An advice of which the whole justification was shown.</summary>
    public static Advice Advice(int number, string? id = null)
    {
        var decision = Decide(number);
        return new Advice(id ?? FormattableString.Invariant($"advice-{number}"), decision, "officer 7")
        {
            Shown = decision.ToJson(), ShownAs = "eligibility-justification/1",
            Run = RunRecord.Read("""{"format":"eligibility-run/1","at":"2018-01-10T14:05:00Z","by":"officer 7","service":"desk"}"""u8),
        };
    }

    public static string Bytes(int number) => Convert.ToHexStringLower(SHA256.HashData(Decide(number).ToJson()));

    public static byte[] Departed(string shown, DateTimeOffset? at = null) => Departed(shown, at ?? DateTimeOffset.UtcNow);

    private static byte[] Departed(string shown, DateTimeOffset at) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $$"""
        {"format": "eligibility-decision/1", "advice": "{{shown}}", "decision": "departed", "outcome": "caution",
         "grounds": [], "reasons": "A first offence.", "reasonsForPerson": "It was your first offence.",
         "by": {"role": "sergeant", "number": "12"}, "at": "{{at.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}}",
         "read": ["the interview"],
         "notRead": [{"what": "the film", "because": "it was lost"}], "representations": null}
        """));

    public LogVerification Verify(Checkpoint? checkpoint = null)
    {
        using var reader = DecisionLogReader.Open(Store);
        return reader.Verify(checkpoint);
    }

    public Checkpoint Checkpoint()
    {
        using var reader = DecisionLogReader.Open(Store);
        return reader.Checkpoint;
    }

    /// <summary>Keeps any other from writing until it is disposed.</summary>
    public IDisposable Locked()
    {
        var other = new SqliteConnection($"Data Source={File};Pooling=False");
        other.Open();
        other.BeginTransaction(deferred: false);
        return other;
    }

    /// <summary>Does something to the log behind its back.</summary>
    public void Tamper(string sql)
    {
        if (_schema is null) Tamper(File, sql);
        else server!.Execute(sql, _schema);
    }

    public static void Tamper(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // What tests say themselves.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
