using System.Text;
using System.Text.Json;
using Eligibility.Tests.Command;
using Eligibility.Tests.Support;

namespace Eligibility.Tests.BulkTests;

/// <summary>
/// Files of many cases (Language/Many), each with what the command says of it: the exit code, every line on standard
/// error, and of each line of the output what it says; of a bad case all of it.
/// </summary>
public class FileTests
{
    private static readonly string Folder = Repository.Language("Many");

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)!)
            .Where(f => Path.GetExtension(f) is ".csv" or ".ndjson").Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Files))]
    public void A_file_of_cases_gives_what_is_written_beside_it(string file)
    {
        var run = CommandRun.Of("decide", Path.Combine(Folder, "policy.rules"), "--cases", Path.Combine(Folder, file),
            "--record", "full");
        var told = new StringBuilder()
            .Append(System.Globalization.CultureInfo.InvariantCulture, $"exit {run.ExitCode}\n");
        told.Append(run.Error.Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
        foreach (var line in run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            told.Append(Told(line)).Append('\n');
        Snapshot.Match(Path.Combine(Folder, file.Replace('.', '-') + ".txt"), told.ToString());
        Assert.Equal(file.StartsWith("valid", StringComparison.Ordinal), run is { ExitCode: 0, Output.Length: > 0 });
    }

    private static string Told(string line)
    {
        var json = JsonDocument.Parse(line).RootElement;
        if (json.GetProperty("status").GetString() == "error") return line;
        var facts = json.GetProperty("facts").EnumerateArray()
            .Where(f => f.GetProperty("standing").GetString() != "not stated");
        return $"{json.GetProperty("id")}: {json.GetProperty("status")}; {string.Join("; ",
            facts.Select(f => $"{f.GetProperty("fact")} {f.GetProperty("value")}{Judged(f)}"))}";
    }

    private static string Judged(JsonElement fact) => fact.TryGetProperty("judged", out var judged)
        ? $" ({judged.GetProperty("by")}: {judged.GetProperty("because")})"
        : "";
}
