using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <content>
/// <c>X is within N before D</c>: X is on or before D, and X plus N is on or after D; after, the other way round. N is a
/// literal, or a name of a length of time.
/// </content>
internal sealed partial class ExpressionBinder
{
    private Condition? BindWithin(Term subject, WithinSyntax syntax, TextSpan span)
    {
        if (BindTerm(syntax.Date) is not { } date) return null;
        var words = new Phrase([syntax.Count, syntax.Unit]);
        if (!LiteralBinder.TryRead(words, found, out var count) || count is null) return null;
        return Within(subject, count, syntax.Before, date, words.Span, span);
    }

    private Condition? BindWithin(Term subject, WithinNameSyntax syntax, TextSpan span)
    {
        if (CutOf(syntax) is not { } cut) return null;
        var t = syntax.Run.Tokens;
        var name = new Phrase(t[..cut]);
        var first = syntax.Bracket ?? DateIn(new Phrase(t[(cut + 1)..]));
        var whole = syntax.More.IsEmpty ? first : new SumSyntax([first, .. syntax.More.Select(m => m.Term)],
            [.. syntax.More.Select(m => m.Operator)], first.Span.To(syntax.Span));
        if (BindTerm(name) is not { } count || BindTerm(whole) is not { } date) return null;
        return Within(subject, count, t[cut].Lower == "before", date, name.Span, span);

        static ExpressionSyntax DateIn(Phrase phrase) => new PhraseSyntax(phrase, null, phrase.Span);
    }

    /// <summary>The one place at which a name and a date stand on both sides of it; null after reporting.</summary>
    private int? CutOf(WithinNameSyntax syntax)
    {
        var (t, hashes, cuts) = (syntax.Run.Tokens, new CutHashes(syntax.Run.Tokens), ImmutableArray.CreateBuilder<int>());
        for (var i = 1; i < t.Length && t.Length <= LineHabits.MostWords; i++)
            if (t[i].Lower is "before" or "after" && scope.MayBeName(hashes, 0, i) && IsValue(new Phrase(t[..i]))
                && (i + 1 == t.Length) == syntax.Bracket is not null
                && (i + 1 == t.Length || scope.MayBeDate(hashes, PhraseReader.PastThis(t, i + 1), t.Length)
                    && IsValue(new Phrase(t[(i + 1)..]))))
                cuts.Add(i);
        if (cuts.Count == 1) return cuts[0];
        found.Add(cuts.Count == 0 ? Messages.WithinNoName(syntax.Run)
            : Messages.TwoReadings(syntax.Run, Words(cuts[0]), Words(cuts[1])));
        return null;

        string Words(int cut) => $"`{new Phrase(t[..cut]).Words}`, {t[cut].Lower} what follows";
    }

    private bool IsValue(Phrase phrase) => reader.Read(phrase, Item, false, new DiagnosticBag()).One is not null;

    private Condition? Within(Term subject, Term count, bool before, Term date, TextSpan words, TextSpan span)
    {
        if (IsAgainstItself(subject, date)) return null;
        if (date.Type is not DateType) return Refuse(Messages.NotADate(date.Span, date.Type.InWords().Kind));
        if (count.Type is not NumberType { Unit.Kind: UnitKind.Days or UnitKind.Months } type)
            return Refuse(Messages.ShiftWithoutUnit(words));
        if (!IsWhole(count)) return Refuse(Messages.ShiftNotWhole(words));
        if (Bounds.Of(count).Low < 0) return Refuse(Messages.WithinBelowNought(words));
        var (earlier, later) = before ? (subject, date) : (date, subject);
        if (Checked(new ShiftTerm(earlier, [(count, false, type.Unit.Kind == UnitKind.Months)], words)) is not { } reach)
            return null;
        return Block.Add(new JointComparison(Block.Next, true,
            [new Comparison(-1, earlier, Relation.AtMost, later, span),
                new Comparison(-1, reach, Relation.AtLeast, later, span)],
            span));
    }
}
