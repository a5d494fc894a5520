using Eligibility.Text;
using static Eligibility.Diagnostics.Quoting;

namespace Eligibility.Diagnostics;

/// <summary>What values, units and comparisons get wrong (ELG3xx).</summary>
internal static partial class Messages
{
    public static Diagnostic TooManyDigits(Token token) =>
        Error("ELG301", token.Span,
            Say($"{Quote(token.Text)} has too many digits: at most 12 before the point and 6 after it"));

    public static Diagnostic NoWholeNumber(Token token, int most) =>
        Error("ELG302", token.Span, Say($"{Quote(token.Text)} stands where a whole number up to {most} is expected"));

    public static Diagnostic NoSuchDay(Phrase phrase, string? meant) =>
        Error("ELG303", phrase.Span, $"there is no day {Quote(phrase.Words)}",
            meant ?? "write `2017-12-01` (year, month, day) or `1 December 2017`");

    public static Diagnostic ConditionForValue(TextSpan span) =>
        Error("ELG304", span, "a condition stands where a value is expected",
            "a condition stands alone: it cannot be compared or added");

    /// <param name="span">The value.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="compared">How it could be compared, such as <c>is at least 3</c>.</param>
    public static Diagnostic ValueForCondition(TextSpan span, string kind, string compared) =>
        Error("ELG305", span, $"{Quote(span.Words)} is {kind}, which neither holds nor fails by itself",
            $"compare it, as in `{Shorten(span.Words)} {compared}`");

    public static Diagnostic ListInsideWhere(TextSpan span) =>
        Error("ELG306", span, "a list stands inside the `where` of another",
            "a `where` asks of one item; name the inner part with `define` outside it");

    public static Diagnostic ForEachOfNoList(Phrase name, IEnumerable<string> lists) =>
        Error("ELG540", name.Span, $"`for each of` names no list: {Quote(name.Words)}",
            lists.Any() ? "the lists are " + Listed(lists) : "declare the list with `list NAME` and its fields below");

    /// <param name="phrase">The name.</param>
    /// <param name="list">The list for each of whose items it is worked out.</param>
    /// <param name="isCondition">Whether it holds or fails.</param>
    /// <param name="declared">Where it is declared.</param>
    public static Diagnostic WorkedOutOutside(Phrase phrase, string list, bool isCondition, TextSpan declared) =>
        Error("ELG541", phrase.Span,
            $"{Quote(phrase.Words)} is worked out for each item of {Quote(list)}: it has a value for each, not for the case",
            isCondition ? $"ask it of an item: `any {list} where {phrase.Words}`"
                : $"ask it of an item: `any {list} where {phrase.Words} is ...`", declared);

    /// <param name="span">Where it is read.</param>
    /// <param name="list">The list.</param>
    /// <param name="meant">What is written there, of the others.</param>
    public static Diagnostic ListInHand(TextSpan span, string list, string meant) =>
        Error("ELG542", span, $"{Quote(list)} is read where one of them is in hand, worked out or decided by itself",
            $"leave that one out: write {Quote(meant)}");

    public static Diagnostic NoneInHand(TextSpan span, string list) =>
        Error("ELG545", span, $"there is no item of {Quote(list)} here beside which there are others",
            $"write {Quote(list)}; or work it out for each item: `define NAME for each of {list} as ...`");

    public static Diagnostic ThisOutsideWhere(TextSpan span, Phrase rest) =>
        Error("ELG546", span, "`this one's` stands where no other item is looked at than the one that is meant",
            $"write {Quote(rest.Words)} where the item is itself looked at; `this one's` stands inside a `where`, for the one "
                + "that is worked out or decided by itself");

    public static Diagnostic ThisOfNoField(TextSpan span, Phrase rest, string list) =>
        Error("ELG547", span, $"{Quote(rest.Words)} is no field of {Quote(list)}, and not worked out for each item of it",
            $"write {Quote(rest.Words)} alone, if it is the same for each item");

    /// <param name="span">What is looked at of another item.</param>
    /// <param name="name">The worked-out field in it that reads a list, or null.</param>
    public static Diagnostic ThreeAtATime(TextSpan span, string? name) =>
        Error("ELG548", span, $"{Quote(name ?? span.Words)} reads a list itself, and is looked at of another item",
            "items are held against each other two at a time: say it without what reads a list");

    public static Diagnostic AgainstItself(TextSpan span, string field) =>
        Error("ELG549", span, $"{Quote(field)} is held against itself: inside `where` both are those of the item looked at",
            $"for that of the item which is worked out or decided write `this one's {field}`");

    public static Diagnostic NotOfValue(TextSpan span, string value) =>
        Error("ELG495", span, $"{Quote("not " + value)} is a value, so that `is not {value}` can be read in two ways",
            $"write `is \"not {value}\"` for that value, or `is not \"{value}\"` for every other") with { IsTwofold = true };

    public static Diagnostic TheOther(TextSpan span, string meant) =>
        Error("ELG551", span, "the others of a list have no `the` before them", $"write `{meant}`");

    public static Diagnostic ThisFieldMeant(TextSpan span, string field) =>
        Error("ELG550", span, $"{Quote(span.Words)} is none of the item that the `where` looks at",
            $"for that of the one in hand, which is worked out or decided by itself, write {Quote("this one's " + field)}");

    public static Diagnostic WorkedOutStated(TextSpan span, string name, TextSpan declared) =>
        Error("ELG543", span, $"{Quote(name)} is worked out for each item: no case states it",
            "take it out, and state the fields from which it is worked out", declared);

    public static Diagnostic FieldOfAnotherList(Phrase phrase, string list, TextSpan declared) =>
        Error("ELG544", phrase.Span, $"{Quote(phrase.Words)} is a field of another list than {Quote(list)}",
            $"ask here for the fields of {Quote(list)}", declared);

    public static Diagnostic ListForValue(Phrase phrase, string list) =>
        Error("ELG307", phrase.Span, $"{Quote(list)} is a list, not a value",
            $"write `number of {list}`, or `any {list} where ...`");

    public static Diagnostic FieldTableOutside(TextSpan span, string table, IEnumerable<string> lists) =>
        Error("ELG308", span,
            $"the table {Quote(table)} reads a field, so it has a value for each item of a list only",
            "use it inside `where` over " + Listed(lists));

    public static Diagnostic CannotCountSets(TextSpan span, string field) =>
        Error("ELG309", span, $"{Quote(field)} is a set: its different values cannot be counted");

    public static Diagnostic CannotTotal(TextSpan span, string field, string kind) =>
        Error("ELG310", span, $"{Quote(field)} is {kind}; only numbers have a total");

    public static Diagnostic NotADate(TextSpan span, string kind) =>
        Error("ELG311", span, $"{Quote(span.Words)} is {kind}; expected a date");

    public static Diagnostic NotANumber(TextSpan span, string kind) =>
        Error("ELG312", span, $"{Quote(span.Words)} is {kind}; only numbers can be added or multiplied");

    public static Diagnostic MixedArithmetic(TextSpan span) =>
        Error("ELG313", span, "`multiplied by` stands beside `plus` or `minus`: it is not clear which comes first",
            "put brackets round the part that comes first") with { IsTwofold = true };

    public static Diagnostic ProductOfUnknowns(TextSpan span) =>
        Error("ELG314", span,
            "two values of the case are multiplied; one side of `multiplied by` is a number, a table or a score");

    public static Diagnostic ProductOfUnits(TextSpan span) =>
        Error("ELG315", span, "two values with units are multiplied; one side of `multiplied by` is a plain number");

    public static Diagnostic DateMinusDate(TextSpan span) =>
        Error("ELG316", span, "a date cannot be taken from a date",
            "write `days from D to D`, `months from D to D` or `years from D to D`");

    public static Diagnostic DateNotFirst(TextSpan span) =>
        Error("ELG317", span, "the date comes after what is added to it", "write the date first: `D plus 4 months`");

    public static Diagnostic ShiftWithoutUnit(TextSpan span) =>
        Error("ELG318", span, $"{Quote(span.Words)} is no time: a date moves by days, weeks, months or years",
            "write the unit: `plus 4 months`");

    public static Diagnostic ShiftNotWhole(TextSpan span) =>
        Error("ELG319", span,
            $"{Quote(span.Words)} is no whole number of days or months; a date moves by whole ones only");

    public static Diagnostic UnitMissing(TextSpan span, string unit) =>
        Error("ELG320", span, $"{Quote(span.Words)} has no unit", $"write the unit: `{span.Words} {Shorten(unit)}`");

    public static Diagnostic CurrencyMissing(TextSpan span, string code) =>
        Error("ELG320", span, $"{Quote(span.Words)} has no unit", $"write the currency: `{code} {span.Words}`");

    public static Diagnostic UnitsDiffer(TextSpan span, string found, string expected, string help) =>
        Error("ELG321", span, $"{Quote(span.Words)} is {found}; expected {expected}", help);

    public static Diagnostic TypesDiffer(TextSpan span, string left, TypeWords leftType, string right,
        TypeWords rightType) =>
        Error("ELG322", span,
            $"{Quote(left)} is {leftType.Kind}, {Quote(right)} is {rightType.Kind}: they cannot be compared",
            leftType.Fitting);

    public static Diagnostic TwoConstants(TextSpan span) =>
        Error("ELG323", span, $"{Quote(span.Words)} compares two fixed values: no case can change it",
            "compare a fact");

    public static Diagnostic PredicateDoesNotFit(TextSpan span, TypeWords type) =>
        Error("ELG324", span, $"{Quote(span.Words)} cannot be said of {type.Kind}", type.Fitting);

    public static Diagnostic NotRanked(TextSpan span, string fact) =>
        Error("ELG325", span, $"{Quote(span.Words)} needs values that rank, and those of {Quote(fact)} do not",
            "say `in order` below the fact, its values lowest first; or write `is one of V, V`");

    public static Diagnostic BackwardsBetween(TextSpan span) =>
        Error("ELG326", span, "the range runs backwards: nothing lies in it",
            "write the lower end first, as in `between 18 and 25`");

    public static Diagnostic IncludesOfNoSet(TextSpan span, TypeWords type) =>
        Error("ELG327", span, $"only a set `includes`; this is {type.Kind}", type.Fitting);

    public static Diagnostic NumberWordsForDate(TextSpan span, string words, string help) =>
        Error("ELG328", span, $"`{words}` is said of numbers, and this is a date", help);

    public static Diagnostic DateWordsForNumber(TextSpan span, string words, string help) =>
        Error("ELG329", span, $"`{words}` is said of dates, and this is none", help);

    public static Diagnostic AndWithOr(TextSpan span) =>
        Error("ELG330", span, "`and` stands beside `or`: it is not clear which comes first",
            "put brackets round the part that belongs together, as in `(A or B) and C`; "
                + "or write `all of` and `any of`, with a condition on each line") with { IsTwofold = true };

    public static Diagnostic WrongType(TextSpan span, string words, string kind, string? help) =>
        Error("ELG331", span, $"found {Quote(words)}, expected {kind}", help);

    public static Diagnostic OutOfRange(TextSpan span, string fact, string low, string high) =>
        Error("ELG332", span,
            $"{Quote(span.Words)} is outside the range of {Quote(fact)}, which runs from {low} to {high}",
            "write a value in the range, or widen it with `from A to B` below the fact");

    public static Diagnostic FractionForWhole(TextSpan span) =>
        Error("ELG333", span, $"{Quote(span.Words)} is no whole number, and the fact takes whole numbers only");

    public static Diagnostic NumberOutOfBounds(TextSpan span) =>
        Error("ELG334", span, "this could grow past 18 digits before the point",
            "narrow the ranges of the facts in it with `from A to B`");

    public static Diagnostic TooManyPlaces(TextSpan span, int places) =>
        Error("ELG335", span, Say($"this could need {places} digits after the point; at most 12 are kept"),
            "use whole numbers, or numbers with fewer digits");

    public static Diagnostic DateOutOfBounds(TextSpan span) =>
        Error("ELG336", span, "this date could leave the years 1 to 9999",
            "narrow the ranges of the facts in it with `from A to B`");

    /// <param name="unit">The word that stands for the unit.</param>
    /// <param name="known">The unit of the language that it means elsewhere, or null.</param>
    public static Diagnostic AmountInNoWeight(Token unit, string? known) =>
        Error("ELG337", unit.Span, $"{Quote(unit.Text)} is no weight and no volume",
            known is null
                ? $"write mg, g, kg, ml or litres; for anything else write `whole number of {unit.Text}`"
                : $"write `{known}`");

    /// <param name="unit">The word that stands for the currency.</param>
    /// <param name="known">The code that it means elsewhere, or null.</param>
    public static Diagnostic NoCurrency(Token unit, string? known) =>
        Error("ELG338", unit.Span, $"{Quote(unit.Text)} is no currency code",
            known is { Length: 3 } code ? $"write `{code}`" : "write three letters, such as `GBP`");

    public static Diagnostic NoTimeUnit(Token unit) =>
        Error("ELG339", unit.Span, $"{Quote(unit.Text)} is no time", "write days, weeks, months or years");

    public static Diagnostic BackwardsRange(TextSpan span) =>
        Error("ELG340", span, "the range runs backwards: no value lies in it", "write the lower end first");

    public static Diagnostic RangeOfNoNumber(TextSpan span, string kind) =>
        Error("ELG341", span, $"only numbers and dates have a range; this is {kind}", "take the line out");

    /// <param name="span">The division.</param>
    /// <param name="value">What is divided.</param>
    /// <param name="instead">What to write after it.</param>
    public static Diagnostic DivisionNotRounded(TextSpan span, string value, string instead) =>
        Error("ELG360", span, "a division is not rounded: it may have digits without end",
            $"write `{Shorten(value)} {Shorten(instead)}`");

    public static Diagnostic DivisorOfCase(TextSpan span) =>
        Error("ELG361", span, $"{Quote(span.Words)} is a value of the case, by which nothing can be divided",
            "after `divided by` write a number, a table or a score");

    public static Diagnostic DivisorWithUnit(TextSpan span) =>
        Error("ELG362", span, $"{Quote(span.Words)} has a unit, by which nothing can be divided", "divide by a plain number");

    public static Diagnostic DivisorMayBeNought(TextSpan span, bool always) =>
        Error("ELG363", span,
            $"{Quote(span.Words)} {(always ? "is" : "can be")} under 0.000001: by nought nothing can be divided",
            always ? "divide by a number above nought" : "let none of its values be under 0.000001, as `from 1 to 9` does");

    /// <param name="span">What stands after <c>to</c>.</param>
    /// <param name="nearest">What follows the words <c>the nearest</c> there, or null.</param>
    public static Diagnostic RoundedToNoNumber(TextSpan span, string? nearest) =>
        Error("ELG364", span, $"{Quote(span.Words)} is no number above nought, to a multiple of which a value can be rounded",
            nearest is null
                ? "write a number, such as `rounded to 5`"
                : $"write `rounded to {Shorten(nearest)}`: that is to the nearest, and a half goes up");

    public static Diagnostic MixedRounding(TextSpan span, bool divided) =>
        Error("ELG365", span, $"`{(divided ? "divided by" : "rounded")}` stands beside `plus`, `minus` or `multiplied by`: "
                + "it is not clear which comes first",
            "put brackets round the part that comes first") with { IsTwofold = true };

    public static Diagnostic WithinNoName(Phrase run) =>
        Error("ELG366", run.Span, $"{Quote(run.Words)} is no length of time and a date",
            "write `within 3 months before decision date`; or in place of `3 months` the name of a fact, a table or a "
                + "definition that is a number of days, weeks, months or years");

    public static Diagnostic WithinBelowNought(TextSpan span) =>
        Error("ELG367", span, $"{Quote(span.Words)} can be below nought, which is no length of time",
            "let its values begin at nought");

    public static Diagnostic DecisionDateEndsNumber(TextSpan span) =>
        Error("ELG342", span, "only a date's range can end at the decision date", "write a number");
}
