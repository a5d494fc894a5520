namespace Eligibility.Faults;

/// <summary>
/// Faults that no operator makes, from <c>by-hand.txt</c>: a line <c>fault WORDS</c>, then
/// <c>area NAME</c>, <c>file PATH</c>, the text as it is after <c>- </c> and what stands in its place after
/// <c>+ </c>, each perhaps of several lines.
/// </summary>
internal static class ByHand
{
    public static List<Fault> Read(Engine engine, string file)
    {
        var faults = new List<Fault>();
        string words = "", area = "", path = "";
        List<string> old = [], now = [];
        foreach (var line in File.ReadAllLines(file).Append("fault"))
        {
            if (line.StartsWith("fault", StringComparison.Ordinal))
            {
                if (words.Length > 0) faults.Add(Made());
                (words, old, now) = (line["fault".Length..].Trim(), [], []);
            }
            else if (line.StartsWith("area ", StringComparison.Ordinal)) area = line[5..];
            else if (line.StartsWith("file ", StringComparison.Ordinal)) path = line[5..];
            else if (line.StartsWith("- ", StringComparison.Ordinal)) old.Add(line[2..]);
            else if (line.StartsWith("+ ", StringComparison.Ordinal)) now.Add(line[2..]);
        }
        return faults;

        Fault Made()
        {
            var text = engine.Files.FirstOrDefault(f => f.Path == path)?.Text
                ?? throw new InvalidDataException($"{words}: there is no {path}");
            var (was, at) = (string.Join('\n', old), text.IndexOf(string.Join('\n', old), StringComparison.Ordinal));
            if (was.Length == 0 || at < 0 || text.IndexOf(was, at + 1, StringComparison.Ordinal) >= 0)
                throw new InvalidDataException($"{words}: {path} must hold this once:\n{was}");
            var fault = new Fault(area, "by hand", "src/Eligibility/" + path, at, was,
                string.Join('\n', now)) { Words = words, Line = text[..at].Count(c => c == '\n') + 1 };
            return engine.Builds(fault)
                ? fault
                : throw new InvalidDataException($"{words}: {path} cannot be compiled with it");
        }
    }
}
