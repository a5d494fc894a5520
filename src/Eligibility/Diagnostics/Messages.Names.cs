using Eligibility.Text;
using static Eligibility.Diagnostics.Quoting;

namespace Eligibility.Diagnostics;

/// <summary>What names get wrong (ELG2xx).</summary>
internal static partial class Messages
{
    public static Diagnostic UnknownName(Phrase phrase, string help) =>
        Error("ELG201", phrase.Span, $"nothing here is called {Quote(phrase.Words)}", help);

    public static Diagnostic UnknownValue(Phrase phrase, string fact, string help) =>
        Error("ELG202", phrase.Span, $"{Quote(phrase.Words)} is no value of {Quote(fact)}", help);

    public static Diagnostic NoYesOrNo(TextSpan span, string words, string fact) =>
        Error("ELG324", span, $"{Quote(words)} cannot be said of a yes-or-no fact",
            words is "false" or "n" or "off" ? $"write `not {fact}`" : $"write `{fact}` alone");

    public static Diagnostic Undeclared(Phrase phrase, string kind, string? near, IEnumerable<string> all) =>
        Error("ELG203", phrase.Span, $"no {kind} is called {Quote(phrase.Words)}",
            DidYouMean(near, "declared are " + Listed(all) + (kind switch
            {
                "outcome" => $"; or declare it: `outcome {Shorten(phrase.Words)} \"...\"`",
                "source" => $"; or declare it: `source {Shorten(phrase.Words)} \"...\"`",
                _ => "",
            })));

    public static Diagnostic UnknownField(Phrase phrase, string list, IEnumerable<string> fields) =>
        Error("ELG204", phrase.Span, $"{Quote(phrase.Words)} begins with no field of the list {Quote(list)}",
            "its fields are " + Listed(fields));

    public static Diagnostic UnknownValuesName(Phrase phrase, string? near) =>
        Error("ELG205", phrase.Span, $"no set of values is called {Quote(phrase.Words)}",
            DidYouMean(near, "declare it with `values NAME: V, V`"));

    public static Diagnostic TwoReadings(Phrase phrase, string one, string other) =>
        Error("ELG206", phrase.Span, $"{Quote(phrase.Words)} can be read in two ways: as {one}, and as {other}",
            "rename one of them, so that only one reading is left") with { IsTwofold = true };

    public static Diagnostic DeclaredTwice(Phrase name, string other, TextSpan where) =>
        DeclaredTwice(name.Words, name.Span, other, where);

    public static Diagnostic DeclaredTwice(string name, TextSpan span, string other, TextSpan where) =>
        Error("ELG207", span,
            Say($"{Quote(name)} is declared already{(where.Source is null ? "" : $" at {where}")}")
                + (other.Equals(name, StringComparison.OrdinalIgnoreCase)
                    ? ""
                    : $", as {Quote(other)}: names whose letters and digits agree are one name"),
            "use the other declaration, or choose another name", where.Source is null ? null : where);

    public static Diagnostic NameBeginsWithDigit(Phrase name) =>
        Error("ELG208", name.Span, $"the name {Quote(name.Words)} begins with a digit", "begin it with a letter");

    public static Diagnostic NameMayNotBegin(Phrase name, string word) =>
        Error("ELG209", name.Span,
            $"the name {Quote(name.Words)} begins with {Quote(word)}, which begins a phrase of the language",
            "begin it with another word");

    public static Diagnostic NameHoldsPhrase(Phrase name, string words) =>
        Error("ELG209", name.Span, $"the name {Quote(name.Words)} holds {Quote(words)}, which are words of the language",
            "leave them out of it");

    public static Diagnostic NameTaken(Phrase name) =>
        Error("ELG210", name.Span, $"no fact may be called {Quote(name.Words)}: every case has it already");

    public static Diagnostic OutcomeNameTaken(Phrase name) =>
        Error("ELG211", name.Span, $"no outcome may be called {Quote(name.Words)}: it is a word of the language",
            "choose another name");

    public static Diagnostic RuleNamedOtherwise(Phrase name) =>
        Error("ELG212", name.Span, "no rule may be called `otherwise`: it is a statement of the language",
            "choose another name");

    public static Diagnostic NameBeginsLikeClause(Phrase name, string clause) =>
        Error("ELG213", name.Span,
            $"the name {Quote(name.Words)} begins like the clause `{clause}`, for which it would be taken",
            "begin it with another word");

    public static Diagnostic NoValueName(Phrase phrase) =>
        Error("ELG214", phrase.Span, $"no value may be called {Quote(phrase.Words)}",
            "values are names; for numbers use `whole number` or `number`, for yes and no `yes or no`");

    public static Diagnostic QuotedSet(Phrase phrase, string set) =>
        Error("ELG214", phrase.Span, $"{Quote(set)} names several values; in quotes it would be one of its own",
            $"leave the quotes out: write {Quote(set)}");

    public static Diagnostic QuotedValue(Phrase phrase, string found, string instead) =>
        Error("ELG214", phrase.Span, $"the value {Quote(phrase.Words)} {found}", instead);

    public static Diagnostic SaidTwice(TextSpan span, string words) =>
        Error("ELG215", span, $"{Quote(words)} stands here twice", "leave one out");

    public static Diagnostic SetHoldsOther(Phrase set, string value, string fact) =>
        Error("ELG216", set.Span,
            $"the set {Quote(set.Words)} holds {Quote(value)}, which is no value of {Quote(fact)}");

    /// <param name="phrase">The field.</param>
    /// <param name="heading">The heading with which it would be worked out for each item; null in no definition or score.</param>
    /// <param name="declared">Where it is declared.</param>
    public static Diagnostic FieldOutsideWhere(Phrase phrase, string? heading, TextSpan declared) =>
        Error("ELG217", phrase.Span,
            $"{Quote(phrase.Words)} is a field of a list: it has a value for each item, not for the case",
            "ask it of an item: `any LIST where ...`"
                + (heading is null ? "" : $"; or work it out for each item: `{Shorten(heading)}`"), declared);

    public static Diagnostic ValuesNameAsValue(Phrase phrase, TextSpan declared) =>
        Error("ELG218", phrase.Span, $"{Quote(phrase.Words)} is a set of values, not a value",
            $"write `is one of {phrase.Words}`", declared);

    public static Diagnostic OneOfMissing(Phrase phrase) =>
        Error("ELG219", phrase.Span, $"{Quote(phrase.Words)} is a set of values, not a value",
            $"write `one of {phrase.Words}`");

    public static Diagnostic LooseAlternative(TextSpan span, string fact, string word, bool negated,
        IReadOnlyList<string> values) =>
        Error("ELG220", span, $"after `{word}` stands a value alone; expected a whole condition",
            word == "or" || negated
                ? $"write `{Shorten(fact)} is {(negated ? "not " : "")}one of {Listing(values)}`"
                : $"a fact has one value: for either of them write `{Shorten(fact)} is one of {Listing(values)}`");

    public static Diagnostic LooseComparison(TextSpan span, string subject, string value, string word,
        string relation) =>
        Error("ELG220", span, $"after `{word}` stands {Quote(relation)} alone; expected a whole condition",
            relation switch
            {
                "over" or "above" or "more" or "older" or "greater" or "upwards" =>
                    $"write `{subject} is at least {value}`",
                "after" or "later" => $"write `{subject} is on or after {value}`",
                "before" or "earlier" => $"write `{subject} is on or before {value}`",
                _ => $"write `{subject} is at most {value}`",
            });

    public static Diagnostic NotAListForm(Phrase phrase, IEnumerable<string> lists) =>
        Error("ELG221", phrase.Span, $"{Quote(phrase.Words)} is no phrase that `where` can follow",
            "write `any LIST where`, `no LIST where`, `number of LIST where`, `number of different FIELD of LIST where` or "
                + "`total FIELD of LIST where`; the lists are " + Listed(lists));

    /// <summary>The way round a circle, cut where it is long.</summary>
    private static string Round(IReadOnlyList<string> names, string word)
    {
        var shown = names.Count <= 8
            ? names.Select(Quote)
            : names.Take(5).Select(Quote).Append(Say($"{names.Count - 7} others"))
                .Concat(names.TakeLast(2).Select(Quote));
        return string.Join($" {word} ", shown);
    }

    public static Diagnostic Recursion(TextSpan span, IReadOnlyList<string> round) =>
        Error("ELG222", span, "a definition, or a set of values, rests on itself: " + Round(round, "needs"),
            "say one of them without the others");

    public static Diagnostic OverridesCycle(TextSpan span, IReadOnlyList<string> round) =>
        Error("ELG223", span, "rules override each other in a circle: " + Round(round, "overrides"),
            "take one `overrides` out");

    public static Diagnostic OverridesItself(Phrase rule) =>
        Error("ELG227", rule.Span, $"the rule {Quote(rule.Words)} overrides itself", "name the rule that it takes out");

    public static Diagnostic TooManyValues(TextSpan span, int most) =>
        Error("ELG228", span, Say($"a set has at most {most:N0} values"), "split it");

    public static Diagnostic TooManyFields(TextSpan span, int most) =>
        Error("ELG229", span, Say($"a list has at most {most} fields"), "split it");

    public static Diagnostic ChainTooLong(TextSpan span, int most) =>
        Error("ELG224", span, Say($"definitions build on each other more than {most} deep"), "write some of them out");

    public static Diagnostic FieldsOfTwoLists(Phrase phrase) =>
        Error("ELG226", phrase.Span, "no list has all the fields by which this table goes", "name fields of one list");
}
