using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Eligibility.Corrections;

/// <summary>Makes sayings out of patterns over the words of a line.</summary>
internal static class Say
{
    /// <summary>A number, in figures or as a word.</summary>
    public const string Number = @"(?<n>\d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";

    /// <summary>A unit of time.</summary>
    public const string Unit = "(?<u>days?|weeks?|months?|years?)";

    /// <summary>A number and a unit of time.</summary>
    public const string Length = Number + @"[ -]" + Unit;

    /// <summary>Words in place of those that a pattern finds; more than one where more than one may be meant.</summary>
    public static Saying Words(string pattern, string instead, string? note = null) =>
        Matching(pattern, (slip, match) => [new Meant(slip.Instead(Replace(slip.Code, match, match.Result(instead))),
            Note: note)]);

    /// <summary>What a function makes of what a pattern finds.</summary>
    public static Saying Matching(string pattern, Func<Slip, Match, IEnumerable<Meant>> meant)
    {
        var regex = new Lazy<Regex>(() => Of(pattern));
        return slip => At(slip).FirstOrDefault(all => all.Count > 0) ?? [];

        // A phrase may begin at several words, and what it means is known only where it names something.
        IEnumerable<List<Meant>> At(Slip slip)
        {
            var match = regex.Value.Match(slip.Code);
            for (var tries = 0; match.Success && tries < 16; tries++)
            {
                yield return [.. meant(slip, match)];
                match = match.Index >= slip.Code.Length ? Match.Empty : regex.Value.Match(slip.Code, match.Index + 1);
            }
        }
    }

    /// <summary>Words in place of what a pattern finds, worked out; null where they say nothing.</summary>
    public static Saying WorkedOut(string pattern, Func<Slip, Match, string?> instead, string? note = null) =>
        Matching(pattern, (slip, match) => instead(slip, match) is { } words
            ? [new Meant(slip.Instead(Replace(slip.Code, match, words)), Note: note)] : []);

    /// <summary>
    /// Several things that may be meant by what a pattern finds, each with the words that say when it is.
    /// </summary>
    public static Saying Either(string pattern, params (string Instead, string Meaning)[] all) => Matching(pattern,
        (slip, match) =>
        all.Select(a => new Meant(slip.Instead(Replace(slip.Code, match, match.Result(a.Instead))), a.Meaning)));

    /// <summary>Sayings of conditions, values and days alone: names, titles and texts are left as they are.</summary>
    public static ImmutableArray<Saying> OfConditions(params IEnumerable<Saying> all) =>
        [.. all.Select(saying => (Saying)(slip => IsTitle(slip) ? [] : saying(slip)))];

    private static bool IsTitle(Slip slip) => (slip.Line == 0 && !BelongsTo(slip, "define", "in", "table"))
        || Titles.IsMatch(slip.Code) || BelongsTo(slip, "values", "vocabulary", "library", "use", "letters")
        || (BelongsTo(slip, "source") && !slip.Code.StartsWith("published on ", StringComparison.OrdinalIgnoreCase));

    private static readonly Regex Titles = Of("^(?:because|ask|help|for "
        + "person|means|next|source|overrides|summary|force|owner|edition|caveat|obliges|tells|refers|worst to "
            + "best|may read)\\b");

    /// <summary>A line of a statement that begins with one of some keywords.</summary>
    public static bool BelongsTo(Slip slip, params string[] keywords) =>
        keywords.Contains(slip.Passage.Lines[0].Split(' ')[0].ToLowerInvariant());

    /// <summary>Something that the language has not, where a pattern finds it.</summary>
    public static Explanation Unsaid(string pattern, string help)
    {
        var regex = new Lazy<Regex>(() => Of(pattern));
        return slip => regex.Value.IsMatch(slip.Code) ? help : null;
    }

    public static string Replace(string code, Match match, string words) =>
        code[..match.Index] + words + code[(match.Index + match.Length)..];

    /// <summary>What <c>a</c> counts is one.</summary>
    public static string Counted(string number) =>
        string.Equals(number, "a", StringComparison.OrdinalIgnoreCase)
            || string.Equals(number, "an", StringComparison.OrdinalIgnoreCase)
            ? "1" : number;

    public static Regex Of(string pattern) => new(pattern,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
