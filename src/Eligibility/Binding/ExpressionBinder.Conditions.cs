using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>Conditions: groups, tests and lists.</summary>
internal sealed partial class ExpressionBinder
{
    public Condition? BindCondition(ExpressionSyntax syntax) => StackGuard.Run(() => BindOne(syntax));

    private Condition? BindOne(ExpressionSyntax syntax) => syntax switch
    {
        BracketSyntax bracket => BindCondition(bracket.Inner),
        PhraseSyntax phrase => BindPhraseCondition(phrase),
        NotSyntax not => BindCondition(not.Operand) is { } operand ? Block.Add(new NotCondition(Block.Next, operand, syntax.Span)) : null,
        LogicSyntax logic => BindLogic(logic),
        GroupSyntax group => BindGroup(group),
        TestSyntax test => BindTest(test),
        IncludesSyntax includes => BindIncludes(includes),
        _ => Refuse(Messages.ValueForCondition(syntax.Span, BindTerm(syntax)?.Type)),
    };

    /// <summary>A whole condition in a block of its own, as a table's key or a <c>where</c> needs it.</summary>
    public Condition? BindApart(Func<Condition?> bind)
    {
        var outer = Block;
        Block = new Block();
        var condition = bind();
        Block = outer;
        return condition;
    }

    /// <summary>Binds something whose conditions no decision needs.</summary>
    public void BindAside(Action bind)
    {
        var outer = Block;
        Block = new Block();
        bind();
        Block = outer;
    }

    private Condition? Refuse(Diagnostic diagnostic)
    {
        found.Add(diagnostic);
        return null;
    }

    private Condition? BindPhraseCondition(PhraseSyntax syntax)
    {
        if (syntax.Where is not null && IsQuantified(syntax.Phrase)) return BindQuantifier(syntax);
        if (syntax.Where is null && scope.Find(syntax.Phrase.Key) is LateSymbol { Definition: { Condition: not null } definition } symbol)
        {
            scope.Use(symbol);
            return Block.Add(new DefinitionCondition(Block.Next, definition, syntax.Span));
        }
        var term = BindTerm(syntax);
        if (term is null) return null;
        if (term.Type is not YesNoType || term is ConstantTerm) return Refuse(Messages.ValueForCondition(syntax.Span, term.Type));
        return Block.Add(new FlagCondition(Block.Next, term, syntax.Span));
    }

    private static bool IsQuantified(Phrase phrase) => phrase.Tokens[0].Lower is "any" or "no";

    private Condition? BindQuantifier(PhraseSyntax syntax)
    {
        if (ReadOne(syntax.Phrase, beforeWhere: true) is not { } reading) return null;
        if (reading is not QuantifierReading quantifier) return Refuse(Messages.ValueForCondition(syntax.Span, null));
        if (Item is not null) return Refuse(Messages.ListInsideWhere(syntax.Span));
        scope.Use(quantifier.List);
        var list = (ListInput)quantifier.List.Input;
        return BindWhere(list, syntax.Where!) is { } where ? Block.Add(new ListCondition(Block.Next, quantifier.Any, list, where, syntax.Span)) : null;
    }

    private WhereClause? BindWhere(ListInput list, ExpressionSyntax syntax)
    {
        Item = list;
        var root = BindApart(() => BindCondition(syntax));
        Item = null;
        return root is null ? null : new WhereClause(list, root);
    }

    private Condition? BindLogic(LogicSyntax syntax)
    {
        if (syntax.Operators.Any(o => o.Lower != syntax.Operators[0].Lower)) return Refuse(Messages.AndWithOr(syntax.Operators.First(o => o.Lower != syntax.Operators[0].Lower).Span));
        if (LooseAlternative(syntax) is { } loose)
        {
            found.Add(loose);
            if (loose.IsError) return null;
        }
        var operands = syntax.Operands.Select(BindCondition).ToList();
        if (operands.Any(o => o is null)) return null;
        var kind = syntax.Operators[0].Lower == "and" ? GroupKind.All : GroupKind.Any;
        return Block.Add(new GroupCondition(Block.Next, kind, 0, [.. operands.Select(o => o!)], syntax.Span));
    }

    /// <summary><c>drug is heroin or cocaine</c>: the second is no condition, but a value of the fact tested before it.</summary>
    private Diagnostic? LooseAlternative(LogicSyntax syntax)
    {
        for (var i = 1; i < syntax.Operands.Length; i++)
        {
            if (syntax.Operands[i] is not PhraseSyntax { Where: null } loose || syntax.Operands[i - 1] is not TestSyntax { Subject: PhraseSyntax subject } test) continue;
            if (loose.Phrase.Tokens is [{ Lower: "over" or "above" or "more" or "older" or "greater" or "upwards" or "under" or "below" or "less" or "younger" or "fewer" or "after" or "later" or "before" or "earlier" } relation]
                && scope.Find(loose.Phrase.Key) is null && test.Predicate is EqualsSyntax { Value: PhraseSyntax { Where: null, Phrase: var limit } })
                return Messages.LooseComparison(loose.Span, subject.Phrase.Words, limit.Words, syntax.Operators[i - 1].Lower, relation.Lower);
            if (scope.Find(subject.Phrase.Key) is InputSymbol { Input: Fact { Type: ChoiceType choice } } && choice.Values.IndexOf(loose.Phrase.Key) >= 0)
                if (scope.Find(loose.Phrase.Key) is not null && syntax.Operators[i - 1].Lower == "and") return null;
                else return scope.Find(loose.Phrase.Key) is null
                    ? Messages.LooseAlternative(loose.Span, subject.Phrase.Words, syntax.Operators[i - 1].Lower, test.Negated, Alternatives(syntax, i, test, choice))
                    : Messages.ReadsAsFact(loose.Span, subject.Phrase.Words);
        }
        return null;
    }

    /// <summary>The value that a test asks for, or the values, with those that stand loose behind it.</summary>
    private static List<string> Alternatives(LogicSyntax syntax, int first, TestSyntax test, ChoiceType choice)
    {
        IEnumerable<Phrase> tested = test.Predicate switch
        {
            OneOfSyntax oneOf => oneOf.Values,
            { AsValue: { } value } => [value],
            _ => [],
        };
        var loose = syntax.Operands.Skip(first).TakeWhile(o => o is PhraseSyntax { Where: null, Phrase: var p } && choice.Values.IndexOf(p.Key) >= 0).Select(o => ((PhraseSyntax)o).Phrase);
        return [.. tested.Concat(loose).Take(13).Select(p => p.Tokens is [{ Lower: "either" }, _, ..] ? new Phrase(p.Tokens[1..]).Words : p.Words)];
    }

    private Condition? BindGroup(GroupSyntax syntax)
    {
        var operands = syntax.Lines.Select(BindCondition).ToList();
        var count = 0;
        if (syntax.Count is { } token)
        {
            if (Literals.ReadWhole(token, found, 10_000) is not { } n) return null;
            count = n;
            if (syntax.Kind is GroupKind.AtLeast or GroupKind.Exactly && n > operands.Count || syntax.Kind == GroupKind.AtMost && n >= operands.Count || syntax.Kind == GroupKind.AtLeast && n == 0)
                found.Add(Messages.CountNeverMatters(syntax.Span, n, operands.Count, never: syntax.Kind != GroupKind.AtMost && n > 0));
        }
        if (operands.Any(o => o is null)) return null;
        return Block.Add(new GroupCondition(Block.Next, syntax.Kind, count, [.. operands.Select(o => o!)], syntax.Span));
    }

    private Condition? BindTest(TestSyntax syntax)
    {
        var test = BindSubject(syntax);
        if (test is null || !syntax.Negated) return test;
        return Block.Add(new NotCondition(Block.Next, test, syntax.Span));
    }

    private Condition? BindSubject(TestSyntax syntax)
    {
        // A named condition can be said to be yes or no, as a fact can.
        if (syntax.Subject is PhraseSyntax { Where: null } named && scope.Find(named.Phrase.Key) is LateSymbol { Definition.Condition: not null })
            return BindYesNo(syntax, BindCondition(syntax.Subject));
        if (syntax.Subject is PhraseSyntax { Where: not null } list && IsQuantified(list.Phrase)) return Refuse(Messages.ConditionForValue(syntax.Subject.Span));
        return BindTerm(syntax.Subject) is { } subject ? BindPredicate(subject, syntax.Predicate, syntax) : null;
    }

    private Condition? BindYesNo(TestSyntax syntax, Condition? subject)
    {
        if (subject is null) return null;
        if (syntax.Predicate is EqualsSyntax { Value: PhraseSyntax { Where: null, Phrase: var word } } && word.Key is "yes" or "no")
            return word.Key == "yes" ? subject : Block.Add(new NotCondition(Block.Next, subject, syntax.Span));
        return Refuse(Messages.PredicateDoesNotFit(syntax.Predicate.Span, new YesNoType()));
    }

    /// <summary>What follows <c>is</c>, of a subject of any type. <paramref name="syntax"/> is null for a table's key.</summary>
    public Condition? BindPredicate(Term subject, PredicateSyntax predicate, TestSyntax? syntax)
    {
        var span = syntax?.Span ?? predicate.Span;
        switch (subject.Type)
        {
            case YesNoType:
                return BindYesNoPredicate(subject, predicate, span);
            case ChoiceType choice:
                return BindChoice(subject, choice, predicate, span);
            case SetType when predicate is EmptySyntax:
                return Block.Add(new EmptyCondition(Block.Next, subject, span));
            case SetType:
                return Refuse(Messages.PredicateDoesNotFit(predicate.Span, subject.Type));
            default:
                return BindOrdered(subject, predicate, span);
        }
    }

    private Condition? BindYesNoPredicate(Term subject, PredicateSyntax predicate, TextSpan span)
    {
        if (predicate is not EqualsSyntax equals) return Refuse(Messages.PredicateDoesNotFit(predicate.Span, subject.Type));
        if (equals.Value is PhraseSyntax { Where: null, Phrase.Key: "yes" or "no" } literal)
        {
            var flag = Block.Add(new FlagCondition(Block.Next, subject, span));
            return literal.Phrase.Key == "yes" ? flag : Block.Add(new NotCondition(Block.Next, flag, span));
        }
        if (equals.Value is PhraseSyntax { Where: null, Phrase: { Key: "true" or "false" or "y" or "n" or "on" or "off" } word } && scope.Find(word.Key) is null)
            return Refuse(Messages.NoYesOrNo(word.Span, word.Key, SubjectName(subject)));
        var other = BindTerm(equals.Value);
        if (other is null) return null;
        if (other.Type is not YesNoType) return Refuse(Messages.PredicateDoesNotFit(predicate.Span, subject.Type));
        return Compare(subject, Relation.Equal, other, span);
    }

    private Condition? BindChoice(Term subject, ChoiceType choice, PredicateSyntax predicate, TextSpan span)
    {
        if (predicate.AsValue is { } whole && choice.Values.IndexOf(whole.Key) is >= 0 and var index) return Member(subject, BigInteger.One << index, span);
        switch (predicate)
        {
            case OneOfSyntax oneOf:
                return ReadValues(oneOf.Values, choice.Values, subject) is { } mask ? Member(subject, mask, span) : null;
            case EqualsSyntax { Value: PhraseSyntax { Where: null, Phrase: var phrase } }:
                if (scope.Find(phrase.Key) is ValuesSymbol) return Refuse(Messages.OneOfMissing(phrase));
                if (reader.Read(phrase, Item, false, new DiagnosticBag()).Count == 0) return Refuse(Messages.UnknownValue(phrase, SubjectName(subject), choice.Values, NearKeyword(phrase) ?? found.Near(phrase.Words, choice.Values.Names)));
                var other = BindTerm(new PhraseSyntax(phrase, null, phrase.Span));
                if (other is null) return null;
                return other.Type is ChoiceType same && same.Values == choice.Values
                    ? Compare(subject, Relation.Equal, other, span)
                    : Refuse(Messages.UnknownValue(phrase, SubjectName(subject), choice.Values, found.Near(phrase.Words, choice.Values.Names)));
            case CompareSyntax { OfDates: false } compare when choice.Ranked:
                return RankOf(compare.Value, choice, subject) is { } rank ? Member(subject, Ranks(compare.Relation, rank, choice.Values.Names.Length), span) : null;
            case BetweenSyntax between when choice.Ranked:
                if (RankOf(between.Low, choice, subject) is not { } low || RankOf(between.High, choice, subject) is not { } high) return null;
                if (low > high) return Refuse(Messages.BackwardsBetween(predicate.Span));
                return Member(subject, Ranks(Relation.AtLeast, low, choice.Values.Names.Length) & Ranks(Relation.AtMost, high, choice.Values.Names.Length), span);
            case CompareSyntax { OfDates: false } or BetweenSyntax:
                return Refuse(Messages.NotRanked(predicate.Span, SubjectName(subject)));
            default:
                return Refuse(Messages.PredicateDoesNotFit(predicate.Span, choice));
        }
    }

    private static string SubjectName(Term subject) => subject switch
    {
        FactTerm fact => fact.Fact.Name,
        FieldTerm field => field.Field.Name,
        TableTerm table => table.Table.Name,
        DefinitionTerm named => named.Definition.Name,
        _ => subject.Span.Words,
    };

    private string? NearKeyword(Phrase phrase) =>
        phrase.Tokens.Length < 2 ? null : found.Near(phrase.Tokens[0].Lower + " " + phrase.Tokens[1].Lower, ["one of", "at least", "at most", "more than", "fewer than", "less than"]);

    private MemberCondition Member(Term subject, BigInteger mask, TextSpan span) => Block.Add(new MemberCondition(Block.Next, subject, mask, span));

    private int? RankOf(ExpressionSyntax syntax, ChoiceType choice, Term subject)
    {
        if (syntax is PhraseSyntax { Where: null, Phrase: var phrase } && choice.Values.IndexOf(phrase.Key) is >= 0 and var rank) return rank;
        found.Add(syntax is PhraseSyntax { Phrase: var other } ? Messages.UnknownValue(other, SubjectName(subject), choice.Values, found.Near(other.Words, choice.Values.Names)) : Messages.PredicateDoesNotFit(syntax.Span, choice));
        return null;
    }

    private static BigInteger Ranks(Relation relation, int rank, int count)
    {
        var mask = BigInteger.Zero;
        for (var i = 0; i < count; i++)
            if (Relations.Holds(i, relation, rank)) mask |= BigInteger.One << i;
        return mask;
    }

    /// <summary>Values by name, and named sets for all of theirs, as bits of a value set; null after reporting one that is neither.</summary>
    private BigInteger? ReadValues(ImmutableArray<Phrase> phrases, ValueSet values, Term subject)
    {
        var mask = BigInteger.Zero;
        foreach (var phrase in phrases)
        {
            if (values.IndexOf(phrase.Key) is >= 0 and var index) { mask |= BigInteger.One << index; continue; }
            if (scope.Find(phrase.Key) is not ValuesSymbol set) { found.Add(Messages.UnknownValue(phrase, SubjectName(subject), values, found.Near(phrase.Words, values.Names))); return null; }
            scope.Use(set);
            foreach (var name in set.Values.Names)
            {
                if (values.IndexOf(name) is not (>= 0 and var place)) { found.Add(Messages.SetHoldsOther(phrase, name, SubjectName(subject))); return null; }
                mask |= BigInteger.One << place;
            }
        }
        return mask;
    }

    private Condition? BindIncludes(IncludesSyntax syntax)
    {
        if (BindTerm(syntax.Subject) is not { } subject) return null;
        if (subject.Type is not SetType set) return Refuse(Messages.IncludesOfNoSet(syntax.Span, subject.Type));
        if (syntax.AsValue is { } whole && set.Values.IndexOf(whole.Key) is >= 0 and var index)
            return Block.Add(new IncludesCondition(Block.Next, subject, BigInteger.One << index, syntax.Span));
        return ReadValues(syntax.Values, set.Values, subject) is { } mask ? Block.Add(new IncludesCondition(Block.Next, subject, mask, syntax.Span)) : null;
    }

    private Condition? BindOrdered(Term subject, PredicateSyntax predicate, TextSpan span)
    {
        var dates = subject.Type is DateType;
        switch (predicate)
        {
            case CompareSyntax compare when compare.OfDates != dates:
                return Refuse(dates ? Messages.NumberWordsForDate(compare) : Messages.DateWordsForNumber(compare));
            case CompareSyntax compare:
                var value = BindTerm(compare.Value);
                if (value is null) return null;
                var compared = Compare(subject, compare.Relation, value, span);
                if (compared is Comparison comparison) WarnOfMisreading(comparison, compare);
                return compared;
            case EqualsSyntax equals:
                return BindTerm(equals.Value) is { } equal ? Compare(subject, Relation.Equal, equal, span) : null;
            case OneOfSyntax oneOf:
                var parts = oneOf.Values.Select(v => BindTerm(new PhraseSyntax(v, null, v.Span)) is { } one ? Compare(subject, Relation.Equal, one, span, apart: true) : null).ToList();
                return parts.Any(p => p is null) ? null : Block.Add(new JointComparison(Block.Next, false, [.. parts.Cast<Comparison>()], span));
            case BetweenSyntax between:
                return BindBetween(subject, between, span);
            case WithinSyntax within when dates:
                return BindWithin(subject, within, span);
            default:
                return Refuse(Messages.PredicateDoesNotFit(predicate.Span, subject.Type));
        }
    }

    private Condition? BindBetween(Term subject, BetweenSyntax syntax, TextSpan span)
    {
        if (BindTerm(syntax.Low) is not { } low || BindTerm(syntax.High) is not { } high) return null;
        if (Compare(subject, Relation.AtLeast, low, span, apart: true) is not Comparison from || Compare(subject, Relation.AtMost, high, span, apart: true) is not Comparison to) return null;
        if (from.Right is ConstantTerm { Value: Scalar a } && to.Right is ConstantTerm { Value: Scalar b } && a.Value > b.Value) return Refuse(Messages.BackwardsBetween(syntax.Span));
        return Block.Add(new JointComparison(Block.Next, true, [from, to], span));
    }

    /// <summary><c>X is within N before D</c>: X is on or before D, and X plus N is on or after D; after, the other way round.</summary>
    private Condition? BindWithin(Term subject, WithinSyntax syntax, TextSpan span)
    {
        if (BindTerm(syntax.Date) is not { } date) return null;
        if (date.Type is not DateType) return Refuse(Messages.NotADate(date.Span, date.Type));
        var words = new Phrase([syntax.Count, syntax.Unit]);
        if (!Literals.TryRead(words, found, out var count) || count is null) return null;
        if (count.Type is not NumberType { Unit.Kind: UnitKind.Days or UnitKind.Months } type) return Refuse(Messages.ShiftWithoutUnit(words.Span));
        if (!IsWhole(count)) return Refuse(Messages.ShiftNotWhole(words.Span));
        var (earlier, later) = syntax.Before ? (subject, date) : (date, subject);
        if (Checked(new ShiftTerm(earlier, [(count, false, type.Unit.Kind == UnitKind.Months)], words.Span)) is not { } reach) return null;
        return Block.Add(new JointComparison(Block.Next, true,
            [new Comparison(-1, earlier, Relation.AtMost, later, span), new Comparison(-1, reach, Relation.AtLeast, later, span)], span));
    }

    /// <summary>A comparison in normal form: units agreed, a constant on the right. Parts of a joint test stand apart and have no index.</summary>
    private Condition? Compare(Term left, Relation relation, Term right, TextSpan span, bool apart = false)
    {
        if (left.Type is NumberType && right.Type is NumberType)
        {
            var bare = ReferenceEquals(left.Type, Literals.Bare);
            if ((bare ? Agree(left, right) : Agree(right, left)) is not { } agreed) return null;
            (left, right) = bare ? (agreed, right) : (left, agreed);
        }
        else if (left.Type.GetType() != right.Type.GetType())
            return Refuse(Messages.TypesDiffer(span, left, right));
        if (left is ConstantTerm && right is ConstantTerm) return Refuse(Messages.TwoConstants(span));
        if (left is ConstantTerm) (left, relation, right) = (right, Relations.Flipped(relation), left);
        var comparison = new Comparison(apart ? -1 : Block.Next, left, relation, right, span);
        return apart ? comparison : Block.Add(comparison);
    }

    private void WarnOfMisreading(Comparison comparison, CompareSyntax syntax)
    {
        if (syntax.Words == "over" && IsWhole(comparison.Left) && comparison.Right is ConstantTerm { Value: Scalar limit } && comparison.Left.Type is NumberType number)
            found.Add(Messages.OverBeginsLater(comparison.Span, number.Say(limit), number.Say(new Scalar(limit.Value + number.Step))));
        foreach (var term in (Term[])[comparison.Left, comparison.Right])
            if (term is ShiftTerm { Date: FactTerm { Fact.Name: var name }, Shifts: [{ Minus: false, Months: true }] } && name.Contains("birth", StringComparison.OrdinalIgnoreCase))
                found.Add(Messages.AgeByAdding(term.Span, name));
    }
}
