using System.Globalization;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Mutating;

/// <summary>The small edits of a condition.</summary>
/// <param name="statement">The name of the statement in which it stands.</param>
internal sealed class ExpressionEdits(string statement)
{
    public IEnumerable<Edit> Of(ExpressionSyntax expression) => Of(expression, isNegatable: true);

    private IEnumerable<Edit> Of(ExpressionSyntax expression, bool isNegatable)
    {
        var own = expression switch
        {
            GroupSyntax group => OfGroup(group),
            LogicSyntax logic => OfLogic(logic),
            BracketSyntax bracket => Of(bracket.Inner, isNegatable),
            NotSyntax not => Of(not.Operand, isNegatable: false).Prepend(Put(EditKind.Negated, not.Span, "leaves `not` out",
                not.Span.Start, not.Operand.Span.Start - not.Span.Start, "")),
            TestSyntax test => OfTest(test, isNegatable),
            IncludesSyntax includes => isNegatable ? [Negated(includes.Span)] : [],
            PhraseSyntax phrase => OfPhrase(phrase, isNegatable),
            _ => (IEnumerable<Edit>)[],
        };
        return own;
    }

    private IEnumerable<Edit> OfGroup(GroupSyntax group)
    {
        if (group.Count is { Text: var count } token
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            foreach (var other in (int[])[number - 1, number + 1])
                if (other > 0) yield return Replaced(EditKind.Limit, token.Span, Digits(other));
        foreach (var line in group.Lines)
        {
            var (start, length) = TextBlock.Of(line.Span);
            if (group.Lines.Length > 1) yield return Put(EditKind.Dropped, line.Span, "leaves it out", start, length, "");
            foreach (var edit in Of(line, isNegatable: true)) yield return edit;
        }
    }

    private IEnumerable<Edit> OfLogic(LogicSyntax logic)
    {
        for (var at = 0; at < logic.Operands.Length; at++)
        {
            var span = logic.Operands[at].Span;
            var (from, to) = at == 0 ? (span.Start, logic.Operands[1].Span.Start) : (EndOf(logic.Operands[at - 1].Span), EndOf(span));
            yield return Put(EditKind.Dropped, span, "leaves it out", from, to - from, "");
            foreach (var edit in Of(logic.Operands[at], isNegatable: true)) yield return edit;
        }
    }

    private IEnumerable<Edit> OfTest(TestSyntax test, bool isNegatable)
    {
        if (isNegatable)
        {
            var (from, to) = (EndOf(test.Subject.Span), test.Predicate.Span.Start);
            var between = test.Span.Source.Text[from..to];
            yield return Put(EditKind.Negated, test.Span, test.Negated ? "leaves `not` out" : "says `not`", from, to - from,
                test.Negated ? between.Replace(" not", "", StringComparison.OrdinalIgnoreCase) : between.TrimEnd() + " not ");
        }
        foreach (var edit in LimitEdits.Of(test.Predicate, statement)) yield return edit;
        foreach (var edit in Inside(test.Subject)) yield return edit;
    }

    private IEnumerable<Edit> OfPhrase(PhraseSyntax phrase, bool isNegatable)
    {
        if (isNegatable) yield return OfList(phrase) ?? Negated(phrase.Span);
        foreach (var edit in Inside(phrase)) yield return edit;
    }

    /// <summary>What stands behind <c>where</c> in a value or condition.</summary>
    private IEnumerable<Edit> Inside(ExpressionSyntax subject) => subject switch
    {
        PhraseSyntax { Where: { } where } => Of(where, isNegatable: true),
        BracketSyntax bracket => Inside(bracket.Inner),
        _ => [],
    };

    private Edit? OfList(PhraseSyntax phrase)
    {
        if (phrase.Where is null) return null;
        var first = phrase.Phrase.Tokens[0];
        return first.Lower switch
        {
            "any" => Replaced(EditKind.Negated, first.Span, "no"),
            "no" => Replaced(EditKind.Negated, first.Span, "any"),
            _ => null,
        };
    }

    private Edit Negated(TextSpan span) => Put(EditKind.Negated, span, "says `not`", span.Start, 0, "not ");

    private Edit Replaced(EditKind kind, TextSpan span, string by) =>
        Put(kind, span, $"says `{by}`", span.Start, span.Length, by);

    private Edit Put(EditKind kind, TextSpan at, string words, int start, int length, string by) =>
        new(kind, at, statement, words, start, length, by);

    private static int EndOf(TextSpan span) => span.Start + span.Length;

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
