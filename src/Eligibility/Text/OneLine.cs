namespace Eligibility.Text;

/// <summary>
/// The words of a source with one space between two, whatever its line breaks; comments never lie inside a condition's
/// own line.
/// </summary>
internal static class OneLine
{
    public static string Of(TextSpan span) => Of(span.Words);

    /// <summary>The same of some words of it.</summary>
    public static string Of(string words)
    {
        var lines = words.Split('\n').Select(WithoutComment);
        return string.Join(' ', lines.SelectMany(l => l.Split(' ', '\t')).Where(w => w.Length > 0));
    }

    private static string WithoutComment(string line)
    {
        var comment = line.IndexOf('#', StringComparison.Ordinal);
        return comment < 0 ? line : line[..comment];
    }
}
