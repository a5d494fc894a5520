namespace Eligibility.Faults;

/// <summary>What came of a fault, as a log has it.</summary>
/// <param name="IsSurvivor">Whether no check found it.</param>
/// <param name="IsAfresh">Whether it was tried in a build and a process of its own.</param>
internal sealed record Logged(bool IsSurvivor, bool IsAfresh);

/// <summary>What came of the faults that were tried, a line each: with a file, a run is taken up where it ended.</summary>
internal sealed class Log
{
    private const string Survived = "SURVIVED";
    private const string Afresh = " afresh";
    private readonly string? _file;
    private readonly Dictionary<string, Logged> _told = new(StringComparer.Ordinal);

    /// <param name="file">The file, which may be there already; null for none.</param>
    public Log(string? file)
    {
        _file = file;
        if (file is null || !File.Exists(file)) return;
        foreach (var parts in File.ReadLines(file).Select(l => l.Split('\t')).Where(p => p.Length == 3))
            _told[parts[0]] = new Logged(parts[1].StartsWith(Survived, StringComparison.Ordinal),
                parts[1].EndsWith(Afresh, StringComparison.Ordinal));
    }

    /// <summary>What came of a fault when it was last tried; null where it was not.</summary>
    public Logged? Of(int number, Fault fault) => _told.GetValueOrDefault(Key(number, fault));

    /// <summary>Adds what came of a fault; the line of it.</summary>
    public string Add(int number, Fault fault, Trial trial, bool afresh)
    {
        var (key, came) = (Key(number, fault), trial.Killed ? "killed by " + trial.By.Replace('\t', ' ') : Survived);
        _told[key] = new Logged(!trial.Killed, afresh);
        var line = FormattableString.Invariant($"{key}\t{came}{(afresh ? Afresh : "")}\t{trial.Seconds:F1} s");
        if (_file is not null) File.AppendAllText(_file, line + "\n");
        return line;
    }

    private static string Key(int number, Fault fault) => FormattableString.Invariant($"{number} {fault}").Replace('\t', ' ');
}
