namespace Eligibility.Faults;

/// <summary>A fault: one place of one file that reads otherwise.</summary>
/// <param name="Area">The part of the engine that it is planted in.</param>
/// <param name="Operator">What is done: <c>negated condition</c>, <c>by hand</c>, ...</param>
/// <param name="File">The file, from the root of the repository.</param>
/// <param name="Start">Where the changed text begins.</param>
/// <param name="Old">The text there.</param>
/// <param name="New">What stands in its place.</param>
internal sealed record Fault(string Area, string Operator, string File, int Start, string Old, string New)
{
    /// <summary>The line, from 1.</summary>
    public int Line { get; init; }

    /// <summary>The method, property, field or type that it stands in; empty of one made by hand.</summary>
    public string Member { get; init; } = "";

    /// <summary>What it is about, of one made by hand.</summary>
    public string? Words { get; init; }

    /// <summary>The file's text with the fault in it.</summary>
    public string In(string text) => string.Concat(text.AsSpan(0, Start), New, text.AsSpan(Start + Old.Length));

    /// <summary>What reads otherwise, and how, on one line; long texts are cut.</summary>
    public string Change => $"{Short(Old)} -> {Short(New)}";

    /// <summary>File, line, and what reads otherwise, on one line.</summary>
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}: {Operator}: {Words ?? Change}");

    private static string Short(string text)
    {
        var line = string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? "(nothing)" : line.Length <= 110 ? line : line[..70] + " ... " + line[^35..];
    }
}
