using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <content>What a subject is tested for: <c>is</c>, comparisons, <c>between</c>,
/// <c>within</c>, <c>includes</c>.</content>
internal sealed partial class ExpressionBinder
{
    private Condition? BindTest(TestSyntax syntax)
    {
        var test = BindSubject(syntax);
        if (test is null || !syntax.Negated) return test;
        return Block.Add(new NotCondition(Block.Next, test, syntax.Span));
    }

    private Condition? BindSubject(TestSyntax syntax)
    {
        // A named condition can be said to be yes or no, as a fact can.
        if (syntax.Subject is PhraseSyntax { Where: null } named
            && Here(named.Phrase) is LateSymbol { Definition.Condition: not null })
            return BindYesNo(syntax, BindCondition(syntax.Subject));
        if (syntax.Subject is PhraseSyntax { Where: not null } list && IsQuantified(list.Phrase))
            return Refuse(Messages.ConditionForValue(syntax.Subject.Span));
        return BindTerm(syntax.Subject) is { } subject ? BindPredicate(subject, syntax.Predicate, syntax) : null;
    }

    private Condition? BindYesNo(TestSyntax syntax, Condition? subject)
    {
        if (subject is null) return null;
        if (syntax.Predicate is EqualsSyntax { Value: PhraseSyntax { Where: null, Phrase: var word } }
            && word.Key is "yes" or "no")
            return word.Key == "yes" ? subject : Block.Add(new NotCondition(Block.Next, subject, syntax.Span));
        return Refuse(Messages.PredicateDoesNotFit(syntax.Predicate.Span, new YesNoType().InWords()));
    }

    /// <summary>
    /// What follows <c>is</c>, of a subject of any type. <paramref name="syntax"/> is null for a table's key.
    /// </summary>
    public Condition? BindPredicate(Term subject, PredicateSyntax predicate, TestSyntax? syntax)
    {
        var span = syntax?.Span ?? predicate.Span;
        switch (subject.Type)
        {
            case YesNoType:
                return BindYesNoPredicate(subject, predicate, span);
            case ChoiceType choice when syntax is { Negated: true } && predicate.AsValue is { IsQuoted: false } value
                && choice.Values.IndexOf("not " + value.Key) >= 0:
                return Refuse(Messages.NotOfValue(predicate.Span, value.Words));
            case ChoiceType choice:
                return BindChoice(subject, choice, predicate, span);
            case SetType when predicate is EmptySyntax:
                return Block.Add(new EmptyCondition(Block.Next, subject, span));
            case SetType:
                return Refuse(Messages.PredicateDoesNotFit(predicate.Span, subject.Type.InWords()));
            default:
                return BindOrdered(subject, predicate, span);
        }
    }

    private Condition? BindYesNoPredicate(Term subject, PredicateSyntax predicate, TextSpan span)
    {
        if (predicate is not EqualsSyntax equals)
            return Refuse(Messages.PredicateDoesNotFit(predicate.Span, subject.Type.InWords()));
        if (equals.Value is PhraseSyntax { Where: null, Phrase.Key: "yes" or "no" } literal)
        {
            var flag = Block.Add(new FlagCondition(Block.Next, subject, span));
            return literal.Phrase.Key == "yes" ? flag : Block.Add(new NotCondition(Block.Next, flag, span));
        }
        if (equals.Value is PhraseSyntax { Where: null,
                Phrase: { Key: "true" or "false" or "y" or "n" or "on" or "off" } word }
            && scope.Find(word.Key) is null)
            return Refuse(Messages.NoYesOrNo(word.Span, word.Key, SubjectName(subject)));
        var other = BindTerm(equals.Value);
        if (other is null) return null;
        if (other.Type is not YesNoType)
            return Refuse(Messages.PredicateDoesNotFit(predicate.Span, subject.Type.InWords()));
        return Compare(subject, Relation.Equal, other, span);
    }

    /// <summary>Whether words that are a value can be read as a test of other values as well.</summary>
    private static bool IsPhraseToo(PredicateSyntax predicate, ChoiceType choice) => predicate switch
    {
        CompareSyntax { OfDates: false, Value: PhraseSyntax { Where: null, Phrase: var phrase } } =>
            choice.Ranked && choice.Values.IndexOf(phrase) >= 0,
        OneOfSyntax oneOf => oneOf.Values.All(v => choice.Values.IndexOf(v) >= 0),
        _ => false,
    };

    private Condition? BindChoice(Term subject, ChoiceType choice, PredicateSyntax predicate, TextSpan span)
    {
        if (predicate.AsValue is { } whole && choice.Values.IndexOf(whole) is >= 0 and var index)
            return !whole.IsQuoted && IsPhraseToo(predicate, choice) ? Refuse(Messages.TwoReadings(whole,
                    $"the value `{choice.Values.Names[index]}`", "a test of other values"))
                : Member(subject, BigInteger.One << index, span);
        switch (predicate)
        {
            case OneOfSyntax oneOf:
                return ReadValues(oneOf.Values, choice.Values, subject) is { } mask
                    ? Member(subject, mask, span)
                    : null;
            case EqualsSyntax { Value: PhraseSyntax { Where: null, Phrase: var phrase } }:
                if (scope.Find(phrase.Key) is ValuesSymbol) return Refuse(Messages.OneOfMissing(phrase));
                if (MeantOfHand(phrase) is { } meant && reader.Read(phrase, Item, false, new DiagnosticBag()).One is null)
                    return Refuse(meant);
                if (reader.Read(phrase, Item, false, new DiagnosticBag()).One is null)
                    return Refuse(UnknownNames.Value(phrase, SubjectName(subject), choice.Values,
                        found, NearKeyword(phrase)));
                var other = BindTerm(phrase);
                if (other is null) return null;
                return other.Type is ChoiceType same && same.Values == choice.Values
                    ? Compare(subject, Relation.Equal, other, span)
                    : Refuse(UnknownNames.Value(phrase, SubjectName(subject), choice.Values, found));
            case CompareSyntax { OfDates: false } compare when choice.Ranked:
                return RankOf(compare.Value, choice, subject) is { } rank
                    ? Member(subject, Ranks(compare.Relation, rank, choice.Values.Names.Length), span)
                    : null;
            case BetweenSyntax between when choice.Ranked:
                if (RankOf(between.Low, choice, subject) is not { } low
                    || RankOf(between.High, choice, subject) is not { } high)
                    return null;
                if (low > high) return Refuse(Messages.BackwardsBetween(predicate.Span));
                return Member(subject,
                    Ranks(Relation.AtLeast, low, choice.Values.Names.Length)
                        & Ranks(Relation.AtMost, high, choice.Values.Names.Length),
                    span);
            case CompareSyntax { OfDates: false } or BetweenSyntax:
                return Refuse(Messages.NotRanked(predicate.Span, SubjectName(subject)));
            default:
                return Refuse(Messages.PredicateDoesNotFit(predicate.Span, choice.InWords()));
        }
    }

    private static string SubjectName(Term subject) => subject.Name ?? subject.Span.Words;

    private string? NearKeyword(Phrase phrase) =>
        phrase.Tokens.Length < 2
            ? null
            : found.Near(phrase.Tokens[0].Lower + " " + phrase.Tokens[1].Lower,
                ["one of", "at least", "at most", "more than", "fewer than", "less than"]);

    private MemberCondition Member(Term subject, BigInteger mask, TextSpan span) =>
        Block.Add(new MemberCondition(Block.Next, subject, mask, span));

    private int? RankOf(ExpressionSyntax syntax, ChoiceType choice, Term subject)
    {
        if (syntax is PhraseSyntax { Where: null, Phrase: var phrase }
            && choice.Values.IndexOf(phrase) is >= 0 and var rank)
            return rank;
        found.Add(syntax is PhraseSyntax { Phrase: var other }
            ? UnknownNames.Value(other, SubjectName(subject), choice.Values, found)
            : Messages.PredicateDoesNotFit(syntax.Span, choice.InWords()));
        return null;
    }

    private static BigInteger Ranks(Relation relation, int rank, int count)
    {
        var mask = BigInteger.Zero;
        for (var i = 0; i < count; i++)
            if (Relations.Holds(i, relation, rank)) mask |= BigInteger.One << i;
        return mask;
    }

    /// <summary>
    /// Values by name, and named sets for all of theirs, as bits of a value set; null after
    /// reporting one that is neither.
    /// </summary>
    private BigInteger? ReadValues(ImmutableArray<Phrase> phrases, ValueSet values, Term subject)
    {
        var mask = BigInteger.Zero;
        foreach (var phrase in phrases)
        {
            if (values.IndexOf(phrase) is >= 0 and var index) { mask |= BigInteger.One << index; continue; }
            if (scope.Find(phrase.Key) is not ValuesSymbol set)
            {
                found.Add(
                    UnknownNames.Value(phrase, SubjectName(subject), values, found));
                return null;
            }
            scope.Use(set);
            foreach (var name in set.Values.Names)
            {
                if (values.IndexOf(name) is not (>= 0 and var place))
                {
                    found.Add(Messages.SetHoldsOther(phrase, name, SubjectName(subject)));
                    return null;
                }
                mask |= BigInteger.One << place;
            }
        }
        return mask;
    }

    private Condition? BindIncludes(IncludesSyntax syntax)
    {
        if (BindTerm(syntax.Subject) is not { } subject) return null;
        if (subject.Type is not SetType set)
            return Refuse(Messages.IncludesOfNoSet(syntax.Span, subject.Type.InWords()));
        if (syntax.AsValue is { } whole && set.Values.IndexOf(whole) is >= 0 and var index)
            return Block.Add(new IncludesCondition(Block.Next, subject, BigInteger.One << index, syntax.Span));
        return ReadValues(syntax.Values, set.Values, subject) is { } mask
            ? Block.Add(new IncludesCondition(Block.Next, subject, mask, syntax.Span))
            : null;
    }

    private Condition? BindOrdered(Term subject, PredicateSyntax predicate, TextSpan span)
    {
        var dates = subject.Type is DateType;
        switch (predicate)
        {
            case CompareSyntax compare when compare.OfDates != dates:
                return Refuse(dates
                    ? TypeMistakes.NumberWordsForDate(compare)
                    : TypeMistakes.DateWordsForNumber(compare));
            case CompareSyntax compare:
                var value = BindTerm(compare.Value);
                if (value is null) return null;
                var compared = Compare(subject, compare.Relation, value, span);
                if (compared is Comparison comparison) WarnOfMisreading(comparison, compare);
                return compared;
            case EqualsSyntax equals:
                return BindTerm(equals.Value) is { } equal ? Compare(subject, Relation.Equal, equal, span) : null;
            case OneOfSyntax oneOf:
                return BindAmong(subject, oneOf, span);
            case BetweenSyntax between:
                return BindBetween(subject, between, span);
            case WithinSyntax within when dates:
                return BindWithin(subject, within, span);
            case WithinNameSyntax within when dates:
                return BindWithin(subject, within, span);
            default:
                return Refuse(Messages.PredicateDoesNotFit(predicate.Span, subject.Type.InWords()));
        }
    }

    private JointComparison? BindAmong(Term subject, OneOfSyntax syntax, TextSpan span)
    {
        var parts = ImmutableArray.CreateBuilder<Comparison>(syntax.Values.Length);
        foreach (var value in syntax.Values)
            if (BindTerm(value) is { } term
                && Compare(subject, Relation.Equal, term, span, apart: true) is Comparison part)
                parts.Add(part);
        return parts.Count == syntax.Values.Length
            ? Block.Add(new JointComparison(Block.Next, false, parts.MoveToImmutable(), span))
            : null;
    }

    private Condition? BindBetween(Term subject, BetweenSyntax syntax, TextSpan span)
    {
        if (BindTerm(syntax.Low) is not { } low || BindTerm(syntax.High) is not { } high) return null;
        if (Compare(subject, Relation.AtLeast, low, span, apart: true) is not Comparison from
            || Compare(subject, Relation.AtMost, high, span, apart: true) is not Comparison to)
            return null;
        if (from.Right is ConstantTerm { Value: Scalar a } && to.Right is ConstantTerm { Value: Scalar b }
            && a.Value > b.Value)
            return Refuse(Messages.BackwardsBetween(syntax.Span));
        return Block.Add(new JointComparison(Block.Next, true, [from, to], span));
    }

    /// <summary>
    /// A comparison in normal form: units agreed, a constant on the right. Parts of a joint test
    /// stand apart and have no index.
    /// </summary>
    private Condition? Compare(Term left, Relation relation, Term right, TextSpan span, bool apart = false)
    {
        if (left.Type is NumberType && right.Type is NumberType)
        {
            var bare = ReferenceEquals(left.Type, LiteralBinder.Bare);
            if ((bare ? Agree(left, right) : Agree(right, left)) is not { } agreed) return null;
            (left, right) = bare ? (agreed, right) : (left, agreed);
        }
        else if (left.Type.GetType() != right.Type.GetType())
            return Refuse(Messages.TypesDiffer(span, left.Span.Words, left.Type.InWords(), right.Span.Words,
                right.Type.InWords()));
        if (IsAgainstItself(left, right)) return null;
        if (left is ConstantTerm && right is ConstantTerm) return Refuse(Messages.TwoConstants(span));
        if (left is ConstantTerm) (left, relation, right) = (right, Relations.Flipped(relation), left);
        var comparison = new Comparison(apart ? -1 : Block.Next, left, relation, right, span);
        return apart ? comparison : Block.Add(comparison);
    }

    private void WarnOfMisreading(Comparison comparison, CompareSyntax syntax)
    {
        if (syntax.Words == "over" && IsWhole(comparison.Left)
            && comparison.Right is ConstantTerm { Value: Scalar limit }
            // A day more than three years is no number of years.
            && comparison.Left is { Type: NumberType number, Step: var step }
            && limit.Value % step == 0 && step % number.Step == 0)
            found.Add(Messages.OverBeginsLater(comparison.Span, number.Say(limit),
                number.Say(new Scalar(limit.Value + step))));
        foreach (var term in (Term[])[comparison.Left, comparison.Right])
            if (term is ShiftTerm { Date: FactTerm { Fact.Name: var name }, Shifts: [{ Minus: false, Months: true }] }
                && name.Contains("birth", StringComparison.OrdinalIgnoreCase))
                found.Add(Messages.AgeByAdding(term.Span, name));
    }
}
