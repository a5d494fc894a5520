using System.Collections.Immutable;
using System.Globalization;
using Eligibility.AspNetCore;
using Eligibility.AspNetCore.Access;
using Eligibility.DecisionLog;
using Eligibility.Hosting;

namespace Eligibility.Service;

/// <summary>
/// What the host is told, by <c>appsettings.json</c>, the environment or its arguments: the section <c>Eligibility</c>
/// and where to listen. Strict: a setting that is not known is a fault, not one left out.
/// </summary>
/// <param name="Addresses">Where it listens.</param>
/// <param name="Policies">Says where policies are.</param>
/// <param name="Service">Says what is allowed, and to whom.</param>
/// <param name="Log">Says where the decision log is; null where none is kept.</param>
internal sealed record ServiceSettings(ImmutableArray<string> Addresses, Action<LivePoliciesOptions> Policies,
    Action<EligibilityServiceOptions> Service, Action<DecisionLogOptions>? Log)
{
    private const string Section = "Eligibility";
    // Not whatever a time may be read from: a lone number would be so many days.
    private static readonly string[] TimeForms = [@"hh\:mm\:ss", @"hh\:mm\:ss\.FFFFFFF", @"d\.hh\:mm\:ss"];

    private const string OwnAddress = "http://localhost:5080";

    /// <summary>Reads and checks them.</summary>
    /// <exception cref="SettingsException">Something is wrong with them: all of it is told.</exception>
    public static ServiceSettings Read(IConfiguration configuration)
    {
        var faults = new List<string>();
        var section = configuration.GetSection(Section);
        RequireKnown(section, faults, "Folder", "Root", "PollInterval", "Keys", "LogFile", "LogConnection",
            "LogResumeEvery", "LogVerify", "Limits");
        var (policies, service) = (ReadPolicies(section, faults), ReadService(section, faults));
        var log = ReadLog(section, faults);
        var options = new EligibilityServiceOptions();
        service(options);
        faults.AddRange(OptionFaults.Of(options).Select(fault => $"{Section}: {fault}"));
        var addresses = ReadAddresses(configuration, options.Keys.Count > 0, faults);
        return faults.Count == 0 ? new ServiceSettings(addresses, policies, service, log)
            : throw new SettingsException(string.Join('\n', faults));
    }

    private static Action<LivePoliciesOptions> ReadPolicies(IConfigurationSection section, List<string> faults)
    {
        var poll = Time(section, "PollInterval", faults);
        return options =>
        {
            options.Folder = section["Folder"] ?? "rules";
            options.Root = section["Root"];
            if (poll is { } interval) options.PollInterval = interval;
        };
    }

    private static Action<DecisionLogOptions>? ReadLog(IConfigurationSection section, List<string> faults)
    {
        var (file, connection) = (section["LogFile"], section["LogConnection"]);
        var resume = Time(section, "LogResumeEvery", faults);
        if (file is not null && connection is not null)
            faults.Add($"{Section}: LogFile and LogConnection are both set; the log is kept in one place");
        foreach (var set in (string[])["LogResumeEvery", "LogVerify"])
            if (file is null && connection is null && section[set] is not null)
                faults.Add($"{Section}:{set} is set, and no log; set LogFile or LogConnection, too");
        var verify = section["LogVerify"] ?? "true";
        // What a file has as true comes as `True`.
        if (!bool.TryParse(verify, out var isVerified))
            faults.Add($"{Section}:LogVerify: found {Found(verify)}, expected true or false");
        return file is null && connection is null ? null : options =>
        {
            options.File = file ?? "";
            options.ConnectionString = connection ?? "";
            options.ResumeEvery = resume;
            options.VerifyAtStart = isVerified;
        };
    }

    private static Action<EligibilityServiceOptions> ReadService(IConfigurationSection section, List<string> faults)
    {
        var limits = section.GetSection("Limits");
        RequireKnown(limits, faults, "TimeLimit", "ManyTimeLimit", "MostCaseBytes", "MostManyBytes", "MostAtOnce",
            "MostManyAtOnce", "ManyWorkers", "AnswersKept");
        var keys = section.GetSection("Keys").GetChildren().Select(key => Key(key, faults)).ToList();
        var (time, manyTime) = (Time(limits, "TimeLimit", faults), Time(limits, "ManyTimeLimit", faults));
        var (caseBytes, manyBytes) = (Count(limits, "MostCaseBytes", faults), Count(limits, "MostManyBytes", faults, long.MaxValue));
        var (atOnce, manyAtOnce) = (Count(limits, "MostAtOnce", faults), Count(limits, "MostManyAtOnce", faults));
        var (workers, kept) = (Count(limits, "ManyWorkers", faults), Count(limits, "AnswersKept", faults));
        return options =>
        {
            foreach (var key in keys) options.Keys.Add(key);
            options.TimeLimit = time ?? options.TimeLimit;
            options.ManyTimeLimit = manyTime ?? options.ManyTimeLimit;
            options.MostCaseBytes = (int?)caseBytes ?? options.MostCaseBytes;
            options.MostManyBytes = manyBytes ?? options.MostManyBytes;
            options.MostAtOnce = (int?)atOnce ?? options.MostAtOnce;
            options.MostManyAtOnce = (int?)manyAtOnce ?? options.MostManyAtOnce;
            options.ManyWorkers = (int?)workers ?? options.ManyWorkers;
            options.AnswersKept = (int?)kept ?? options.AnswersKept;
        };
    }

    private static ApiKey Key(IConfigurationSection key, List<string> faults)
    {
        RequireKnown(key, faults, "Name", "Role", "Sha256");
        ServiceRole? role = key["Role"] switch
        {
            "reader" => ServiceRole.Reader, "decider" => ServiceRole.Decider,
            "administrator" => ServiceRole.Administrator, _ => null,
        };
        if (role is null) faults.Add($"{key.Path}:Role: found {Found(key["Role"])}, expected reader, decider or administrator");
        return new ApiKey(key["Name"] ?? "", role ?? ServiceRole.Reader, key["Sha256"] ?? "");
    }

    private static ImmutableArray<string> ReadAddresses(IConfiguration configuration, bool hasKeys, List<string> faults)
    {
        ImmutableArray<string> addresses = configuration["urls"] is { Length: > 0 } urls
            ? [.. urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]
            : [OwnAddress];
        // What Kestrel is told by its own section it listens to instead.
        var own = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"] ?? "").ToList();
        foreach (var address in own.Count > 0 ? own : [.. addresses])
            if (ListenAddress.Refusal(address, hasKeys) is { } refusal) faults.Add(refusal);
        return addresses;
    }

    private static TimeSpan? Time(IConfigurationSection section, string name, List<string> faults)
    {
        if (section[name] is not { } text) return null;
        if (TimeSpan.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, out var time)) return time;
        faults.Add($"{section.Path}:{name}: found {Found(text)}, expected a time such as 00:00:10");
        return null;
    }

    private static long? Count(IConfigurationSection section, string name, List<string> faults, long most = int.MaxValue)
    {
        if (section[name] is not { } text) return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= most) return count;
        faults.Add($"{section.Path}:{name}: found {Found(text)}, expected a whole number");
        return null;
    }

    private static void RequireKnown(IConfigurationSection section, List<string> faults, params string[] known)
    {
        foreach (var child in section.GetChildren())
            if (!known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                faults.Add($"{child.Path}: is no setting; those that there are: {string.Join(", ", known)}");
    }

    private static string Found(string? text) => text is null ? "nothing" : $"`{text}`";
}

/// <summary>The host was told something that cannot be; the message says what to write.</summary>
internal sealed class SettingsException(string message) : Exception(message);
