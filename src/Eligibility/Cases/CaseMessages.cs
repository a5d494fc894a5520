using System.Text;
using Eligibility.Model;
using Eligibility.Text;

namespace Eligibility.Cases;

/// <summary>
/// Every fault of a case, one method each, so that the wording stands in one place. What was found, what is allowed, what to
/// do; the words of the case in backticks, no full stop at the end. This file: values. The text of the case is beside it.
/// </summary>
internal static partial class CaseMessages
{
    private static string Say(FormattableString text) => FormattableString.Invariant(text);

    private static string DidYouMean(string? near, string otherwise) => near is null ? otherwise : $"did you mean {Echo.Quote(near)}?";

    private static string? DidYouMean(string? near) => near is null ? null : DidYouMean(near, "");

    /// <summary>What is stated, as a message says it.</summary>
    public static string Found(Stated stated) => stated switch
    {
        StatedNothing => "null",
        StatedFlag flag => flag.Value ? "`true`" : "`false`",
        StatedNumber number => Echo.Quote(number.Digits),
        StatedText { Text: "" } => "an empty text",
        StatedText text => "the text " + Echo.Quote(text.Text),
        StatedArray => "an array",
        StatedObject => "an object",
        _ => ((StatedUnusable)stated).Found,
    };

    public static CaseFault TooManyFaults(int most) => new("the case", Say($"has more than {most} faults: the rest is not shown"), "mend these first");

    public static CaseFault UnknownMember(string name, string? near, ListInput? holder, IReadOnlyList<string> names) =>
        new(PathOf(name), "the policy declares no fact and no list of this name",
            near is null && holder is not null ? $"it is a field of the list {Echo.Quote(holder.Name)}: state it in each item" : DidYouMean(near, "the policy asks for " + Allowed.Listed(names)));

    public static CaseFault UnknownField(string path, string? near, string list, IReadOnlyList<string> fields) =>
        new(path, $"the list {Echo.Quote(list)} has no field of this name", DidYouMean(near, "its fields are " + Allowed.Listed(fields)));

    public static CaseFault StatedTwice(string path, string first, string second) =>
        new(path, first == second ? "is stated twice" : $"is stated twice: as {Echo.Quote(first)} and as {Echo.Quote(second)}", "state it once");

    public static CaseFault WrongType(string path, Stated found, Allowed allowed) =>
        new(path, $"found {Found(found)}, expected {allowed.Words}", Instead(found, allowed.Type));

    private static string? Instead(Stated found, FactType type) => (type, found) switch
    {
        (_, StatedUnusable unusable) => unusable.Help,
        (_, StatedObject form) when form.Members.Any(m => Spelling.Key(m.Name) == "value") => "only a judged fact is stated as an object: state the value alone",
        (YesNoType, _) => "write true or false, without quotes",
        (NumberType { Unit: { } unit }, StatedText text) when !Number.TryParse(text.Text, out _) => Say($"write digits alone, or with the unit: \"{unit.Say(Number.Of(5))}\""),
        (NumberType { Unit: null }, StatedText text) when !Number.TryParse(text.Text, out _) => "write digits, without quotes",
        (NumberType { Unit: { Kind: UnitKind.Money } unit }, StatedText text) => $"a text stands for a number: write {Echo.Plain(text.Text)} without quotes, or \"{unit.Name} {Echo.Plain(text.Text)}\"",
        (NumberType { Unit: { } unit }, StatedText text) => $"a text stands for a number: write {Echo.Plain(text.Text)} without quotes, or \"{Echo.Plain(text.Text)} {unit.Name}\"",
        (NumberType, StatedText text) => $"a text stands for a number: write {Echo.Plain(text.Text)} without quotes",
        (DateType, _) => "write the year, the month and the day: \"2018-01-10\"",
        (SetType set, StatedText) => $"write an array, also for one value: [\"{set.Values.Names[0]}\"]",
        _ => null,
    };

    public static CaseFault UnknownValue(string path, Stated found, ValueSet values, string? near) =>
        new(path, $"found {Found(found)}, expected one of {Allowed.Listed(values.Names)}", (found as StatedUnusable)?.Help ?? DidYouMean(near));

    public static CaseFault ElementTwice(string path, string value) => new(path, $"{Echo.Quote(value)} is in the array already", "state each value once");

    public static CaseFault OutOfRange(string path, string written, Allowed allowed) =>
        new(path, $"{Echo.Quote(written)} is out of range; expected {allowed.Words}", null);

    public static CaseFault Exponent(string path, string written) => new(path, $"{Echo.Quote(written)} is written with an exponent", "write its digits out");

    public static CaseFault TooManyDigits(string path, string written) =>
        new(path, $"{Echo.Quote(written)} has too many digits: at most 12 before the point and 6 after it", null);

    public static CaseFault Fraction(string path, string written, Allowed allowed) =>
        new(path, $"{Echo.Quote(written)} is no whole number{(((NumberType)allowed.Type).Unit is { } unit ? " of " + unit.Name : "")}; expected {allowed.Words}", null);

    public static CaseFault TooFine(string path, string written, Unit unit) =>
        new(path, $"{Echo.Quote(written)} has more than 6 digits after the point when it is said in {unit.Name}", $"state it in {unit.Name}");

    public static CaseFault OtherUnit(string path, string written, Unit unit, Allowed allowed) =>
        new(path, $"{Echo.Quote(written)} is in another unit; expected {allowed.Words}",
            unit.Kind is UnitKind.Money or UnitKind.Other ? $"state it in {unit.Name}" : "only mg, g and kg, ml and litres, days and weeks, months and years convert into each other");

    public static CaseFault NoSuchDay(string path, string written, Allowed allowed) => new(path, $"there is no day {Echo.Quote(written)}; expected {allowed.Words}", null);

    public static CaseFault NoList(string path, Stated found) =>
        new(path, $"found {Found(found)}, expected an array of objects", found is StatedUnusable unusable ? unusable.Help : "write an array, also for one item; [] where there are none");

    public static CaseFault TooManyItems(string path, int count, int most) => new(path, Say($"has {count} items; at most {most} are allowed"), null);

    public static CaseFault NoItem(string path, Stated found) =>
        new(path, $"found {Found(found)}, expected an object", found is StatedUnusable unusable ? unusable.Help : "an item of which nothing is known is {}");

    public static CaseFault LaterThanDecision(string path, string day, bool assumed, string decided) =>
        new(path, $"{(assumed ? "is assumed to be" : "is")} {day}, later than the decision date, {decided}", assumed ? "state it" : "one of the two dates is wrong");

    public static CaseFault NoDayLeft(string path, Allowed allowed, string decided) =>
        new(path, $"no day is left for it: it runs {allowed.RangeWords}, and the decision date is {decided}", null);

    public static CaseFault DecidedOnAnotherDay(Fact decisionDate, Datum stated, DateOnly given) =>
        new(decisionDate.Name, $"the case states {decisionDate.Say(stated)}, and {DateType.SayDay(given)} is given beside it", "give the decision date in one place");

    public static CaseFault HiddenCharacter(string path, Rune hidden) =>
        new(path, $"holds the character {CharacterRules.Name(hidden)}, which cannot be seen, or turns the text around it", CharacterRules.Instead(hidden) ?? "delete it");

    public static CaseFault NoId(Stated found) => new("id", $"found {Found(found)}, expected a text or a whole number", (found as StatedUnusable)?.Help);

    public static CaseFault IdTooLong(int length, int most) => new("id", Say($"has {length} characters; at most {most} are allowed"), null);

    /// <summary>A name from outside as a place.</summary>
    private static string PathOf(string name) => string.IsNullOrWhiteSpace(name) ? "\"" + Echo.Plain(name) + "\"" : Echo.Plain(name);
}
