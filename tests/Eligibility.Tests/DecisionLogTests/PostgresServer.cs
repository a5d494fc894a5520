using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Eligibility.Tests.DecisionLogTests;

/// <summary>
/// A server of PostgreSQL of one's own: in a folder that goes with it, on a socket in that folder and no port, as a
/// user who is not root. Nothing else on the machine is touched.
/// </summary>
internal sealed partial class PostgresServer : IDisposable
{
    private const string Unprivileged = "postgres";
    private static readonly string? Programs = FindPrograms();
    private readonly string _folder;
    private int _schemas;

    /// <summary>What to do where no server is installed; null where one is.</summary>
    public static string? Missing => Programs is null
        ? "PostgreSQL is not installed: apt-get install --no-install-recommends postgresql"
        : null;

    public PostgresServer()
    {
        if (Missing is { } missing) throw new InvalidOperationException(missing);
        // The name of a socket may have a hundred characters, and no more.
        _folder = Path.Combine(Path.GetTempPath(), $"elg-pg-{Guid.NewGuid():N}"[..16]);
        Directory.CreateDirectory(_folder);
        if (IsRoot) Do("/bin/chown", Unprivileged, _folder);
        Do(Program("initdb"), "-D", Data, "-A", "trust", "-U", "postgres", "--no-locale", "-E", "UTF8", "--no-sync");
        Start();
    }

    private static bool IsRoot => geteuid() == 0;

    private string Kept => Path.Combine(_folder, "kept");

    private string Data => Path.Combine(_folder, "data");

    /// <summary>
    /// Starts it again after it was stopped or killed, once nothing of it runs any more. New files of its write-ahead
    /// log are not filled with zeros first: a server that is not new uses old ones again.
    /// </summary>
    public void Start() => Do(Program("pg_ctl"), "-D", Data, "-w", "-t", "60", "-l", Path.Combine(_folder, "log"), "-o",
        $"-c listen_addresses='' -c unix_socket_directories={_folder} -c shared_buffers=32MB -c wal_init_zero=off",
            "start");

    public void Stop(string mode = "fast") => Do(Program("pg_ctl"), "-D", Data, "-w", "-m", mode, "stop");

    /// <summary>
    /// Kills the server itself with SIGKILL, waits until all that it had begun is gone too, and starts it again.
    /// </summary>
    public void KillAndStart()
    {
        var postmaster = int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(),
            CultureInfo.InvariantCulture);
        var begun = Children(postmaster);
        kill(postmaster, 9);
        for (var waited = 0; begun.Append(postmaster).Any(p => kill(p, 0) == 0); waited += 10)
        {
            if (waited > 30_000) throw new InvalidOperationException("what a killed server had begun does not end");
            Thread.Sleep(10);
        }
        Start();
    }

    /// <summary>Keeps the server as it is now, to be gone back to.</summary>
    public void Keep()
    {
        Stop();
        Do("/bin/cp", "-a", Data, Kept);
        Start();
    }

    /// <summary>The server is what it was when it was kept, as one is that was behind when it was chosen.</summary>
    public void GoBack()
    {
        Stop("immediate");
        Directory.Delete(Data, recursive: true);
        Do("/bin/mv", Kept, Data);
        Start();
    }

    /// <summary>The server is a standby from now on, until it is promoted.</summary>
    public void StandBy()
    {
        Stop();
        File.WriteAllText(Path.Combine(Data, "standby.signal"), "");
        if (IsRoot) Do("/bin/chown", Unprivileged, Path.Combine(Data, "standby.signal"));
        Start();
    }

    public void Promote() => Do(Program("pg_ctl"), "-D", Data, "-w", "promote");

    /// <summary>While it is disposed of, commits wait for a standby that does not come.</summary>
    public IDisposable WaitingForStandby()
    {
        Set("nobody");
        return new Setting(() => Set(""));

        void Set(string names)
        {
            Execute($"ALTER SYSTEM SET synchronous_standby_names = '{names}'");
            Execute("SELECT pg_reload_conf()");
            // The server's processes hear of it one after another.
            for (var told = ""; told != names;) told = (string)Execute("SHOW synchronous_standby_names")!;
        }
    }

    /// <summary>Does something to the connections of a schema whose commit waits, as soon as one does.</summary>
    public void WhenCommitWaits(string schema, string function)
    {
        for (var waited = 0; Execute($"SELECT {function}(pid) FROM pg_stat_activity WHERE application_name = '{schema}' "
            + "AND wait_event = 'SyncRep'") is not true; waited += 10)
        {
            Assert.True(waited < 20_000, "no commit waits");
            Thread.Sleep(10);
        }
    }

    /// <summary>Waits until a server that ended all its processes takes connections again.</summary>
    public void AwaitRecovery()
    {
        for (var waited = 0; ; waited += 20)
            try
            {
                Execute("SELECT 1");
                return;
            }
            catch (Npgsql.NpgsqlException) when (waited < 30_000)
            {
                Thread.Sleep(20);
            }
    }

    /// <summary>A connection string of a schema of its own, without tables.</summary>
    public string NewSchema()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"s{Interlocked.Increment(ref _schemas)}");
        Execute($"CREATE SCHEMA {name}");
        return InSchema(name);
    }

    public string InSchema(string name, string user = "postgres") =>
        $"Host={_folder};Username={user};Database=postgres;Search Path={name};Application Name={name};Timeout=5";

    /// <summary>Runs a command as the owner of all.</summary>
    public object? Execute(string sql, string? place = null)
    {
        using var connection = new Npgsql.NpgsqlConnection((place ?? InSchema("public")) + ";Pooling=false");
        connection.Open();
#pragma warning disable CA2100 // What tests say themselves.
        using var command = new Npgsql.NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    /// <summary>
    /// Kills the process of the server behind a connection; the server ends all others too, and recovers.
    /// </summary>
    public static void KillBackend(int process) => kill(process, 9);

    public void Dispose()
    {
        try
        {
            Stop("immediate");
        }
        catch (InvalidOperationException)
        {
            // It does not run any more.
        }
        Directory.Delete(_folder, recursive: true);
    }

    private static string Program(string name) => Path.Combine(Programs!, name);

    private static string? FindPrograms()
    {
        const string Versions = "/usr/lib/postgresql";
        return !Directory.Exists(Versions) ? null : Directory.EnumerateDirectories(Versions)
            .Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb")))
            .OrderBy(bin => int.Parse(Path.GetFileName(Path.GetDirectoryName(bin)!), CultureInfo.InvariantCulture))
            .LastOrDefault();
    }

    private static List<int> Children(int process) => [.. Directory.EnumerateDirectories("/proc")
        .Select(Path.GetFileName).Where(name => name!.All(char.IsAsciiDigit))
        .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).Where(p => ParentOf(p) == process)];

    private static int ParentOf(int process)
    {
        try
        {
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>Runs a program of the server, as somebody who is not root.</summary>
    private static void Do(string program, params ReadOnlySpan<string> arguments)
    {
        string[] all = IsRoot && program.StartsWith(Programs!, StringComparison.Ordinal)
            ? ["/usr/sbin/runuser", "-u", Unprivileged, "--", program, .. arguments]
            : [program, .. arguments];
        // What it starts keeps the output open: nothing but files may be handed on.
        var output = Path.GetTempFileName();
        try
        {
            var quoted = string.Join(' ', all.Select(a => $"'{a.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
            using var process = Process.Start(new ProcessStartInfo("/bin/sh",
                ["-c", $"exec {quoted} >'{output}' 2>&1 </dev/null"])
            {
                WorkingDirectory = "/"
            })!;
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new InvalidOperationException(
                    $"{program} ended with {process.ExitCode}: {File.ReadAllText(output)}");
        }
        finally
        {
            File.Delete(output);
        }
    }

    private sealed class Setting(Action takeBack) : IDisposable
    {
        public void Dispose() => takeBack();
    }

    [LibraryImport("libc")]
    private static partial uint geteuid();

    [LibraryImport("libc")]
    private static partial int kill(int process, int signal);
}

/// <summary>One server for all tests that need one; they do not run beside each other.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresCollection : ICollectionFixture<PostgresFixture>
{
    public const string Name = "PostgreSQL";
}

/// <summary>Starts the server when the first of these tests runs.</summary>
public sealed class PostgresFixture : IDisposable
{
    private readonly Lazy<PostgresServer> _server = new(() => new PostgresServer());

    internal PostgresServer Server => _server.Value;

    public void Dispose()
    {
        if (_server.IsValueCreated) _server.Value.Dispose();
    }
}

/// <summary>
/// A test with a server; where none is installed it is passed over, but on a machine that builds for others it fails.
/// </summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresTests.Passed;
}

/// <summary>The same with data.</summary>
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute() => Skip = PostgresTests.Passed;
}

internal static class PostgresTests
{
    public static string? Passed => Environment.GetEnvironmentVariable("CI") == "true" ? null : PostgresServer.Missing;
}
