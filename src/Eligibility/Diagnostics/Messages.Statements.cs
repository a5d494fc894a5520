using System.Text;
using Eligibility.Text;
using static Eligibility.Diagnostics.Quoting;

namespace Eligibility.Diagnostics;

/// <summary>What statements lack or have too much of (ELG4xx).</summary>
internal static partial class Messages
{
    public static Diagnostic EmptyFile(TextSpan start) =>
        Error("ELG401", start, "the file holds no statement", "begin it with `policy \"title\"` and end it with `end`");

    public static Diagnostic NoHead(TextSpan span) =>
        Error("ELG402", span, "the first statement is neither `policy` nor `vocabulary`",
            "begin the file with `policy \"...\"`, with the title of the policy in the quotes");

    public static Diagnostic LibraryFileOnly(TextSpan span) =>
        Error("ELG403", span, "a file called library.rules holds `library \"title\"` and `end` only",
            "give the policy a file of another name");

    public static Diagnostic LibraryElsewhere(TextSpan span) =>
        Error("ELG404", span, "`library` stands only in a file called library.rules");

    public static Diagnostic SecondHead(TextSpan span, string keyword) =>
        Error("ELG405", span, $"a second `{keyword}`: a file holds one", keyword == "policy"
            ? "move it to a file of its own. A new edition is a copy of the whole file: below its `policy` stands "
                + "from when it is in force, as in `in force from "
                + "1 January 2025`, and in the earlier one until when, as in `in force from 1 January 2020 until 31 December 2024`"
            : "move it to a file of its own");

    public static Diagnostic NotInLibrary(TextSpan span) =>
        Error("ELG406", span, "a library file holds `library \"title\"` and `end` only", "move it to a vocabulary");

    public static Diagnostic NotInVocabulary(TextSpan span, string keyword) =>
        Error("ELG407", span, $"a vocabulary has no `{keyword}`", "move it to a policy");

    public static Diagnostic EndMissing(TextSpan last) =>
        Error("ELG408", last, "the file does not end in `end`: part of it may be missing",
            "where nothing is missing, write `end` on a line of its own, in column one, after the last statement");

    public static Diagnostic TextAfterEnd(TextSpan span) =>
        Error("ELG409", span, "something stands after `end`",
            "`end` closes the whole file, and stands once: move it below the last statement");

    public static Diagnostic OtherwiseMissing(TextSpan last) =>
        Error("ELG410", last, "the policy has no `otherwise`: it must say what happens when no rule applies",
            "add `otherwise OUTCOME` in column one, above `end`, with the outcome of such cases");

    public static Diagnostic ClauseTwice(TextSpan span, TextSpan first, string? help = null) =>
        Error("ELG411", span, Say($"this is said already in line {first.Line}, and can be said once"),
            help ?? "leave one out", first);

    public static Diagnostic SecondOutcome(TextSpan span, TextSpan first) =>
        ClauseTwice(span, first,
            "a rule gives one outcome: make a second rule of this line, with a name and a reason of its own");

    public static Diagnostic RuleWithoutOutcome(TextSpan last) =>
        Error("ELG412", last, "the rule gives no outcome",
            "add `OUTCOME when CONDITION`, `OUTCOME unless CONDITION` or `OUTCOME always`");

    public static Diagnostic BecauseMissing(TextSpan last, string what) =>
        Error("ELG413", last, $"the {what} does not say why",
            "add the line `because \"...\"`, with the reason in the quotes: the person decided about will read it");

    public static Diagnostic AlwaysUnless(TextSpan span) =>
        Error("ELG414", span, "a rule that applies always has no exception",
            "write `OUTCOME unless CONDITION` instead of `always`");

    public static Diagnostic AppliesOverridesNothing(TextSpan span) =>
        Error("ELG415", span, "a rule that only `applies` must override another, or it does nothing",
            "add `overrides RULE`, or give an outcome");

    public static Diagnostic AppliesWithoutWhen(TextSpan span) =>
        Error("ELG416", span, "`applies` stands with `when`", "write `applies when CONDITION`");

    public static Diagnostic GuaranteeWithoutPromise(TextSpan last) =>
        Error("ELG417", last, "the guarantee promises nothing",
            "add `never OUTCOME when C`, `always OUTCOME when C`, `never depends on FACT` or `never worse when FACT is lower`");

    public static Diagnostic ExpectMissing(TextSpan last) =>
        Error("ELG418", last, "the example does not say what it expects", "add `expect OUTCOME` or `expect undecided`");

    public static Diagnostic BackwardsPeriod(TextSpan span) =>
        Error("ELG419", span, "the period ends before it begins", "`until` is the last day in force");

    public static Diagnostic TooManyRules(TextSpan span, int most) =>
        Error("ELG420", span, Say($"a policy has at most {most:N0} rules"), "split the policy");

    public static Diagnostic InOrderOfNoChoice(TextSpan span) =>
        Error("ELG421", span, "`in order` is said of a `one of` fact only", "take the line out");

    public static Diagnostic JudgedAndAssumed(TextSpan span) =>
        Error("ELG422", span, "a judgement is never assumed: somebody must make it",
            "take `assumed` or `judged by` out");

    public static Diagnostic NotForFields(TextSpan span) =>
        Error("ELG423", span, "a field is never assumed", "take the line out: what an item does not state is not known");

    public static Diagnostic ListWithoutFields(TextSpan span) =>
        Error("ELG424", span, "the list has no fields", "add `NAME: TYPE`, one a line");

    public static Diagnostic ListAssumedOther(Phrase phrase) =>
        Error("ELG425", phrase.Span, $"found {Quote(phrase.Words)}; a list can only be `assumed empty`");

    public static Diagnostic HoldsNone(TextSpan span, int most) =>
        Error("ELG560", span, "a list that says nothing may hold no record, and one that never holds any is no list",
            Say($"write a whole number from 1 to {most}, or take the line out"));

    public static Diagnostic HoldsMoreThanMost(TextSpan span, int least, int most) =>
        Error("ELG561", span, Say($"the list holds at least {least} and at most {most}: no case could state it"),
            "correct one of the two");

    public static Diagnostic HoldsSomeAssumedEmpty(TextSpan span, int least) =>
        Error("ELG562", span, Say($"the list holds at least {least}, and is assumed to be empty"),
            "take `assumed empty` out: a list that is not stated is not known");

    public static Diagnostic HoldsMoreThanKeys(TextSpan span, int least, int keys, IEnumerable<string> fields) =>
        Error("ELG563", span,
            Say($"the list holds at least {least}, and {keys} at most can differ in {Listed(fields)}: no case could state it"),
            "correct the number, or what `one per` names");

    public static Diagnostic RangeEndUnknown(Phrase end, string? near) =>
        Error("ELG564", end.Span,
            $"a range ends at no {Quote(end.Words)}: it is neither a value nor a fact, nor a field of the same record",
            DidYouMean(near, "write a value, `decision date`, or the name of a fact"));

    public static Diagnostic RangeEndOfOtherKind(Phrase end, string kind, string wanted) =>
        Error("ELG565", end.Span, $"{Quote(end.Words)} has the type `{kind}`, and the range the type `{wanted}`",
            "a range begins and ends at what has its own type and unit");

    public static Diagnostic RangeEndConfidential(Phrase end, string owner) =>
        Error("ELG566", end.Span,
            $"{Quote(end.Words)} is confidential, and {Quote(owner)} is not: what it is held against would give it away",
            $"make {Quote(owner)} confidential too, or write a value");

    public static Diagnostic RangesInCircle(TextSpan span, IReadOnlyList<string> way) =>
        Error("ELG567", span, "ranges go round in a circle: " + string.Join(", ", way.Select(w => Quote(w))),
            "let one of them begin and end at values");

    public static Diagnostic RangeOfKeyByNames(TextSpan span, string field) =>
        Error("ELG569", span,
            $"{Quote(field)} tells the records apart, since the list has one per {field}: so its range begins and ends at values",
            "write a value at either end");

    public static Diagnostic RangesTooManyInChain(TextSpan span, int most) =>
        Error("ELG570", span, Say($"more than {most} ranges begin or end at each other in a chain"),
            "let one of them begin and end at values");

    public static Diagnostic RangeTestedByRule(TextSpan span, string own, string other) =>
        Warning("ELG568", span,
            $"a rule tests {Quote(own)} against {Quote(other)}, where the range already says their order: such a case is refused",
            "what a person must have or be is a rule, never a range: take the range out, or the test");

    public static Diagnostic RangeOfOneValue(TextSpan span, string own) =>
        Warning("ELG571", span, $"this range leaves {Quote(own)} one value alone, so stating it says nothing",
            "correct one of its ends, or leave the range out");

    public static Diagnostic ScoreWithoutStart(TextSpan last) =>
        Error("ELG426", last, "the score does not say where it starts", "add `starts at 0`");

    /// <param name="phrase">What the score starts at.</param>
    /// <param name="kind">What it is; null of a calculation, which has no name.</param>
    public static Diagnostic NoStart(Phrase phrase, string? kind) => Error("ELG490", phrase.Span,
        $"{Quote(phrase.Words)} is {kind ?? "a calculation"}; a score starts at a whole number without a unit",
        kind is null
            ? $"give it a name: write `define NAME as {Shorten(phrase.Words)}`, and here `starts at NAME`"
            : "write a number, or the name of a fact, definition, table or score that is one");

    public static Diagnostic NothingCounted(Phrase phrase) => Error("ELG491", phrase.Span,
        $"{Quote(phrase.Words)} is neither a list nor a set: there is nothing in it to count",
        "write `for each of LIST`, `for each of LIST where C` or `for each of SET`; what turns on a condition has `when`, "
            + "and a number is added with `plus` in a definition");

    public static Diagnostic WhereOfSet(TextSpan span, string set) => Error("ELG492", span,
        $"`where` asks something of each record of a list, and {Quote(set)} is a set of values",
        $"write `for each of {set}`; for some of its values write `when {set} includes VALUE`, a step each");

    public static Diagnostic NoNumberOf(Phrase phrase, string fact, string kind) => Error("ELG493", phrase.Span,
        $"{Quote(fact)} is {kind}, of which there is no number",
        "write `number of LIST`, or `number of SET`: how many values it has");

    public static Diagnostic DifferentOfSet(Phrase phrase, string set) => Error("ELG493", phrase.Span,
        $"{Quote(set)} is a set, which has each value once", $"write `number of {set}`");

    public static Diagnostic WrongColumns(TextSpan span, int found, int expected) =>
        Error("ELG427", span,
            Say($"the row has {Counted(found, "key")} and a value, and the table goes by {Counted(expected, "fact")}"),
            $"write {Counted(expected, "key")}, then the value, with commas between; "
                + "`any` is the key of a fact that does not matter in this row");

    private static string Counted(int number, string what) => Say($"{number} {what}{(number == 1 ? "" : "s")}");

    public static Diagnostic DatedByConfidential(TextSpan span, string fact) =>
        Error("ELG457", span, $"{Quote(fact)} is confidential, and may not date a policy",
            "the edition that decides is told to the person and would give it away; "
                + "date the policy by another date, or by the decision date");

    public static Diagnostic AnyBesideOthers(TextSpan span) =>
        Error("ELG458", span, "`any` stands beside other keys in one cell",
            "write `any` alone, which takes every value; or take it out");

    public static Diagnostic ConditionKeys(TextSpan span, string column) =>
        Error("ELG460", span, $"{Quote(span.Words)} is no key of {Quote(column)}, which is a condition",
            "write `yes` for where it holds, `no` for where it does not, or `any`");

    public static Diagnostic NoPlainLine(TextSpan span) =>
        Error("ELG461", span, "every line may be left out, and then there is no value",
            "add a line without `when` and `each`: what counts when nothing else does; or ask `any LIST where ...` instead");

    public static Diagnostic ArticleBeforeGroup(TextSpan span, string words) =>
        Error("ELG494", span, $"found {Quote(span.Words)}, expected `{words}`", $"write `define NAME as {words}`, without `the`");

    public static Diagnostic EmptyValueGroup(TextSpan line, string word) =>
        Error("ELG462", line, "the group of values has no lines",
            $"write below it, indented further, a value on each line: `VALUE`, `VALUE when CONDITION` or `each FIELD of LIST`; "
                + $"the {word} of them counts");

    public static Diagnostic ValueGroupInLine(Phrase phrase) =>
        Error("ELG463", phrase.Span, $"{Quote(phrase.Words)} is no value: `{phrase.Tokens[0].Lower} of` stands after `as` only",
            $"write `define NAME as {phrase.Tokens[0].Lower} of`, with the values on the lines below it, and name it here; "
                + "or ask `any LIST where FIELD is ...`");

    public static Diagnostic EachOutsideGroup(TextSpan span) =>
        Error("ELG464", span, "`each` stands outside a group of values",
            "write it alone on a line below `define NAME as latest of`, with nothing added or taken off; or `any LIST where ...`");

    public static Diagnostic EachWithWhen(TextSpan span) =>
        Error("ELG465", span, "`when` stands after `each`", "write `where`: it is asked of each record");

    public static Diagnostic EachOfNoField(Phrase phrase) =>
        Error("ELG466", phrase.Span, $"{Quote(phrase.Words)} names no field of a list", "write `each FIELD of LIST`");

    public static Diagnostic NoValueOfGroup(TextSpan span, string kind, bool ofDates) =>
        Error("ELG467", span, $"{Quote(span.Words)} is {kind}; expected {(ofDates ? "a date" : "a number")}",
            ofDates ? "of numbers write `highest of` or `lowest of`" : "of dates write `latest of` or `earliest of`");

    public static Diagnostic TooManyWays(TextSpan span, int most) =>
        Error("ELG468", span,
            FormattableString.Invariant($"this group and the groups that its lines name come to more than {most:N0} lines in all"),
            "let fewer groups name each other: write their lines in one group, or ask with `any of` whether one is past a limit");

    public static Diagnostic HeadingRow(TextSpan span) =>
        Error("ELG456", span, "this row repeats the names of the columns",
            "take it out: the columns are named once, after `by`");

    public static Diagnostic OtherwiseNotLast(TextSpan span) =>
        Error("ELG428", span, "`otherwise` is not the last row of the table", "move it to the end");

    public static Diagnostic TableWithoutRows(TextSpan span) =>
        Error("ELG429", span, "the table has no rows", "add a row: a key for each column, then the value, by commas");

    public static Diagnostic TableByNoFact(Phrase phrase) =>
        Error("ELG430", phrase.Span, $"{Quote(phrase.Words)} is neither a fact nor a field",
            "a table's columns are facts, fields, and what `define` gives a name");

    public static Diagnostic RowNeverCounts(TextSpan span) =>
        Error("ELG431", span, "this row can never count: the rows above it take every case that it fits",
            "of the rows that fit the first counts: move this one up, change its keys, or take it out");

    public static Diagnostic TableMayNotCover(TextSpan last, string table, string? example) =>
        Error("ELG432", last,
            $"the table {Quote(table)} has no value for {example ?? "every case, as far as can be shown"}",
            example is null
                ? "add `otherwise VALUE` as its last row"
                : "add a row for it, or `otherwise VALUE` as the last row for all that is left");

    public static Diagnostic NothingLower(Phrase phrase) =>
        Error("ELG433", phrase.Span, $"the values of {Quote(phrase.Words)} do not rank: none is lower",
            "name a number, a date, or a fact whose values are `in order`");

    public static Diagnostic DatedByNoDate(Phrase phrase) =>
        Error("ELG434", phrase.Span, $"{Quote(phrase.Words)} is no date", "`dated by` names a date fact");

    public static Diagnostic MayReadUnprotected(Phrase phrase) =>
        Error("ELG435", phrase.Span, $"{Quote(phrase.Words)} is not protected: every rule may read it",
            "take the line out");

    public static Diagnostic ReadsProtected(TextSpan span, string fact) =>
        Error("ELG436", span, $"this reads {Quote(fact)}, which is recorded for monitoring only",
            "take it out, or say why below `policy`: `may read " + fact + " because \"...\"`");

    public static Diagnostic TurnsOnConfidential(TextSpan span, string fact) =>
        Error("ELG437", span,
            $"an obligation, discretion, authority, or what is told may not turn on {Quote(fact)}, which is confidential",
            "what the person is told would give it away");

    public static Diagnostic GivenTwice(TextSpan span, string fact, TextSpan? first) =>
        Error("ELG438", span, $"{Quote(fact)} is given already", "give it once", first);

    public static Diagnostic NoOfNoList(TextSpan span, string fact) =>
        Error("ELG439", span, $"{Quote(fact)} is no list", $"for a yes-or-no fact write `not {fact}`");

    public static Diagnostic FlagOfNoYesNo(TextSpan span, string fact) =>
        Error("ELG440", span, $"{Quote(fact)} is no yes-or-no fact", $"write `{fact} is VALUE`");

    public static Diagnostic ListGivenValue(TextSpan span, string list) =>
        Error("ELG441", span, $"{Quote(list)} is a list",
            $"write `{list} has FIELD VALUE, FIELD VALUE`, once for each item, or `no {list}`");

    public static Diagnostic DecidedOnInstead(TextSpan span) =>
        Error("ELG442", span, "an example gives the decision date by another line",
            "write `decided on 10 January 2018`");

    public static Diagnostic OneValueOnly(TextSpan span, string fact) =>
        Error("ELG443", span, $"{Quote(fact)} has one value, and several are given", "give one");

    public static Diagnostic ItemOfNoList(TextSpan span, string fact) =>
        Error("ELG444", span, $"{Quote(fact)} is no list", $"write `{fact} is VALUE`");

    public static Diagnostic FieldWithoutValue(TextSpan span, string field, string kind, bool yesOrNo) =>
        Error("ELG445", span, $"{Quote(field)} is {kind} and is given no value that fits",
            yesOrNo ? $"write `{field}` or `not {field}`" : $"write `{field} VALUE`");

    public static Diagnostic UseOutsideRoot(TextSpan span, string path) =>
        Error("ELG446", span, $"the path {Quote(path)} leads out of the library",
            "give the path from the library's root, with `/`, without `..` or links");

    public static Diagnostic UseNotFound(TextSpan span, string path, string? near, IEnumerable<string> files) =>
        Error("ELG447", span, $"there is no file {Quote(path)} in the library",
            DidYouMean(near, path.EndsWith(".rules", StringComparison.Ordinal)
                ? "make the file (`vocabulary \"TITLE\"` in its first line, facts and definitions below, and "
                    + "`end`), or write the path of one that is there, from the folder that holds library.rules "
                        + "(where there is none, from "
                    + $"the folder of this file); {(files.Any() ? $"there are {Listed(files.Take(5))}" : "no other file is there")}"
                : $"write the whole name of the file, as in `{Shorten(path)}.rules`, with the path from the library's root"));

    public static Diagnostic UseCycle(TextSpan span, IReadOnlyList<string> round) =>
        Error("ELG448", span, "files use each other in a circle: " + Round(round, "uses"),
            "move what both need into a third file");

    public static Diagnostic UseTooDeep(TextSpan span, int most) =>
        Error("ELG449", span, Say($"files use each other more than {most} deep"));

    public static Diagnostic UseOfNoVocabulary(TextSpan span, string path) =>
        Error("ELG450", span, $"{Quote(path)} is no vocabulary",
            "only a file that begins with `vocabulary` can be used");

    public static Diagnostic TooManyFiles(TextSpan span, int most) =>
        Error("ELG452", span, Say($"a library has at most {most:N0} files"));

    public static Diagnostic EditionsOverlap(TextSpan span, TextSpan other, string title, DateOnly day) =>
        Error("ELG453", span,
            $"two editions of {Quote(title)} are in force on {Dates.InWords(day)}: this one and {other.Source.Path}",
            "let one end the day before the other begins", other);

    public static Diagnostic EditionsDatedDifferently(TextSpan span, TextSpan other, string title) =>
        Error("ELG454", span, $"this edition of {Quote(title)} and {other.Source.Path} are dated by different facts",
            "editions of one policy are dated by the same fact", other);

    public static Diagnostic CannotRead(TextSpan span, string path, FileFault fault) =>
        Error("ELG455", span,
            fault switch
            {
                FileFault.NotFound => $"there is no file {Quote(path)}",
                FileFault.Folder => $"the folder {Quote(path)} is a link, or lies too deep: what is in it is not read",
                FileFault.OutsideRoot => $"the path {Quote(path)} leads out of the library",
                FileFault.NotPlain => $"the name {Quote(path)} {WhatIsNotPlain(path)}",
                _ => $"the file {Quote(path)} cannot be read",
            },
            fault == FileFault.NotPlain
                ? $"name it with letters a to z, digits, spaces and - _ . ( ) , ' alone, such as `{Shorten(PlainName(path))}`"
                : null);

    private static string WhatIsNotPlain(string path)
    {
        foreach (var sign in path.EnumerateRunes())
            if (!IsPlain(sign)) return $"holds {Quote(sign.ToString())}, which the name of a rule file may not hold";
        return path.Split('/').Any(part => part[0] == ' ' || part[^1] is ' ' or '.')
            ? "begins or ends with a space, or ends with a point"
            : "is longer than the name of a rule file may be";
    }

    private static bool IsPlain(Rune sign) => sign.Value == '/' || (sign.IsAscii && Library.IsPlain((char)sign.Value));

    /// <summary>
    /// The nearest name that is read: a sign that a name may not hold becomes a space, and a letter loses its accent.
    /// </summary>
    private static string PlainName(string path) => string.Join('/', path.Split('/').Select(PlainPart));

    private static string PlainPart(string part)
    {
        var (name, ending) = part.EndsWith(".rules", StringComparison.OrdinalIgnoreCase)
            ? (part[..^6], part[^6..])
            : (part, "");
        var plain = new StringBuilder();
        // Rune by rune: half a character cannot be taken apart.
        foreach (var sign in string.Concat(name.EnumerateRunes()).Normalize(NormalizationForm.FormD).EnumerateRunes())
            if (IsPlain(sign)) plain.Append(sign);
            else if (sign.IsAscii) plain.Append(' ');
        var words = string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .TrimEnd(' ', '.');
        return (words.Length == 0 ? "policy" : words.Length <= 100 ? words : words[..100].TrimEnd(' ', '.')) + ending;
    }
}
