using Eligibility.Text;
using static Eligibility.Diagnostics.Quoting;

namespace Eligibility.Diagnostics;

/// <summary>Lines below outcomes, and what examples expect of them (ELG47x, ELG52x).</summary>
internal static partial class Messages
{
    public static Diagnostic TooManyLines(TextSpan span, int most) =>
        Error("ELG470", span, Say($"an outcome has at most {most} lines"),
            "say in one sentence what several lines say, or take some out");

    public static Diagnostic CannotBeTold(TextSpan span, string kind) =>
        Error("ELG471", span, $"{Quote(span.Words)} is {kind}, which no label stands for",
            "tell a date, a number, an amount, money, or one of several values; "
                + "for yes and no write a notice: `tells \"SENTENCE.\" when CONDITION`");

    public static Diagnostic ToldTwice(TextSpan span, string text, TextSpan first) =>
        Error("ELG472", span, $"{QuoteText(text)} is told already with this outcome",
            "tell it once; what turns on conditions is a table", first);

    public static Diagnostic ToldAsOtherType(TextSpan span, string label, string type, string other, TextSpan first) =>
        Error("ELG473", span, $"{QuoteText(label)} is {type} here, and {other} with another outcome",
            "give one of them another label: what has one label is of one kind in the whole policy", first);

    public static Diagnostic NoLength(TextSpan span) =>
        Error("ELG474", span,
            $"{Quote(span.Words)} is no whole number of days, weeks, months or years that is never below zero",
            "name a table, a definition or a fact that is one, such as `table length by KIND in months`; "
                + "or write what it lasts, as in `lasts 3 months` or `lasts \"until the panel has met\"`");

    public static Diagnostic ToldWhileUndecided(TextSpan span) =>
        Error("ELG475", span, "nothing is told of a case that is undecided",
            "take the line out, or expect an outcome: `expect OUTCOME`");

    public static Diagnostic NothingTold(TextSpan span, string text, string? outcome, string? near,
        IReadOnlyCollection<string> told) =>
        Error("ELG476", span,
            outcome is null ? $"no outcome tells {QuoteText(text)}" : $"the outcome {Quote(outcome)} does not tell {QuoteText(text)}",
            near is not null ? $"did you mean {QuoteText(near)}?"
                : told.Count == 0 ? "add `tells \"LABEL\" VALUE` below the outcome, or take the line out"
                : "it tells " + string.Join(", ", told.Take(MostOffered).Select(QuoteText)));

    private const int MostOffered = 5;

    public static Diagnostic NoticeHasNoValue(TextSpan span, string text) =>
        Error("ELG477", span, $"{QuoteText(text)} is a notice, and has no value",
            $"write `expect {QuoteText(text, bare: true)}`, or `expect no {QuoteText(text, bare: true)}`");

    public static Diagnostic LabelWithoutValue(TextSpan span, string text) =>
        Error("ELG478", span, $"{QuoteText(text)} is told with a value, and none is expected",
            $"write `expect {QuoteText(text, bare: true)} is VALUE`, or `is not known`");

    public static Diagnostic LengthByName(TextSpan span) =>
        Error("ELG479", span, $"{Quote(span.Words)} is no length as it is told",
            "write the length, as in `expect lasts 3 months` or `expect lasts up to 3 months`");

    public static Diagnostic LastsNothing(TextSpan span, string outcome) =>
        Error("ELG480", span, $"the outcome {Quote(outcome)} does not say how long it lasts",
            "add `lasts` below it, or take this line out");

    public static Diagnostic GroundBelowGroup(TextSpan span) =>
        Error("ELG481", span, "a line in which a group stands has no grounds of its own",
            "name the group with `define` and write `when` and that name; the grounds then stand below the line");

    public static Diagnostic DateReadByNoRule(TextSpan span) =>
        Warning("ELG520", span, $"no rule reads {Quote(span.Words)}: the date that is told and the outcome may come apart",
            "name it with `define`, and let the rule that turns on the date read the same name");

    /// <param name="span">The value.</param>
    /// <param name="unit">Its currency.</param>
    /// <param name="isName">Whether it is a name, which needs no brackets.</param>
    public static Diagnostic ToldPartsOfPennies(TextSpan span, string unit, bool isName) =>
        Warning("ELG527", span, $"{Quote(span.Words)} can have more than two digits after the point, which nobody can pay",
            $"write `{(isName ? OneLine.Of(span) : $"({OneLine.Of(span)})")} rounded to {unit} 0.01`, or `rounded up` or `rounded down`");

    public static Diagnostic NoWords(TextSpan span) =>
        Error("ELG487", span, "what is told has no words", "write what people shall read between the quotes");

    public static Diagnostic NoticeWithoutStop(TextSpan span) =>
        Warning("ELG521", span, "this notice ends in no full stop: was a value meant?",
            "write a sentence that ends in a full stop, or a label and its value: `tells \"LABEL\" VALUE`");

    public static Diagnostic NeverToldAndChangeable(TextSpan span, TextSpan first) =>
        Error("ELG483", span, "what is `changeable` is told as a change, and this never is", "leave one of the two out", first);

    public static Diagnostic NeverInForceAndFrom(TextSpan span, TextSpan first) =>
        Error("ELG484", span, "a policy that is never in force has no day from which it is", "leave one of the two out", first);

    public static Diagnostic SideOfUndisputed(TextSpan span, string evidence) =>
        Error("ELG485", span, $"a side is said of a source that is disputed, and this one is `{evidence}`",
            $"write `disputed` in place of `{evidence}`, or take the side out");

    public static Diagnostic LetterNamesSecret(TextSpan span, string secret) =>
        Error("ELG486", span, $"a text for the person names {Quote(secret)}, which no letter tells",
            "say it without that: a letter names no confidential fact and nobody who judged");

    public static Diagnostic LetterTextMissing(TextSpan span, string line) =>
        Warning("ELG522", span, $"letters to the person have no text for this: `{line}` is missing",
            $"add `{line}` below it; until then a letter stays a draft, or quotes the policy");

    public static Diagnostic AwkwardForPerson(TextSpan span, string words) =>
        Warning("ELG523", span, $"a text for the person says {Quote(words)}", "speak to the reader as `you`, in everyday words");

    public static Diagnostic LongSentence(TextSpan span, int words, int most) =>
        Warning("ELG524", span, Say($"a text for the person has a sentence of {words} words"),
            Say($"say it in sentences of at most {most} words"));

    public static Diagnostic HardToRead(TextSpan span, int grade, int most) =>
        Warning("ELG525", span, Say($"a text for the person asks for {grade} years of school, as Flesch and Kincaid count them"),
            Say($"use shorter words and sentences, for at most {most}"));

    public static Diagnostic NeverPrinted(TextSpan span) =>
        Warning("ELG526", span, "this rule reads a confidential fact: no letter prints what it says for the person", "take it out");

    private static string QuoteText(string text) => QuoteText(text, bare: false);

    private static string QuoteText(string text, bool bare) =>
        bare ? $"\"{Shorten(text)}\"" : Quote($"\"{text}\"");
}
