using System.Collections.Immutable;
using Eligibility.Lines;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Diagnostics;

/// <summary>
/// What to write instead where a line does not parse: what people bring along from programming, from law and from letters
/// is told with the line as it should be, where only one can be meant.
/// </summary>
internal static partial class Messages
{
    // A line that a person wrote has fewer words; no more is looked at of one that is longer.
    private const int MostWords = 60;

    private static string? Habit(Token at, LineTree line, ImmutableArray<string> expected)
    {
        var all = line.Tokens;
        if (all.Length > MostWords) return null;
        var i = at.Kind == TokenKind.End ? all.Length : all.IndexOf(at);
        if (i < 0) return null;
        var (before, after) = (all[..i], all[i..]);
        return OfShape(at, before, after, expected) ?? OfCondition(at, before, after) ?? at.Kind switch
        {
            TokenKind.Close => "there is no `(` that it closes",
            TokenKind.Open => "round brackets hold a part of a condition or of a sum; there are no functions",
            TokenKind.Text when expected.Any(e => e.Contains("name", StringComparison.Ordinal) || e.Contains("value", StringComparison.Ordinal)) => $"leave the quotes out: write `{Shorten(at.Text)}`",
            TokenKind.Text => "prose is in double quotes, names are bare words",
            TokenKind.Word when Keywords.IsReserved(at.Lower) => $"`{at.Lower}` is a word of the language and no part of a name",
            _ => null,
        };
    }

    /// <summary>What the first words of a line, and what it lacks, say of its meaning.</summary>
    private static string? OfShape(Token at, ImmutableArray<Token> before, ImmutableArray<Token> after, ImmutableArray<string> expected)
    {
        var first = before.IsEmpty ? at.Lower : before[0].Lower;
        var verdict = expected.Any(e => e.Contains("`always`", StringComparison.Ordinal)) || expected.Contains("`always`");
        if (expected.Contains("a text in double quotes") && after.All(t => t.Kind != TokenKind.Text))
            return after.IsEmpty ? $"write `{Shorten(Said(before))} \"...\"`" : $"put the text in double quotes: `{Shorten(Said(before))} \"{Shorten(Said(after))}\"`";
        if (at.Lower == "if") return OfIf(before, after);
        if (before.IsEmpty && at.Lower is "when" or "unless" && expected.Any(e => e.Contains("outcome", StringComparison.Ordinal))) return "the outcome comes first: write `OUTCOME when CONDITION`";
        if (before.IsEmpty && at.Lower is "and" or "or") return $"leave `{at.Lower}` out: of `all of` every line must hold, of `any of` one";
        if (at.Kind == TokenKind.End && before[^1].Lower is "and" or "or") return $"leave `{before[^1].Lower}` out, or go on in the same line";
        if (at.Kind == TokenKind.End && before.Length == 1 && first is "rule" or "example" or "guarantee") return $"give it a name, as in `{first} small amounts`";
        if (first == "define" && expected.Contains("`as`") && at.Kind == TokenKind.Word) return "write `as`";
        if (verdict && at.Kind == TokenKind.End) return $"write `{Said(before)} when CONDITION`, or `{Said(before)} always`";
        if (verdict && at.Lower is "is" or "are" or "was" or "were" or "includes" or "and" or "or") return $"write the outcome first: `OUTCOME when {Shorten(Said([.. before, .. after]))}`";
        if (at.Lower == "when" && before is [.., { Lower: "always" }]) return "leave `always` out, or take the condition out: `always` has none";
        if (at.Lower == "when" && first == "otherwise") return "`otherwise` has no condition: it is the outcome when no rule applies. For a condition write a `rule`";
        if (at.Lower == "unless" && before is [.., { Lower: "and" or "or" }]) return $"leave `unless` out: what it excepts goes on after `{before[^1].Lower}`";
        if (at.Lower == "unless") return "write `unless` on a line of its own below";
        if (at.Kind == TokenKind.End && first is "never" or "always") return $"write `{Said(before)} when CONDITION`";
        if (first == "source" && expected.Any(e => e.Contains("comma", StringComparison.Ordinal)) && before.Any(t => t.Kind == TokenKind.Text))
            return $"say how well the source says it: write `{Said(before)}, {(after is [{ Kind: TokenKind.Word }] ? after[0].Text : "explicit")}`{(after.IsEmpty ? ", or `inferred`, `disputed` or `illustrative`" : "")}";
        if (first is "fact" or "list" || expected.Contains("a colon")) return OfDeclaration(at, before, after, expected);
        return expected.Contains("`yes or no`") ? OfType(after) : null;
    }

    private static string OfIf(ImmutableArray<Token> before, ImmutableArray<Token> after)
    {
        var then = after.FirstOrDefault(t => t.Lower == "then");
        if (!before.IsEmpty) return then is null ? "write `when`" : "write `when`, and leave `then` out";
        if (then is null) return "write `OUTCOME when CONDITION`";
        var place = after.IndexOf(then);
        return place + 1 < after.Length && after[(place + 1)..].All(t => t.IsRunWord)
            ? $"write `{Shorten(Said([.. after[(place + 1)..], after[0] with { Text = "when" }, .. after[1..place]]))}`"
            : "write `OUTCOME when CONDITION`";
    }

    private static readonly ImmutableArray<string> Types = ["yes or no", "whole number", "number", "amount in", "money in", "date", "one of", "any of"];

    /// <summary>A fact without a colon, or with a word in its name that cannot be.</summary>
    private static string? OfDeclaration(Token at, ImmutableArray<Token> before, ImmutableArray<Token> after, ImmutableArray<string> expected)
    {
        ImmutableArray<Token> all = [.. before, .. after];
        if (expected.Contains("`yes or no`")) return OfType(after);
        if (!expected.Contains("a colon")) return at.Lower is "or" or "and" && before.Any(t => t.Kind == TokenKind.Colon) ? "write a comma instead" : null;
        if (all.Any(t => t.Kind == TokenKind.Colon)) return Keywords.IsReserved(at.Lower) ? $"`{at.Lower}` is a word of the language and no part of a name: choose a name without it" : null;
        foreach (var type in Types)
        {
            var words = type.Split(' ');
            for (var i = 2; i + words.Length <= all.Length; i++)
                if (words.Select((w, n) => all[i + n].IsWord(w)).All(same => same)) return $"write a colon after the name: `{Said(all[..i])}: {Shorten(Said(all[i..]))}`";
        }
        return $"write a colon and what it is: `{Shorten(Said(all))}: yes or no`, or `: whole number`, `: date`, `: one of A, B`";
    }

    private static string? OfType(ImmutableArray<Token> after) => (after.IsEmpty ? "" : after[0].Lower) switch
    {
        "boolean" or "bool" or "flag" or "yes" or "true" or "logical" or "no" => "write `yes or no`",
        "integer" or "int" or "count" or "age" => "write `whole number`",
        "decimal" or "float" or "double" or "percentage" or "numeric" => "write `number`",
        "money" or "pounds" or "currency" or "gbp" or "price" => "write `money in GBP`",
        "weight" or "grams" or "g" or "kg" or "mg" => "write `amount in g`",
        "amount" or "volume" or "litres" or "ml" => "write `amount in g` or `amount in ml`",
        "day" or "datetime" or "time" or "timestamp" => "write `date`",
        "enum" or "choice" or "list" or "option" or "either" => "write `one of A, B, C`, with its values",
        "text" or "string" or "words" => "no rule can turn on free text: list its values, as in `one of A, B, C`",
        _ => null,
    };

    private static string? OfCondition(Token at, ImmutableArray<Token> before, ImmutableArray<Token> after)
    {
        if (at.Kind == TokenKind.Comma && OneOf(before, after) is { } oneOf) return oneOf;
        if (at.Kind == TokenKind.Word && at.Lower == "than" && before.Length > 1) return Than(before, after);
        if (at.Lower == "not" && after.Length > 1 && after[1].Lower is "is" or "are" or "was" or "were") return $"write `{after[1].Lower} not`";
        if (at.Lower == "not" && before is [.., { Lower: "does" or "do" or "did" or "has" or "have" or "had" }]) return "write `not` in front of the name of a yes-or-no fact";
        if (at.Kind == TokenKind.End && before is [.., { Kind: TokenKind.Word } range] && Range(range.Text) is { } ends)
            return before.Any(t => IsVerb(t)) ? $"write `between {ends.Low} and {ends.High}`" : $"write `{ends.Low} to {ends.High}`";
        return null;
    }

    private static bool IsVerb(Token token) => token.Lower is "is" or "are" or "was" or "were";

    /// <summary>The two numbers of <c>10-120</c>.</summary>
    private static (string Low, string High)? Range(string word)
    {
        var parts = word.Split('-');
        return parts.Length == 2 && parts.All(p => p.Length is > 0 and < 13 && p.All(char.IsAsciiDigit)) ? (parts[0], parts[1]) : null;
    }

    /// <summary><c>drug is heroin, cocaine or ecstasy</c>, as it should be.</summary>
    private static string? OneOf(ImmutableArray<Token> before, ImmutableArray<Token> after)
    {
        var verb = before.LastOrDefault(IsVerb);
        if (verb is null) return null;
        if (after.Skip(1).Any(t => IsVerb(t) || t.IsWord("includes"))) return "write `and` or `or` between two conditions";
        var place = before.IndexOf(verb);
        var start = place;
        while (start > 0 && before[start - 1].IsRunWord) start--;
        var not = place + 1 < before.Length && before[place + 1].IsWord("not");
        var values = before[(place + (not ? 2 : 1))..];
        // `any of` after `is` is a habit too.
        if (values is [{ Lower: "any" or "either" or "all" }, { Lower: "of" }, ..]) values = values[2..];
        else if (values is [{ Lower: "either" }, ..]) values = values[1..];
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

    /// <summary>Values by commas, for a line to be copied; cut where they are many.</summary>
    private static string Listing(IReadOnlyList<string> values) =>
        string.Join(", ", values.Take(12).Select(Shorten)) + (values.Count > 12 ? ", ..." : "");

    private static string Than(ImmutableArray<Token> before, ImmutableArray<Token> after)
    {
        var rest = after.Length > 1 ? Shorten(Said(after[1..])) : "N";
        var verb = before.Length > 1 && IsVerb(before[^2]) ? "" : "is ";
        return before[^1].Lower switch
        {
            "greater" or "older" or "higher" or "larger" or "bigger" or "longer" or "heavier" => $"write `{verb}over {rest}`",
            "smaller" or "younger" or "lower" or "shorter" or "lighter" => $"write `{verb}under {rest}`",
            "later" => $"write `{verb}after {rest}`",
            "earlier" => $"write `{verb}before {rest}`",
            "other" => $"write `is not {rest}`",
            "more" or "less" or "fewer" when before.Length > 2 && before[^2].Lower == "no" => before[^1].Lower == "more" ? $"write `at most {rest}`" : $"write `at least {rest}`",
            _ => "write `over`, `under`, `at least` or `at most`",
        };
    }

    /// <summary>Tokens as a line shows them.</summary>
    private static string Said(TokenRun tokens)
    {
        var text = new System.Text.StringBuilder();
        Token? last = null;
        foreach (var token in tokens)
        {
            if (last is not null && token.Kind is not (TokenKind.Comma or TokenKind.Colon or TokenKind.Close) && last.Kind != TokenKind.Open) text.Append(' ');
            text.Append(token.Kind == TokenKind.Text ? "\"" + token.Text + "\"" : token.Text);
            last = token;
        }
        return text.ToString();
    }
}
