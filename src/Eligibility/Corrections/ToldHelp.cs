using System.Text.RegularExpressions;

namespace Eligibility.Corrections;

/// <summary>
/// What the help of an error tells to write, put in the place of the words that are marked: a message that is told
/// to people may be followed by them, so it is followed here first.
/// </summary>
internal static class ToldHelp
{
    public static IEnumerable<Meant> Apply(Slip slip)
    {
        if (slip.Error.Help is not { } help
            || slip.Error.Span.Words.Contains('\n', StringComparison.Ordinal)) yield break;
        var line = slip.Passage.Lines[slip.Line];
        var (from, length) = (slip.Error.Column - 1, slip.Error.Length);
        if (from + length > line.Length) yield break;
        // A sign in the middle may stand for something: `~` for `not`, a semicolon for a comma.
        if (help.StartsWith("leave it out", StringComparison.Ordinal)
            && (from + length >= line.TrimEnd().Length
                || slip.Error.Span.Words is "[" or "]" or "{" or "}" or "?" or "•" or "*"))
            yield return With("");
        // What stands for a whole comparison is no part of one.
        if (slip.Error.Code == "ELG220") yield break;
        // Where it leaves a choice, or shows a form with places to fill in, nobody can follow it for its reader.
        if (Told.Match(help) is not { Success: true } match || Places.IsMatch(match.Groups["words"].Value)) yield break;
        var words = match.Groups["words"].Value;
        if (!help.StartsWith("did you mean", StringComparison.Ordinal)) yield return With(words);
        else if (SameName.IsSlip(slip.Error.Span.Words,
            words)) yield return With(words) with { Note = $"if `{words}` is meant" };

        Meant With(string words) =>
            new(slip.Passage.With(slip.Line, (line[..from] + Apart(from > 0 ? line[from - 1] : ' ', words) + words
                + Apart(from + length < line.Length ? line[from + length] : ' ', words)
                    + line[(from + length)..]).TrimEnd()));

        // What stood close to a sign must not grow together with the word that takes its place.
        static string Apart(char beside, string words) => words.Length > 0 && char.IsLetterOrDigit(beside) ? " " : "";
    }

    private static readonly Regex Told = new("^(?:did you mean|(?:[^`]+: )?write) `(?<words>[^`]+)`(?:\\?| alone|, "
        + "with .+)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant);

    private static readonly Regex Places = new(@"\b(?:OUTCOME|CONDITION|VALUE|FIELD|FACT|LIST|NAME|[A-DNV])\b|\.\.\.", RegexOptions.CultureInvariant);
}
