using System.Collections.Immutable;
using Eligibility.Lines;
using Eligibility.Text;
using static Eligibility.Diagnostics.Quoting;

namespace Eligibility.Syntax;

/// <summary>
/// What to write instead where a line does not parse: what people bring along from programming, from law
/// and from letters is told with the line as it should be, where only one can be meant. Of the tokens
/// alone: no name is known yet.
/// </summary>
internal static class LineHabits
{
    /// <summary>A line that a person wrote has fewer words; no more is looked at of one that is longer.</summary>
    public const int MostWords = 60;

    /// <summary>What to write instead, or null where no one thing can be meant.</summary>
    /// <param name="at">The token that did not fit.</param>
    /// <param name="line">Its line.</param>
    /// <param name="expected">What could have stood there.</param>
    public static string? Instead(Token at, LineTree line, ImmutableArray<string> expected)
    {
        var all = line.Tokens;
        if (all.Length > MostWords) return null;
        var i = at.Kind == TokenKind.End ? all.Length : all.IndexOf(at);
        if (i < 0) return null;
        var (before, after) = (all[..i], all[i..]);
        return OfShape(at, before, after, expected) ?? ConditionHabits.Instead(at, before, after) ?? at.Kind switch
        {
            TokenKind.Close => "there is no `(` that it closes",
            TokenKind.Open => "round brackets hold a part of a condition or of a sum; there are no functions",
            TokenKind.Text when Expects(expected, "name") || Expects(expected, "value") =>
                $"leave the quotes out: write `{Shorten(at.Text)}`",
            TokenKind.Text => "prose is in double quotes, names are bare words",
            TokenKind.Word when Keywords.IsReserved(at.Lower) =>
                $"`{at.Lower}` is a word of the language and no part of a name" + (IsInValue(before, at) ? InQuotes : ""),
            _ => null,
        };
    }

    private const string InQuotes = "; a value with it stands in double quotes wherever it is written";

    /// <summary>Whether a word may have been meant as a part of a value: values stand before it.</summary>
    private static bool IsInValue(ImmutableArray<Token> before, Token at) =>
        !before.IsEmpty && before[^1].Kind == TokenKind.Word && at.Lower is not ("and" or "or" or "when" or "unless"
            or "is" or "are" or "was" or "were")
        && before.Any(t => t.Lower is "is" or "are" or "was" or "were" or "includes"
            || (t.Lower == "of" && before.Any(c => c.Kind == TokenKind.Colon)));

    private static bool Expects(ImmutableArray<string> expected, string word) =>
        expected.Any(e => e.Contains(word, StringComparison.Ordinal));

    /// <summary>What the first words of a line, and what it lacks, say of its meaning.</summary>
    private static string? OfShape(Token at, ImmutableArray<Token> before, ImmutableArray<Token> after,
        ImmutableArray<string> expected)
    {
        var first = before.IsEmpty ? at.Lower : before[0].Lower;
        var verdict = Expects(expected, "`always`");
        if (expected.Contains("a text in double quotes") && after.All(t => t.Kind != TokenKind.Text))
            return after.IsEmpty
                ? $"write `{Shorten(Said(before))} \"...\"`"
                : $"put the text in double quotes: `{Shorten(Said(before))} \"{Shorten(Said(after))}\"`";
        if (at.Lower == "if") return OfIf(before, after);
        if (before.IsEmpty && at.Lower is "when" or "unless" && Expects(expected, "outcome"))
            return "the outcome comes first: write `OUTCOME when CONDITION`";
        if (before.IsEmpty && at.Lower is "and" or "or")
            return $"leave `{at.Lower}` out: of `all of` every line must hold, of `any of` one";
        if (at.Kind == TokenKind.End && before[^1].Lower is "and" or "or")
            return $"leave `{before[^1].Lower}` out, or go on in the same line";
        if (at.Kind == TokenKind.End && before.Length == 1 && first is "rule" or "example" or "guarantee")
            return $"give it a name, as in `{first} small amounts`";
        if (first == "define" && expected.Contains("`as`") && at.Kind == TokenKind.Word) return "write `as`";
        if (verdict && at.Kind == TokenKind.End)
            return $"write `{Said(before)} when CONDITION`, or `{Said(before)} always`";
        if (verdict && at.Lower is "is" or "are" or "was" or "were" or "includes" or "and" or "or")
            return $"write the outcome first: `OUTCOME when {Shorten(Said([.. before, .. after]))}`";
        if (at.Lower == "when" && before is [.., { Lower: "always" }])
            return "leave `always` out, or take the condition out: `always` has none";
        if (first == "lasts" && at.Kind == TokenKind.Text && before is [_, { Lower: "up" }, { Lower: "to" }])
            return $"a length in words has no end that it goes up to: write `lasts \"{Shorten(at.Text)}\"`";
        if (at.Lower == "when" && first == "lasts" && before.Length > 1)
            return "a length that turns on a condition is a table: write `table length by FACT in months` with a row for each "
                + "value, and here `lasts length`";
        if (first == "tells" && at.Lower is "is" or "are" or "was" or "were" or "includes")
            return "a condition is no value: write a notice, `tells \"SENTENCE.\" when CONDITION`";
        if (first is "plus" or "minus" && before.Length == 2 && at.Lower is "for" or "per" or "each" or "every" or "times")
            return OfEach(before, after);
        if (at.Lower == "when" && first == "otherwise")
            return "`otherwise` has no condition: it is the outcome when no rule applies. For a condition write a `rule`";
        if (at.Lower is "plus" or "minus" or "multiplied" or "divided" or "rounded"
            && before.Any(t => t.Lower is "divided" or "rounded"))
            return "put brackets round what is rounded: `(A divided by 3 rounded to 1) plus B`";
        if (at.Lower == "unless" && before is [.., { Lower: "and" or "or" }])
            return $"leave `unless` out: what it excepts goes on after `{before[^1].Lower}`";
        if (at.Lower == "unless" && first is "tells" or "obliges" or "discretionary" or "needs")
            return "below an outcome an exception is a condition: write `when not ...`";
        if (at.Lower == "unless") return "write `unless` on a line of its own below";
        if (at.Kind == TokenKind.End && first is "never" or "always")
            return expected.Contains("`when`") ? $"write `{Said(before)} when CONDITION`"
                : before.Length == 1 ? $"write `{first} OUTCOME when CONDITION`" : null;
        if (first == "source" && Expects(expected, "comma") && before.All(t => t.Kind != TokenKind.Comma)
            && before.Any(t => t.Kind == TokenKind.Text))
        {
            var evidence = after is [{ Kind: TokenKind.Word }] ? after[0].Text : "explicit";
            var others = after.IsEmpty ? ", or `inferred`, `disputed` or `illustrative`" : "";
            return $"say how well the source says it: write `{Said(before)}, {evidence}`{others}";
        }
        if (first is "fact" or "list" || expected.Contains("a colon"))
            return OfDeclaration(at, before, after, expected);
        return expected.Contains("`yes or no`") ? OfType(after) : null;
    }

    /// <summary>Points for each record of a list, or for each value of a set.</summary>
    private static string OfEach(ImmutableArray<Token> before, ImmutableArray<Token> after)
    {
        ImmutableArray<Token> counted =
            [.. after.SkipWhile(t => t.Lower is "for" or "per" or "each" or "every" or "of" or "times" or "number")];
        var what = counted.IsEmpty ? "LIST" : Shorten(Said(counted));
        return $"write `{Said(before)} for each of {what}`, with the name of a list or of a set";
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

    private static readonly ImmutableArray<string> Types =
        ["yes or no", "whole number", "number", "amount in", "money in", "date", "one of", "any of"];

    /// <summary>A fact without a colon, or with a word in its name that cannot be.</summary>
    private static string? OfDeclaration(Token at, ImmutableArray<Token> before, ImmutableArray<Token> after,
        ImmutableArray<string> expected)
    {
        ImmutableArray<Token> all = [.. before, .. after];
        if (expected.Contains("`yes or no`")) return OfType(after);
        if (!expected.Contains("a colon"))
            return at.Lower is "or" or "and" && before.Any(t => t.Kind == TokenKind.Colon)
                ? "write a comma instead"
                : null;
        if (all.Any(t => t.Kind == TokenKind.Colon))
            return Keywords.IsReserved(at.Lower)
                ? $"`{at.Lower}` is a word of the language and no part of a name: choose a name without it"
                : null;
        foreach (var type in Types)
        {
            var words = type.Split(' ');
            for (var i = 2; i + words.Length <= all.Length; i++)
                if (words.Select((w, n) => all[i + n].IsWord(w)).All(same => same))
                    return $"write a colon after the name: `{Said(all[..i])}: {Shorten(Said(all[i..]))}`";
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
}
