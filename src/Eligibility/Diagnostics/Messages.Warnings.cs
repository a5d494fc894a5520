using Eligibility.Text;
using static Eligibility.Diagnostics.Quoting;

namespace Eligibility.Diagnostics;

/// <summary>What people misread (language, section 3, Warnings), and what is not settled (ELG5xx).</summary>
internal static partial class Messages
{
    private const string NothingToChange = "nothing needs to change: what is told as certain is certain";

    public static Diagnostic OthersNotExact(TextSpan span, string list) =>
        Note("ELG590", span, $"what an item of {Quote(list)} has to do with the others may be told as open though it is certain, "
            + "where the list is not stated or two of its items have unknown fields", NothingToChange);

    public static Diagnostic RoundedNotExact(TextSpan span) =>
        Note("ELG590", span, "what is rounded is added to something else here: while both are unknown, what reads it may be told as "
            + "open though it is certain", NothingToChange);

    public static Diagnostic LengthNotExact(TextSpan span) =>
        Note("ELG590", span, $"while {Quote(span.Words)} is unknown, what reads a date that it moves may be told as open though it is "
            + "certain", NothingToChange);

    public static Diagnostic OverBeginsLater(TextSpan span, string limit, string begins) =>
        Warning("ELG501", span, $"`over {limit}` begins at {begins}",
            $"write `at least {begins}` to say so, or `at least {limit}` if {limit} itself belongs");

    public static Diagnostic AgeByAdding(TextSpan span, string date) =>
        Warning("ELG502", span,
            "an age is tested by adding to a date, which differs from it for those born on 29 February",
            $"write `years from {date} to D is at least N`");

    public static Diagnostic ElapsedMayBeNegative(TextSpan span, string from, string to, bool isFact) =>
        Warning("ELG503", span, $"{Quote(from)} can be later than {Quote(to)}: the count is negative then",
            isFact && to != "decision date"
                ? $"write `from {Shorten(from)} to decision date` below `fact {Shorten(to)}`, so that no such case can be stated; or test the order first, as in "
                    + $"`{Shorten(from)} is on or before {Shorten(to)} and ...`"
                : $"end the range of {Quote(from)} at the decision date, or test the order first");

    public static Diagnostic AgainstItselfInWhere(TextSpan span, string field, string list) =>
        Warning("ELG572", span, $"{Quote(field)} is held against itself: inside `where` both are those of one item",
            $"to hold an item against the others write `define NAME for each of {Shorten(list)} as any other {Shorten(list)} where ...`, there `this one's {Shorten(field)}` "
                + $"for that of the item itself, and here `any {Shorten(list)} where NAME`");

    public static Diagnostic NoEditionBetween(TextSpan span, string title, string from, string to) =>
        Warning("ELG488", span, from == to ? $"no edition of {Quote(title)} is in force on {from}"
            : $"no edition of {Quote(title)} is in force from {from} to {to}",
            "close the gap with `until` in the earlier edition or `in force from` in this one; or leave it, where "
                + "the policy was not in force: such a case is refused");

    public static Diagnostic TitlesAlike(TextSpan span, string title, string other, string file) =>
        Warning("ELG489", span,
            $"{Quote(title)} and {Quote(other)}, in {Shorten(file)}, differ only in capitals, spaces or signs: they are two policies",
            "give both the same title, letter for letter, if they are editions of one policy");

    public static Diagnostic LibraryBelow(TextSpan span, string folder) =>
        Warning("ELG496", span,
            "a library begins here, below the one that is checked: the files that its files use are looked for from "
                + "the wrong folder",
            $"check it by itself: `eligibility check {Shorten(folder)}`");

    public static Diagnostic HoldsOfNone(TextSpan span, string rule, string list) =>
        Note("ELG591", span, $"{Quote(rule)} applies to a case without any {Shorten(list)}",
            $"where that is meant, nothing needs to change; where there must be one, write `holds at least 1` below `list {Shorten(list)}`, or add `number of {Shorten(list)} is at least 1`");

    public static Diagnostic CountNeverMatters(TextSpan span, int count, int lines, bool never) =>
        Warning("ELG504", span,
            Say($"the group counts to {count} and has {Counted(lines, "line")}: it {(never ? "can never hold" : "always holds")}"),
            never ? "lower the number, or add the lines that are missing" : "change the number, or take the group out");

    public static Diagnostic Unused(TextSpan span, string name) =>
        Warning("ELG505", span, $"nothing uses {Quote(name)}", "take it out, or use it");

    public static Diagnostic NeedlessOtherwise(TextSpan span) =>
        Warning("ELG506", span, "the rows cover every case: `otherwise` is never used", "take it out");

    public static Diagnostic LineNeverGives(TextSpan span, string surpassed) =>
        Warning("ELG513", span, $"{Quote(span.Words)} can never be the result: it is {surpassed} than another line in every case",
            "correct it, or the range of the facts in it, or take it out");

    public static Diagnostic CapOfHighest(TextSpan span, string name) =>
        Warning("ELG514", span, $"{Quote(name)} is the highest of several values, and so no upper limit of any of them",
            "for what is brought down to a limit write `lowest of`; or choose another name");

    public static Diagnostic RoleNearlyLike(Phrase role, string other, TextSpan first) =>
        Warning("ELG507", role.Span, $"the role {Quote(role.Words)} is spelt nearly like {Quote(other)}",
            $"write {Quote(other)} if the same role is meant", first);

    public static Diagnostic SameInEveryCase(TextSpan span, string words, bool holds) =>
        Warning("ELG511", span,
            $"{Quote(words)} {(holds ? "holds" : "fails")} in every case that could be stated", holds
                ? "take it out, or correct the value it is compared with, or the range of the fact"
                : "correct the value it is compared with, or the range of the fact: as it stands, what needs it never comes about");

    public static Diagnostic SameOfEveryItem(TextSpan span, string words, string list, bool holds) =>
        Warning("ELG511", span,
            $"{Quote(words)} {(holds ? "holds" : "fails")} of every record of {Quote(list)} that could be stated", holds
                ? "take it out, or correct the value it is compared with, or the range of the field"
                : "correct the value it is compared with, or the range of the field: as it stands, no record is one of those meant");

    public static Diagnostic SayTheSame(TextSpan span, string rule, string other, string? outcome, TextSpan first) =>
        Warning("ELG515", span,
            $"the rules {Quote(other)} and {Quote(rule)} say the same: in every case either both apply or neither does, and both "
                + (outcome is null ? "set the same rules aside" : $"give {Quote(outcome)}"),
            "take one of them out, and let the other have the sources of both; or correct the one that was meant otherwise", first);

    public static Diagnostic NeverComesAbout(TextSpan span, string outcome, bool isOtherwise) =>
        Warning("ELG516", span,
            $"no case comes to {Quote(outcome)}: " + (isOtherwise
                ? "in every case some rule gives another outcome"
                : "wherever a rule gives it, that rule is set aside or an outcome declared earlier prevails"),
            isOtherwise ? "correct the rules that leave nothing to it, or let `otherwise` give an outcome that a rule gives"
                : "declare it before those that should not prevail over it, correct the rules that give it, or take it out with them");

    public static Diagnostic EmptyListDecides(TextSpan span, string list, string outcome) =>
        Warning("ELG517", span,
            $"a case without any {Shorten(list)} comes to {Quote(outcome)}, whatever else is so",
            $"where there must be one, write `holds at least 1` below `list {Shorten(list)}`; else let the rule that gives {Quote(outcome)} ask for something else, too");

    public static Diagnostic ProvedByAnother(TextSpan span, string example, string other, TextSpan by) =>
        Warning("ELG518", span,
            $"the example {Quote(example)} can never fail while {Quote(other)} passes: both state the same case, and that one expects as much",
            "take it out, or state in it what it is meant to show", by);

    public static Diagnostic FindingsNotSettled(TextSpan span, IReadOnlyList<string> what) =>
        Note("ELG592", span,
            Say($"{Counted(what.Count, "question")} about what does nothing in this policy {(what.Count == 1 ? "was" : "were")} not settled: ")
            + string.Join("; ", what.Take(3)) + (what.Count > 3 ? "; and others" : ""),
            "nothing needs to change: the rest was looked at, and what is told is proved");

    public static Diagnostic NeverAReason(TextSpan span, string rule, bool exception, string? why) =>
        Warning("ELG512", span,
            (exception
                ? $"the exception {Quote(rule)} can never set a rule aside"
                : $"the rule {Quote(rule)} can never be a reason")
                + (why is null ? "" : $": {why}"),
            "correct its conditions or what it overrides, or take it out");

    public static Diagnostic ReadsAsFact(TextSpan span, string fact) =>
        Warning("ELG510", span,
            $"{Quote(span.Words)} is read as the fact of that name, not as a value of {Quote(fact)}",
            $"for one of several values write `{fact} is one of A, B, C`");

    public static Diagnostic EachWithoutRange(TextSpan span) => Warning("ELG530", span,
        "the points have no end: each record or value adds to them, and the score has no range",
        "add `from A to B` below the heading: the sum is brought into it once, at the end");

    public static Diagnostic AlternativeNeverCounts(TextSpan span) => Warning("ELG531", span,
        $"{Quote(span.Words)} can never count: what stands before it in the table takes all of it", "take it out, or correct it");

    public static Diagnostic NotSettled(TextSpan span, string guarantee) =>
        Error("ELG508", span,
            $"the guarantee {Quote(guarantee)} is not settled: no case that was tried breaks it, but not every one could be tried",
            "promise less, in a guarantee that names fewer facts or a narrower condition; "
                + "or take it out: what is not proved is not promised");

    public static Diagnostic Refuted(TextSpan span, string guarantee, string how, IReadOnlyList<string> example)
    {
        const string Change = "change the rule that gives this outcome there, or the guarantee";
        // An example is of use whole, or not at all.
        var lines = example.Count == 0 ? "" : "; as an example:\n" + string.Join('\n', example);
        return Error("ELG509", span, $"the guarantee {Quote(guarantee)} does not hold: {how}",
            Change + (Change.Length + lines.Length <= MostTold ? lines : ""));
    }
}
