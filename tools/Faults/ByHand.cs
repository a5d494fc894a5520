namespace Eligibility.Faults;

/// <summary>
/// Faults that no operator makes, from <c>by-hand.txt</c>: a line <c>fault WORDS</c>, then
/// <c>area NAME</c>, <c>file PATH</c>, the text as it is after <c>- </c> and what stands in its place after
/// <c>+ </c>, each perhaps of several lines.
/// </summary>
internal static class ByHand
{
    /// <summary>The faults of the file; what is no longer there, or cannot be built, is told apart.</summary>
    public static (List<Fault> Faults, List<string> Missing) Read(Engine engine, string file)
    {
        var (faults, missing) = (new List<Fault>(), new List<string>());
        string words = "", area = "", path = "";
        List<string> old = [], now = [];
        foreach (var line in File.ReadAllLines(file).Append("fault"))
        {
            if (line.StartsWith("fault", StringComparison.Ordinal))
            {
                if (words.Length > 0)
                {
                    if (Made() is { } fault) faults.Add(fault);
                    else missing.Add($"{area}\tby hand\t{path}\t{words}");
                }
                (words, old, now) = (line["fault".Length..].Trim(), [], []);
            }
            else if (line.StartsWith("area ", StringComparison.Ordinal)) area = line[5..];
            else if (line.StartsWith("file ", StringComparison.Ordinal)) path = line[5..];
            else if (line.StartsWith("- ", StringComparison.Ordinal)) old.Add(line[2..]);
            else if (line.StartsWith("+ ", StringComparison.Ordinal)) now.Add(line[2..]);
        }
        return (faults, missing);

        // What it was must be there once, and what it is instead must compile.
        Fault? Made()
        {
            var text = engine.Files.FirstOrDefault(f => f.Path == path)?.Text ?? "";
            var (was, at) = (string.Join('\n', old), text.IndexOf(string.Join('\n', old), StringComparison.Ordinal));
            if (was.Length == 0 || at < 0 || text.IndexOf(was, at + 1, StringComparison.Ordinal) >= 0) return null;
            var fault = new Fault(area, "by hand", "src/Eligibility/" + path, at, was,
                string.Join('\n', now)) { Words = words, Line = text[..at].Count(c => c == '\n') + 1 };
            return engine.Builds(fault) ? fault : null;
        }
    }
}
