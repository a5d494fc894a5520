using System.Collections.Immutable;
using Eligibility.Text;
using static Eligibility.Diagnostics.Quoting;

namespace Eligibility.Syntax;

/// <summary>
/// What to write instead of comparisons that do not parse, as people write them elsewhere: <c>greater than</c>,
/// <c>is A, B or C</c>, <c>10-120</c>.
/// </summary>
internal static class ConditionHabits
{
    /// <summary>What to write instead, or null where no one thing can be meant.</summary>
    /// <param name="at">The token that did not fit.</param>
    /// <param name="before">Those before it.</param>
    /// <param name="after">It and those behind it.</param>
    public static string? Instead(Token at, ImmutableArray<Token> before, ImmutableArray<Token> after)
    {
        if (at.Kind == TokenKind.Comma && OneOf(before, after) is { } oneOf) return oneOf;
        if (at.Kind == TokenKind.Word && at.Lower == "than" && before.Length > 1) return Than(before, after);
        if (at.Lower == "not" && after.Length > 1 && after[1].Lower is "is" or "are" or "was" or "were")
            return $"write `{after[1].Lower} not`";
        if (at.Lower == "not" && before is [.., { Lower: "does" or "do" or "did" or "has" or "have" or "had" }])
            return "write `not` in front of the name of a yes-or-no fact";
        if (at.Kind == TokenKind.End && before is [.., { Kind: TokenKind.Word } range] && Range(range.Text) is { } ends)
            return before.Any(t => IsVerb(t))
                ? $"write `between {ends.Low} and {ends.High}`"
                : $"write `{ends.Low} to {ends.High}`";
        return null;
    }

    private static bool IsVerb(Token token) => token.Lower is "is" or "are" or "was" or "were";

    /// <summary>The two numbers of <c>10-120</c>.</summary>
    public static (string Low, string High)? Range(string word)
    {
        var parts = word.Split('-');
        return parts.Length == 2 && parts.All(p => p.Length is > 0 and < 13 && p.All(char.IsAsciiDigit))
            ? (parts[0], parts[1])
            : null;
    }

    /// <summary><c>drug is heroin, cocaine or ecstasy</c>, as it should be.</summary>
    private static string? OneOf(ImmutableArray<Token> before, ImmutableArray<Token> after)
    {
        var verb = before.LastOrDefault(IsVerb);
        if (verb is null) return null;
        if (after.Skip(1).Any(t => IsVerb(t) || t.IsWord("includes")))
            return "write `and` or `or` between two conditions";
        var place = before.IndexOf(verb);
        var start = place;
        while (start > 0 && before[start - 1].IsRunWord) start--;
        var not = place + 1 < before.Length && before[place + 1].IsWord("not");
        var values = before[(place + (not ? 2 : 1))..];
        // `any of` after `is` is a habit too.
        if (values is [{ Lower: "any" or "either" or "all" }, { Lower: "of" }, ..]) values = values[2..];
        // `in` comes along from programming, `either` from speech.
        else if (values is [{ Lower: "either" or "in" or "among" }, _, ..]) values = values[1..];
        var parts = new List<string> { Said(values) };
        var part = ImmutableArray.CreateBuilder<Token>();
        foreach (var token in after.Skip(1))
        {
            if (token.Kind == TokenKind.Comma || token.Lower is "or" or "and") Close();
            else if (token.IsRunWord) part.Add(token);
            else return "for one of several values write `is one of A, B, C`";
        }
        Close();
        return parts.Any(p => p.Length == 0) || start == place
            ? "for one of several values write `is one of A, B, C`"
            : $"write `{Shorten(Said(before[start..place]))} {verb.Text}{(not ? " not" : "")} one of {Listing(parts)}`";

        void Close()
        {
            if (part.Count > 0) parts.Add(Said(part.ToImmutable()));
            part.Clear();
        }
    }

    private static string Than(ImmutableArray<Token> before, ImmutableArray<Token> after)
    {
        var rest = after.Length > 1 ? Shorten(Said(after[1..])) : "N";
        // `no older than 18` is at most 18.
        var negated = before.Length > 2 && before[^2].Lower is "no" or "not";
        var verb = before.Length > (negated ? 2 : 1) && IsVerb(before[negated ? ^3 : ^2]) ? "" : "is ";
        if (negated)
            return before[^1].Lower switch
            {
                "greater" or "older" or "higher" or "larger" or "bigger" or "longer" or "heavier" or "more" => $"write `{verb}at most {rest}`",
                "smaller" or "younger" or "lower" or "shorter" or "lighter" or "less" or "fewer" => $"write `{verb}at least {rest}`",
                "later" => $"write `{verb}on or before {rest}`",
                "earlier" => $"write `{verb}on or after {rest}`",
                _ => "write `over`, `under`, `at least` or `at most`",
            };
        return before[^1].Lower switch
        {
            "greater" or "older" or "higher" or "larger" or "bigger" or "longer" or "heavier" =>
                $"write `{verb}over {rest}`",
            "smaller" or "younger" or "lower" or "shorter" or "lighter" => $"write `{verb}under {rest}`",
            "later" => $"write `{verb}after {rest}`",
            "earlier" => $"write `{verb}before {rest}`",
            "other" => $"write `is not {rest}`",
            _ => "write `over`, `under`, `at least` or `at most`",
        };
    }
}
