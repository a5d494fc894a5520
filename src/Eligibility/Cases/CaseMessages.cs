using System.Text;
using Eligibility.Diagnostics;
using Eligibility.Evaluation;
using Eligibility.Literals;
using Eligibility.Model;

namespace Eligibility.Cases;

/// <summary>
/// Every fault of a case, one method each, so that the wording stands in one place. What was found, what is
/// allowed, what to do; the words of the case in backticks, no full stop at the end. This file: names, values and
/// dates. The text of a case, rows of many and judgements each have a file beside it.
/// </summary>
internal static partial class CaseMessages
{
    private static string Say(FormattableString text) => FormattableString.Invariant(text);

    private static string DidYouMean(string? near, string otherwise) =>
        near is null ? otherwise : $"did you mean {Echo.Quote(near)}?";

    private static string? DidYouMean(string? near) => near is null ? null : DidYouMean(near, "");

    /// <summary>What is stated, as a message says it.</summary>
    private static string Found(Stated stated, bool inCells = false) => stated switch
    {
        StatedNothing => "null",
        StatedFlag flag => flag.Value ? "`true`" : "`false`",
        StatedNumber number => Echo.Quote(number.Digits),
        StatedText { Text: "" } => inCells ? "nothing between two semicolons" : "an empty text",
        StatedText text => (inCells ? "" : "the text ") + Echo.Quote(text.Text),
        StatedArray => "an array `[...]`",
        StatedObject => "an object `{...}`",
        _ => ((StatedUnusable)stated).Found,
    };

    public static CaseFault TooManyFaults(int most) =>
        new("ELG700", "the case", Say($"has more than {most} faults: the rest is not shown"), "mend these first");

    public static CaseFault UnknownMember(string name, string? near, IReadOnlyList<string> names) =>
        new("ELG720", Echo.Name(name), "the policy declares no fact and no list of this name",
            DidYouMean(near, "the policy asks for " + Allowed.Listed(names)));

    public static CaseFault FieldBesideList(string name, ListInput holder) =>
        new("ELG721", Echo.Name(name), "the policy declares no fact and no list of this name",
            $"it is a field of the list {Echo.Quote(holder.Name)}: state it in each item");

    public static CaseFault UnknownField(string path, string? near, string list, IReadOnlyList<string> fields) =>
        new("ELG722", path, $"the list {Echo.Quote(list)} has no field of this name",
            DidYouMean(near, "its fields are " + Allowed.Listed(fields)));

    public static CaseFault WorkedOutStated(string path) =>
        new("ELG722", path, "the policy works it out for each item: no case states it", "take it out");

    public static CaseFault StatedTwice(string path, string first, string second) =>
        new("ELG723", path,
            first == second
                ? "is stated twice"
                : $"is stated twice: as {Echo.Quote(first)} and as {Echo.Quote(second)}",
            "state it once");

    /// <summary>A value of another kind than its fact has; what to write instead goes by both.</summary>
    public static CaseFault WrongType(string path, Stated found, Allowed allowed) => (allowed.Type, found) switch
    {
        (_, StatedUnusable) => Unusable(path, found, allowed.Words),
        (_, StatedObject form) when form.Members.Any(m => Spelling.Key(m.Name) == "value") =>
            NobodyJudges(path, allowed),
        (YesNoType, _) => new("ELG730", path, Expected(found, allowed), "write true or false, without quotes"),
        (NumberType, StatedText text) when Number.TryParse(text.Text, out _) => TextForNumber(path, text.Text, allowed),
        (NumberType { Unit.Kind: UnitKind.Money } type, StatedText text)
            when MoneyAsWritten(text.Text, type.Unit) is { } form =>
            new("ELG731", path, Expected(found, allowed),
                $"the currency comes first, as three letters and a space: write {allowed.InMarks(form)}"),
        (NumberType type, _) => NoNumber(path, found, type, allowed),
        (DateType, _) => new("ELG733", path, Expected(found, allowed),
            "write the year, the month and the day: " + allowed.InMarks(InFigures(found) ?? "2018-01-10")),
        (SetType set, _) => new("ELG735", path, Expected(found, allowed),
            $"write an array, also for one value: [\"{set.Values.Names[0]}\"]"),
        _ => new("ELG734", path, Expected(found, allowed),
            $"write one of them between quotes: \"{((ChoiceType)allowed.Type).Values.Names[0]}\""),
    };

    /// <summary>A date in words as a case states it, or null.</summary>
    private static string? InFigures(Stated found) => found is StatedText { Text: var text }
        && LiteralReader.Read(text, LiteralForms.DateInWords) is DayLiteral { Date: { } day }
        ? Say($"{day:yyyy-MM-dd}")
        : null;

    private static CaseFault NobodyJudges(string path, Allowed allowed) => allowed.InCells
        ? new("ELG738", path, "is judged by nobody under this policy", "leave the cells for by and because empty")
        : new("ELG738", path, $"found an object, expected {allowed.Words}",
            "only a judged fact is stated as an object: state the value alone");

    private static CaseFault NoNumber(string path, Stated found, NumberType type, Allowed allowed) =>
        new("ELG731", path, Expected(found, allowed),
            type.Unit is { } unit
                ? Say($"write digits alone, or with the unit: {allowed.InMarks(unit.Say(Number.Of(5)))}")
                : allowed.InCells ? "write digits alone"
                : "write digits, without quotes");

    /// <summary>
    /// How a sum of the fact's currency is stated that was written another way, as <c>80 GBP</c>, <c>GBP80</c> or with
    /// the currency's sign; null for anything else.
    /// </summary>
    private static string? MoneyAsWritten(string text, Unit unit)
    {
        var from = text.AsSpan().IndexOfAnyInRange('0', '9');
        var to = text.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        if (from < 0 || !Number.TryParse(text[from..to], out _)) return null;
        var (before, after) = (text[..from].TrimEnd(' '), text[to..].TrimStart(' '));
        var isOneSided = before.Length == 0 != (after.Length == 0);
        return isOneSided && IsCurrency(before + after, unit.Name) ? $"{unit.Name} {text[from..to]}" : null;
    }

    private static bool IsCurrency(string sign, string code) => sign switch
    {
        "\u00a3" => code == "GBP",
        "\u20ac" => code == "EUR",
        "$" => code[^1] == 'D',
        _ => sign.Equals(code, StringComparison.OrdinalIgnoreCase),
    };

    private static CaseFault TextForNumber(string path, string text, Allowed allowed)
    {
        var digits = Echo.Plain(text);
        var withUnit = ((NumberType)allowed.Type).Unit switch
        {
            { Kind: UnitKind.Money } unit => $", or \"{unit.Name} {digits}\"",
            { } unit => $", or \"{digits} {unit.Name}\"",
            null => "",
        };
        return new("ELG732", path, Expected(new StatedText(text), allowed),
            $"a text stands for a number: write {digits} without quotes{withUnit}");
    }

    private static string Expected(Stated found, Allowed allowed) =>
        $"found {Found(found, allowed.InCells)}, expected {allowed.Words}";

    /// <summary>What no fact takes; its own code and help say what to give instead.</summary>
    private static CaseFault Unusable(string path, Stated found, string expected)
    {
        var unusable = (StatedUnusable)found;
        return new(unusable.Code, path, $"found {unusable.Found}, expected {expected}", unusable.Help);
    }

    public static CaseFault UnknownValue(string path, Stated found, ValueSet values, string? near,
        Allowed allowed) => found switch
        {
            StatedUnusable => Unusable(path, found, "one of " + Allowed.Listed(values.Names)),
            StatedText => new("ELG740", path,
                $"found {Found(found, allowed.InCells)}, expected one of {Allowed.Listed(values.Names)}",
                DidYouMean(near)),
            _ => new("ELG734", path, $"found {Found(found)}, expected one of {Allowed.Listed(values.Names)}",
                $"write one of them between quotes: \"{values.Names[0]}\""),
        };

    public static CaseFault ElementTwice(string path, string value, bool inCells) =>
        new("ELG747", path, $"{Echo.Quote(value)} is in the {(inCells ? "cell" : "array")} already",
            "state each value once");

    public static CaseFault OutOfRange(string path, string written, Allowed allowed) =>
        new("ELG741", path, $"{Echo.Quote(written)} is out of range; expected {allowed.Words}", null);

    public static CaseFault Exponent(string path, string written) =>
        new("ELG744", path, $"{Echo.Quote(written)} is written with an exponent", "write its digits out");

    public static CaseFault TooManyDigits(string path, string written) =>
        new("ELG743", path,
            $"{Echo.Quote(written)} has too many digits: at most 12 before the point and 6 after it", null);

    public static CaseFault Fraction(string path, string written, Allowed allowed) =>
        new("ELG742", path,
            $"{Echo.Quote(written)} is no whole "
                + $"number{(((NumberType)allowed.Type).Unit is { } unit ? " of " + unit.Name : "")}; expected {allowed.Words}", null);

    public static CaseFault OtherUnit(string path, string written, Unit unit, Allowed allowed) =>
        new("ELG745", path, $"{Echo.Quote(written)} is in another unit; expected {allowed.Words}",
            unit.Kind is UnitKind.Money or UnitKind.Other
                ? $"state it in {unit.Name}"
                : "only mg, g and kg, ml and litres, days and weeks, months and years convert into each other");

    public static CaseFault NoSuchDay(string path, string written, Allowed allowed) =>
        new("ELG746", path, $"there is no day {Echo.Quote(written)}; expected {allowed.Words}", null);

    public static CaseFault NoList(string path, Stated found) => found is StatedUnusable
        ? Unusable(path, found, "an array of objects")
        : new("ELG736", path, $"found {Found(found)}, expected an array of objects `[{{...}}, ...]`",
            "write an array, also for one item; [] where there are none");

    public static CaseFault TooManyItems(string path, int count, int most) =>
        new("ELG748", path, Say($"has {count} items; at most {most} are allowed"), null);

    public static CaseFault NoItem(string path, Stated found) => found is StatedUnusable
        ? Unusable(path, found, "an object")
        : new("ELG737", path, $"found {Found(found)}, expected an object `{{...}}`",
            "name the field of each value: {\"field\": value, ...}; an item of which nothing is known is {}");

    public static CaseFault LaterThanDecision(string path, string day, string decided) =>
        new("ELG760", path, $"is {day}, later than the decision date, {decided}", "one of the two dates is wrong");

    public static CaseFault AssumedLaterThanDecision(string path, string day, string decided) =>
        new("ELG761", path, $"is assumed to be {day}, later than the decision date, {decided}", "state it");

    /// <summary>What the evaluator says of a case that could not be stated.</summary>
    public static CaseFault Invalid(Invalid fault) => fault.Kind switch
    {
        InvalidKind.LaterThanDecision => new("ELG760", fault.Name, fault.Words, "one of the two dates is wrong"),
        InvalidKind.ItemsAgree => new("ELG763", fault.Name, fault.Words, null),
        InvalidKind.TooFew => new("ELG775", fault.Name, fault.Words,
            "state them all, {} for one of which nothing is known; where none is known, leave the list out"),
        InvalidKind.TooMany => new("ELG776", fault.Name, fault.Words, null),
        InvalidKind.BeyondItsEnd => new("ELG778", fault.Name, fault.Words,
            fault.Assumed.Length > 0 ? $"state {fault.Assumed}" : "one of the two is wrong"),
        InvalidKind.NoValueLeft => new("ELG779", fault.Name, fault.Words,
            fault.Assumed.Length > 0 ? $"state {fault.Assumed}, or correct another" : "correct one of these"),
        InvalidKind.NoItemsLeft => new("ELG777", fault.Name, fault.Words, "correct the decision date"),
        _ => new("ELG764", fault.Name, fault.Words, "put those that agree together"),
    };

    public static CaseFault NoDayLeft(string path, Allowed allowed, string decided) =>
        new("ELG762", path, $"no day is left for it: it runs {allowed.RangeWords}, and the decision date is {decided}",
            "correct the decision date");

    public static CaseFault DecidedOnAnotherDay(Fact decisionDate, Datum stated, DateOnly given) =>
        new("ELG765", decisionDate.Name,
            $"the case states {decisionDate.Say(stated)}, and {DateType.SayDay(given)} is given beside it",
            "give the decision date in one place");

    public static CaseFault HiddenCharacter(string path, Rune hidden) =>
        new("ELG707", path,
            $"holds the character {CharacterWords.Name(hidden)}, which cannot be seen, or turns the text around it",
            CharacterWords.Instead(hidden) ?? "delete it");

    public static CaseFault NoId(Stated found) => found is StatedUnusable
        ? Unusable("id", found, "a text or a whole number")
        : new("ELG724", "id", $"found {Found(found)}, expected a text or a whole number",
            "write it between quotes, or leave it out");

    public static CaseFault IdTooLong(int length, int most) =>
        new("ELG725", "id", Say($"has {length} characters; at most {most} are allowed"), "shorten it");
}
