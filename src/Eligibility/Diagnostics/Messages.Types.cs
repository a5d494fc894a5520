using Eligibility.Binding;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Diagnostics;

/// <summary>What values, units and comparisons get wrong (ELG3xx).</summary>
internal static partial class Messages
{
    private static string Kind(FactType type) => type switch
    {
        YesNoType => "a yes-or-no fact",
        NumberType { Unit: { } unit } => $"a number of {Shorten(unit.Name)}",
        NumberType => "a number",
        DateType => "a date",
        ChoiceType => "one of several values",
        _ => "a set of values",
    };

    private static string Fitting(FactType type) => type switch
    {
        YesNoType => "write the fact alone, or `not` and the fact",
        NumberType => "after `is` write a number, `at least N`, `at most N`, `over N`, `under N`, `between N and N` or `one of N, N`",
        DateType => "after `is` write `before D`, `after D`, `on or before D`, `on or after D`, `between D and D` or `within 3 months before D`",
        ChoiceType => "after `is` write one of its values, or `one of V, V`",
        _ => "write `includes V`, `includes any of V, V` or `is empty`",
    };

    public static Diagnostic TooManyDigits(Token token) =>
        Error("ELG301", token.Span, Say($"{Quote(token.Text)} has too many digits: at most 12 before the point and 6 after it"));

    public static Diagnostic NoWholeNumber(Token token, int most) =>
        Error("ELG302", token.Span, Say($"{Quote(token.Text)} stands where a whole number up to {most} is expected"));

    public static Diagnostic NoSuchDay(Phrase phrase) =>
        Error("ELG303", phrase.Span, $"there is no day {Quote(phrase.Words)}", Exchanged(phrase) ?? LastDay(phrase) ?? "write `2017-12-01` (year, month, day) or `1 December 2017`");

    private static string? LastDay(Phrase phrase) =>
        phrase.Tokens is [_, var month, { Text: { Length: 4 } year }] && Keywords.Month(month.Lower) is > 0 and var number && int.TryParse(year, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var y) && y > 0
            ? Say($"{month.Text} {y} has {DateTime.DaysInMonth(y, number)} days")
            : null;

    /// <summary>A date whose month and day were exchanged, as it was meant.</summary>
    private static string? Exchanged(Phrase phrase)
    {
        if (phrase.Tokens is not [{ Kind: TokenKind.Date } token]) return null;
        var (month, day) = (token.Text[5..7], token.Text[8..]);
        return string.CompareOrdinal(month, "12") > 0 && string.CompareOrdinal(day, "12") <= 0 && string.CompareOrdinal(day, "01") >= 0 && string.CompareOrdinal(month, "28") <= 0
            ? $"the month comes before the day: write `{token.Text[..4]}-{day}-{month}`"
            : null;
    }

    public static Diagnostic ConditionForValue(TextSpan span) =>
        Error("ELG304", span, "a condition stands where a value is expected", "a condition stands alone: it cannot be compared or added");

    public static Diagnostic ValueForCondition(TextSpan span, FactType? type) =>
        Error("ELG305", span, $"{Quote(span.Words)} is {(type is null ? "a value" : Kind(type))}, which neither holds nor fails by itself",
            $"compare it, as in `{Shorten(span.Words)} {type switch { null or NumberType { Unit: null } => "is at least 3", NumberType { Unit: { } unit } => "is at least " + unit.Say(Number.Of(3)), DateType => "is before 1 June 2024", ChoiceType choice => "is " + choice.Values.Names[0], SetType set => "includes " + set.Values.Names[0], _ => "" }}`");

    public static Diagnostic ListInsideWhere(TextSpan span) =>
        Error("ELG306", span, "a list stands inside the `where` of another", "a `where` asks of one item; name the inner part with `define` outside it");

    public static Diagnostic ListForValue(Phrase phrase, string list) =>
        Error("ELG307", phrase.Span, $"{Quote(list)} is a list, not a value", $"write `number of {list}`, or `any {list} where ...`");

    public static Diagnostic FieldTableOutside(TextSpan span, string table, IEnumerable<string> lists) =>
        Error("ELG308", span, $"the table {Quote(table)} reads a field, so it has a value for each item of a list only", "use it inside `where` over " + Listed(lists));

    public static Diagnostic CannotCountSets(TextSpan span, string field) =>
        Error("ELG309", span, $"{Quote(field)} is a set: its different values cannot be counted");

    public static Diagnostic CannotTotal(TextSpan span, Field field) =>
        Error("ELG310", span, $"{Quote(field.Name)} is {Kind(field.Type)}; only numbers have a total");

    public static Diagnostic NotADate(TextSpan span, FactType type) =>
        Error("ELG311", span, $"{Quote(span.Words)} is {Kind(type)}; expected a date");

    public static Diagnostic NotANumber(TextSpan span, FactType type) =>
        Error("ELG312", span, $"{Quote(span.Words)} is {Kind(type)}; only numbers can be added or multiplied");

    public static Diagnostic MixedArithmetic(TextSpan span) =>
        Error("ELG313", span, "`multiplied by` stands beside `plus` or `minus`: it is not clear which comes first", "put brackets round the part that comes first");

    public static Diagnostic ProductOfUnknowns(TextSpan span) =>
        Error("ELG314", span, "two values of the case are multiplied; one side of `multiplied by` is a number, a table or a score");

    public static Diagnostic ProductOfUnits(TextSpan span) =>
        Error("ELG315", span, "two values with units are multiplied; one side of `multiplied by` is a plain number");

    public static Diagnostic DateMinusDate(TextSpan span) =>
        Error("ELG316", span, "a date cannot be taken from a date", "write `days from D to D`, `months from D to D` or `years from D to D`");

    public static Diagnostic DateNotFirst(TextSpan span) =>
        Error("ELG317", span, "the date comes after what is added to it", "write the date first: `D plus 4 months`");

    public static Diagnostic ShiftWithoutUnit(TextSpan span) =>
        Error("ELG318", span, $"{Quote(span.Words)} is no time: a date moves by days, weeks, months or years", "write the unit: `plus 4 months`");

    public static Diagnostic ShiftNotWhole(TextSpan span) =>
        Error("ELG319", span, $"{Quote(span.Words)} is no whole number of days or months; a date moves by whole ones only");

    public static Diagnostic UnitMissing(TextSpan span, Unit unit) =>
        Error("ELG320", span, $"{Quote(span.Words)} has no unit", unit.Kind == UnitKind.Money ? $"write the currency: `{unit.Name} {span.Words}`" : $"write the unit: `{span.Words} {Shorten(unit.Name)}`");

    public static Diagnostic UnitsDiffer(TextSpan span, Unit? own, Unit? other) =>
        Error("ELG321", span, $"{Quote(span.Words)} is {Measure(own)}; expected {Measure(other)}", other is null ? $"write the number alone, or declare the fact as a `number of {Shorten(own!.Name)}`" : InUnit(span.Words, own, other));

    public static Diagnostic TypesDiffer(TextSpan span, Term left, Term right) =>
        Error("ELG322", span, $"{Quote(left.Span.Words)} is {Kind(left.Type)}, {Quote(right.Span.Words)} is {Kind(right.Type)}: they cannot be compared", Fitting(left.Type));

    public static Diagnostic TwoConstants(TextSpan span) =>
        Error("ELG323", span, $"{Quote(span.Words)} compares two fixed values: no case can change it", "compare a fact");

    public static Diagnostic PredicateDoesNotFit(TextSpan span, FactType type) =>
        Error("ELG324", span, $"{Quote(span.Words)} cannot be said of {Kind(type)}", Fitting(type));

    public static Diagnostic NotRanked(TextSpan span, string fact) =>
        Error("ELG325", span, $"{Quote(span.Words)} needs values that rank, and those of {Quote(fact)} do not", "say `in order` below the fact, its values lowest first; or write `is one of V, V`");

    public static Diagnostic BackwardsBetween(TextSpan span) =>
        Error("ELG326", span, "the range runs backwards: nothing lies in it", "write the lower end first, as in `between 18 and 25`");

    public static Diagnostic IncludesOfNoSet(TextSpan span, FactType type) =>
        Error("ELG327", span, $"only a set `includes`; this is {Kind(type)}", Fitting(type));

    public static Diagnostic NumberWordsForDate(CompareSyntax compare) =>
        Error("ELG328", compare.Span, $"`{compare.Words}` is said of numbers, and this is a date",
            TypeOf(compare.Value) is { } type and not DateType
                ? $"{Quote(compare.Value.Span.Words)} is {(type is NumberType { Unit: null } ? "a number" : Kind(type))}: compare a date with a date, or write `years from DATE to decision date is {compare.Words} N`"
                : "write `" + (compare.Relation switch { Relation.AtLeast => "on or after", Relation.AtMost => "on or before", Relation.More => "after", _ => "before" }) + $" {Shorten(compare.Value.Span.Words)}`");

    /// <summary>The type of a literal, or null for anything else.</summary>
    private static FactType? TypeOf(ExpressionSyntax value) =>
        value is PhraseSyntax { Where: null, Phrase: var phrase } && Binding.Literals.TryRead(phrase, new DiagnosticBag(), out var constant) ? constant?.Type : null;

    public static Diagnostic DateWordsForNumber(CompareSyntax compare) =>
        Error("ELG329", compare.Span, $"`{compare.Words}` is said of dates, and this is none",
            "write `" + (compare.Relation switch { Relation.AtLeast => "at least", Relation.AtMost => "at most", Relation.More => "over", _ => "under" }) + $" {(TypeOf(compare.Value) is DateType ? "N" : Shorten(compare.Value.Span.Words))}`");

    public static Diagnostic AndWithOr(TextSpan span) =>
        Error("ELG330", span, "`and` stands beside `or`: it is not clear which comes first", "put brackets round the part that belongs together, as in `(A or B) and C`; or write `all of` and `any of`, with a condition on each line");

    public static Diagnostic WrongType(TextSpan span, string words, FactType type) =>
        Error("ELG331", span, $"found {Quote(words)}, expected {Kind(type)}", type switch
        {
            YesNoType => "write `yes` or `no`",
            DateType => "write `2017-12-01` or `1 December 2017`",
            NumberType { Unit: { } unit } => $"such as `{unit.Say(Number.Of(5))}`",
            _ => null,
        });

    public static Diagnostic OutOfRange(TextSpan span, string fact, string low, string high) =>
        Error("ELG332", span, $"{Quote(span.Words)} is outside the range of {Quote(fact)}, which runs from {low} to {high}", "write a value in the range, or widen it with `from A to B` below the fact");

    public static Diagnostic FractionForWhole(TextSpan span) =>
        Error("ELG333", span, $"{Quote(span.Words)} is no whole number, and the fact takes whole numbers only");

    public static Diagnostic NumberOutOfBounds(TextSpan span) =>
        Error("ELG334", span, "this could grow past 18 digits before the point", "narrow the ranges of the facts in it with `from A to B`");

    public static Diagnostic TooManyPlaces(TextSpan span, int places) =>
        Error("ELG335", span, Say($"this could need {places} digits after the point; at most 12 are kept"), "use whole numbers, or numbers with fewer digits");

    public static Diagnostic DateOutOfBounds(TextSpan span) =>
        Error("ELG336", span, "this date could leave the years 1 to 9999", "narrow the ranges of the facts in it with `from A to B`");

    public static Diagnostic AmountInNoWeight(Token unit) =>
        Error("ELG337", unit.Span, $"{Quote(unit.Text)} is no weight and no volume",
            Known(unit.Text) is { } known ? $"write `{known}`" : "write mg, g, kg, ml or litres; for anything else write `whole number of " + unit.Text + "`");

    public static Diagnostic NoCurrency(Token unit) =>
        Error("ELG338", unit.Span, $"{Quote(unit.Text)} is no currency code", Known(unit.Text) is { Length: 3 } code ? $"write `{code}`" : "write three letters, such as `GBP`");

    public static Diagnostic NoTimeUnit(Token unit) =>
        Error("ELG339", unit.Span, $"{Quote(unit.Text)} is no time", "write days, weeks, months or years");

    public static Diagnostic BackwardsRange(TextSpan span) =>
        Error("ELG340", span, "the range runs backwards: no value lies in it", "write the lower end first");

    public static Diagnostic RangeOfNoNumber(TextSpan span, FactType type) =>
        Error("ELG341", span, $"only numbers and dates have a range; this is {Kind(type)}", "take the line out");

    public static Diagnostic DecisionDateEndsNumber(TextSpan span) =>
        Error("ELG342", span, "only a date's range can end at the decision date", "write a number");
}
