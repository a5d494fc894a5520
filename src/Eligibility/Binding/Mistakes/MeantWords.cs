using System.Collections.Immutable;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;
using static Eligibility.Diagnostics.Quoting;

namespace Eligibility.Binding;

/// <summary>
/// What to write instead of words that name nothing: comparisons, yes and no, groups as people write them elsewhere.
/// </summary>
internal static class MeantWords
{
    /// <summary>
    /// What a run of words that names nothing was meant to say, or null. <paramref name="find"/> yields a declared fact
    /// by its words.
    /// </summary>
    public static string? Instead(Phrase phrase, Func<string, Input?> find)
    {
        var t = phrase.Tokens;
        if (t.Length > LineHabits.MostWords) return null;
        if (MeantDays.Instead(t) is { } day) return day;
        if (t is [{ Lower: "all" or "any" or "none" }, { Lower: "of" }])
            return "a group stands at the end of its line, with nothing before it but `when`, `unless` or `as`, "
                + "and its conditions on the lines below";
        if (t is [{ Lower: "at" }, { Lower: "least" or "most" }]
            or [{ Lower: "over" or "under" or "between" or "before" or "after" or "within" }]
            or [{ Lower: "between" }, _])
            return "say with what it is compared, as in `at least 18` or `between 18 and 25`";
        if (t is [{ Lower: "within" }, _, { Lower: "before" or "after" }, ..])
            return "say in which unit, as in `within 3 months before decision date`";
        if (t.Length == 1 && t[0].Lower is "today" or "now")
            return "write `decision date`, the day on which the decision is made";
        if (t.Length == 1 && t[0].Lower is "true" or "false")
            return t[0].Lower == "true"
                ? "write the yes-or-no fact alone, without `is true`"
                : "write `not` and the yes-or-no fact, without `is false`";
        if (t.Length == 1 && UnitMistakes.NumberAndUnit(t[0].Text) is { } apart)
            return $"write `{apart}`, with a space";
        if (t is [{ Lower: "between" or "from" }, var low, { Lower: "to" }, var high] && LiteralBinder.IsNumber(low)
            && LiteralBinder.IsNumber(high))
            return $"write `between {low.Text} and {high.Text}`";
        if (t.Length == 2 && t[0].Lower == "between" && ConditionHabits.Range(t[1].Text) is { } ends)
            return $"write `between {ends.Low} and {ends.High}`";
        if (t.Length > 1 && t[0].Lower is "no" or "without"
            && find(new Phrase(t[1..]).Key) is Fact { Type: YesNoType } flag)
            return $"write `not {flag.Name}`";
        if (Contracted(t) is { } isNot) return isNot;
        return Compared(t, find) ?? (Relative(t) is { } words ? $"write `{words}`" : null);
    }

    /// <summary><c>drug isn't cannabis</c></summary>
    private static string? Contracted(TokenRun t)
    {
        for (var i = 1; i < t.Length; i++)
        {
            if (t[i].Lower is not ("isn't" or "aren't" or "wasn't" or "weren't" or "isnt")) continue;
            var verb = t[i].Lower[..(t[i].Lower.StartsWith('i') ? 2
                : t[i].Lower.StartsWith('a') ? 3
                : t[i].Lower.Length - 3)];
            return $"write `{Shorten(Said([.. t[..i], t[i] with { Text = verb }, t[i] with { Text = "not" }, .. t[(i + 1)..]]))}`";
        }
        return null;
    }

    private static readonly ImmutableArray<(string Words, string Instead)> Comparing =
    [
        ("at least", "is at least"), ("at most", "is at most"), ("equals", "is"), ("equal to", "is"),
        ("exceeds", "is over"), ("exceeding", "is over"),
        ("above", "is over"), ("below", "is under"), ("over", "is over"),
        ("under", "is under"), ("before", "is before"), ("after", "is after"), ("between", "is between"),
        ("contains", "includes"), ("contain", "includes"), ("one of", "is one of"),
    ];

    /// <summary>A fact and a comparison with no verb between them, such as <c>age at least 18</c>.</summary>
    private static string? Compared(TokenRun t, Func<string, Input?> find)
    {
        for (var i = 1; i < t.Length; i++)
            foreach (var (words, instead) in Comparing)
            {
                var parts = words.Split(' ');
                if (i + parts.Length >= t.Length || parts.Where((w, n) => t[i + n].Lower != w).Any()) continue;
                if (find(new Phrase(t[..i]).Key) is { } input)
                    return $"write `{input.Name} {instead} {Shorten(Said(t[(i + parts.Length)..]))}`";
            }
        return null;
    }

    /// <summary>A comparison in other words, such as <c>above 18</c>.</summary>
    public static string? Relative(TokenRun t)
    {
        (int Words, string? Instead) read = t[0].Lower switch
        {
            "above" or "exceeding" => (1, "over "),
            "below" => (1, "under "),
            "minimum" => (1, "at least "),
            "maximum" => (1, "at most "),
            "exactly" => (1, ""),
            "equal" when t.Length > 1 && t[1].Lower == "to" => (2, ""),
            "up" when t.Length > 1 && t[1].Lower == "to" => (2, "at most "),
            "either" => (1, "one of "),
            _ => (0, null),
        };
        return read.Instead is null || t.Length <= read.Words ? null : read.Instead + Shorten(Said(t[read.Words..]));
    }
}
