using System.Collections.Immutable;
using System.Globalization;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Mutating;

/// <summary>The small edits of what follows <c>is</c>: a limit that lies beside its place, one value too few.</summary>
internal static class LimitEdits
{
    /// <summary>The words that take the limit itself in, and those that leave it out; and which number lies on the other side.</summary>
    private static readonly ImmutableArray<(string Words, string Other, int Beside)> Limits =
    [
        ("at least", "over", -1), ("at most", "under", 1), ("more than", "at least", 1), ("fewer than", "at most", -1),
        ("less than", "at most", -1), ("over", "at least", 1), ("under", "at most", -1), ("on or before", "before", 0),
        ("on or after", "after", 0), ("before", "on or before", 0), ("after", "on or after", 0),
    ];

    public static IEnumerable<Edit> Of(PredicateSyntax predicate, string statement)
    {
        switch (predicate)
        {
            case CompareSyntax compare:
                foreach (var (words, other, beside) in Limits)
                {
                    if (!StartsWith(predicate.Span, words)) continue;
                    yield return Replaced(compare.Span, compare.Span.Start, words.Length, other);
                    if (beside != 0 && Moved(compare.Value.Span, beside) is { } moved) yield return moved;
                    yield break;
                }
                break;
            case BetweenSyntax between:
                foreach (var end in (TextSpan[])[between.Low.Span, between.High.Span])
                    foreach (var by in (int[])[-1, 1])
                        if (Moved(end, by) is { } moved) yield return moved;
                break;
            case WithinSyntax within:
                foreach (var by in (int[])[-1, 1])
                    if (Moved(within.Count.Span, by) is { } moved) yield return moved;
                break;
            case OneOfSyntax { Values: { Length: > 1 } values }:
                for (var at = 0; at < values.Length; at++)
                {
                    var span = values[at].Span;
                    var (from, to) = at == 0 ? (span.Start, values[1].Span.Start)
                        : (values[at - 1].Span.Start + values[at - 1].Span.Length, span.Start + span.Length);
                    yield return new Edit(EditKind.Dropped, span, statement, "leaves it out", from, to - from, "");
                }
                break;
        }

        Edit Replaced(TextSpan at, int start, int length, string by) =>
            new(EditKind.Limit, at, statement, $"says `{by}`", start, length, by);

        // A number that is written: the next one, of what is counted.
        Edit? Moved(TextSpan span, int by)
        {
            var digits = span.Words.TakeWhile(char.IsAsciiDigit).Count();
            var isDate = span.Words.Length > digits && (span.Words[digits] is '-' or '.' || span.Words.Count(char.IsAsciiDigit) > digits);
            return digits is > 0 and < 10 && !isDate
                && long.Parse(span.Words.AsSpan(0, digits), CultureInfo.InvariantCulture) + by is >= 0 and var number
                ? Replaced(span, span.Start, digits, number.ToString(CultureInfo.InvariantCulture)) : null;
        }
    }

    private static bool StartsWith(TextSpan span, string words) =>
        span.Words.StartsWith(words + " ", StringComparison.OrdinalIgnoreCase);
}
