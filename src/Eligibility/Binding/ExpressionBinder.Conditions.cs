using Eligibility.Diagnostics;
using Eligibility.Model;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Binding;

/// <summary>Conditions: groups, lists, and what they are made of.</summary>
internal sealed partial class ExpressionBinder
{
    public Condition? BindCondition(ExpressionSyntax syntax) =>
        StackGuard.Run((Binder: this, Syntax: syntax), static at => at.Binder.BindOne(at.Syntax));

    private Condition? BindOne(ExpressionSyntax syntax) => syntax switch
    {
        BracketSyntax bracket => BindCondition(bracket.Inner),
        PhraseSyntax phrase => BindPhraseCondition(phrase),
        NotSyntax not => BindCondition(not.Operand) is { } operand
            ? Block.Add(new NotCondition(Block.Next, operand, syntax.Span))
            : null,
        LogicSyntax logic => BindLogic(logic),
        GroupSyntax group => BindGroup(group),
        TestSyntax test => BindTest(test),
        IncludesSyntax includes => BindIncludes(includes),
        _ => Refuse(TypeMistakes.ValueForCondition(syntax.Span, BindTerm(syntax)?.Type)),
    };

    /// <summary>What a table goes by: a value, or a named condition.</summary>
    public Term? BindColumn(Phrase phrase)
    {
        if (Here(phrase) is not LateSymbol { Definition: { Condition: not null } definition } symbol)
            return BindTerm(phrase);
        Use(symbol);
        return IsAtHand(symbol, phrase) ? new ConditionTerm(definition, phrase.Span) : null;
    }

    /// <summary>What a table's column is tested for, in a block of its own.</summary>
    public Condition? BindApart(Term column, PredicateSyntax key)
    {
        if (column is ConditionTerm && NoYesOrNo(key) is { } other)
            return Refuse(Messages.ConditionKeys(other.Span, column.Span.Words));
        var outer = Block;
        Block = new Block();
        var condition = key is EitherSyntax either ? BindEither(column, either) : BindPredicate(column, key, null);
        Block = outer;
        return condition;
    }

    /// <summary>A key, or an alternative in it, that is neither <c>yes</c> nor <c>no</c>; null where there is none.</summary>
    private static PredicateSyntax? NoYesOrNo(PredicateSyntax key) => key switch
    {
        EitherSyntax either => either.Keys.Select(NoYesOrNo).FirstOrDefault(k => k is not null),
        AnySyntax or EqualsSyntax { Value: PhraseSyntax { Where: null, Phrase.Key: "yes" or "no" } } => null,
        _ => key,
    };

    /// <summary>Values alone are one test, <c>one of</c> them; else one of several tests must hold.</summary>
    private Condition? BindEither(Term column, EitherSyntax either)
    {
        if (either.Keys.FirstOrDefault(k => k is AnySyntax) is { } any) return Refuse(Messages.AnyBesideOthers(any.Span));
        var values = either.Keys.Select(k => k is EqualsSyntax { Value: PhraseSyntax { Where: null, Phrase: var value } }
            ? value : null).ToList();
        if (column.Type is not YesNoType && values.TrueForAll(v => v is not null))
            return BindPredicate(column, new OneOfSyntax([.. values.Select(v => v!)], either.Span), null);
        var operands = either.Keys.Select(k => BindPredicate(column, k, null)).ToList();
        return operands.Exists(o => o is null) ? null
            : Block.Add(new GroupCondition(Block.Next, GroupKind.Any, 0, [.. operands.Select(o => o!)], either.Span));
    }

    /// <summary>
    /// Binds something in a block of its own: a condition inside <c>where</c>, or what no decision needs.
    /// </summary>
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
        if (syntax.Where is null
            && Here(syntax.Phrase) is LateSymbol { Definition: { Condition: not null } definition } symbol)
        {
            Use(symbol);
            return IsAtHand(symbol, syntax.Phrase)
                ? Block.Add(new DefinitionCondition(Block.Next, definition, syntax.Span))
                : null;
        }
        var term = BindTerm(syntax);
        if (term is null) return null;
        if (term.Type is not YesNoType || term is ConstantTerm)
            return Refuse(TypeMistakes.ValueForCondition(syntax.Span, term.Type));
        return Block.Add(new FlagCondition(Block.Next, term, syntax.Span));
    }

    private static bool IsQuantified(Phrase phrase) => phrase.Tokens[0].Lower is "any" or "no";

    private Condition? BindQuantifier(PhraseSyntax syntax)
    {
        if (ReadOne(syntax.Phrase, beforeWhere: true) is not { } reading) return null;
        if (reading is not QuantifierReading quantifier)
            return Refuse(TypeMistakes.ValueForCondition(syntax.Span, null));
        if (NotHere(quantifier, syntax.Span) is { } refused) return Refuse(refused);
        scope.Use(quantifier.List);
        var list = (ListInput)quantifier.List.Input;
        return BindWhere(list, syntax.Where!) is { } where
            ? Block.Add(new ListCondition(Block.Next, quantifier.Any, list, where, syntax.Span)
            {
                IsOfOthers = quantifier.IsOfOthers,
            })
            : null;
    }

    private WhereClause? BindWhere(ListInput list, ExpressionSyntax syntax)
    {
        var outer = Item;
        Item = _looksAt = list;
        Condition? root = null;
        BindAside(() => root = BindCondition(syntax));
        (Item, _looksAt) = (outer, null);
        return TwoAtATime(root) is null ? null : new WhereClause(list, root!);
    }

    private Condition? BindLogic(LogicSyntax syntax)
    {
        if (syntax.Operators.Any(o => o.Lower != syntax.Operators[0].Lower))
            return Refuse(Messages.AndWithOr(syntax.Operators.First(o => o.Lower != syntax.Operators[0].Lower).Span));
        if (LooseAlternative(syntax) is { } loose)
        {
            found.Add(loose);
            if (loose.IsError) return null;
        }
        var kind = syntax.Operators[0].Lower == "and" ? GroupKind.All : GroupKind.Any;
        var operands = BindOperands(syntax.Operands, kind);
        if (operands.Any(o => o is null)) return null;
        return Block.Add(new GroupCondition(Block.Next, kind, 0, [.. operands.Select(o => o!)], syntax.Span));
    }

    /// <summary>
    /// <c>drug is heroin or cocaine</c>: the second is no condition, but a value of the fact tested before it.
    /// </summary>
    private Diagnostic? LooseAlternative(LogicSyntax syntax)
    {
        for (var i = 1; i < syntax.Operands.Length; i++)
        {
            if (syntax.Operands[i] is not PhraseSyntax { Where: null } loose
                || syntax.Operands[i - 1] is not TestSyntax { Subject: PhraseSyntax subject } test)
                continue;
            if (loose.Phrase.Tokens is [{ Lower: "over" or "above" or "more" or "older" or "greater" or "upwards"
                or "under" or "below" or "less" or "younger" or "fewer" or "after" or "later" or "before"
                or "earlier" } relation]
                && scope.Find(loose.Phrase.Key) is null
                && test.Predicate is EqualsSyntax { Value: PhraseSyntax { Where: null, Phrase: var limit } })
                return Messages.LooseComparison(loose.Span, subject.Phrase.Words, limit.Words,
                    syntax.Operators[i - 1].Lower, relation.Lower);
            if (scope.Find(subject.Phrase.Key) is InputSymbol { Input: Fact { Type: ChoiceType choice } }
                && choice.Values.IndexOf(loose.Phrase) >= 0)
                if (scope.Find(loose.Phrase.Key) is not null && syntax.Operators[i - 1].Lower == "and") return null;
                else return scope.Find(loose.Phrase.Key) is null
                    ? Messages.LooseAlternative(loose.Span, subject.Phrase.Words, syntax.Operators[i - 1].Lower,
                        test.Negated, Alternatives(syntax, i, test, choice))
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
        var loose = syntax.Operands.Skip(first)
            .TakeWhile(o => o is PhraseSyntax { Where: null, Phrase: var p } && choice.Values.IndexOf(p) >= 0)
            .Select(o => ((PhraseSyntax)o).Phrase);
        return [.. tested.Concat(loose).Take(13)
            .Select(p => p.Tokens is [{ Lower: "either" }, _, ..] ? new Phrase(p.Tokens[1..]).Words : p.Words)];
    }

    /// <summary>Orders of two dates that were tested first where all must hold: of these a later line may make use.</summary>
    private readonly List<(string Earlier, string Later)> _tested = [];

    private List<Condition?> BindOperands(IEnumerable<ExpressionSyntax> operands, GroupKind kind)
    {
        var before = _tested.Count;
        var bound = new List<Condition?>();
        foreach (var operand in operands)
        {
            bound.Add(BindCondition(operand));
            if (kind == GroupKind.All && bound[^1] is Comparison { Left: var left, Right: var right } comparison && left.Type is DateType)
            {
                if (comparison.Relation is Relation.AtMost or Relation.Less) _tested.Add((Said(left), Said(right)));
                else if (comparison.Relation is Relation.AtLeast or Relation.More) _tested.Add((Said(right), Said(left)));
            }
        }
        _tested.RemoveRange(before, _tested.Count - before);
        return bound;
    }

    private static string Said(Term term) => term.Span.Words.ToLowerInvariant();

    private Condition? BindGroup(GroupSyntax syntax)
    {
        var operands = BindOperands(syntax.Lines, syntax.Kind);
        var count = 0;
        if (syntax.Count is { } token)
        {
            if (LiteralBinder.ReadWhole(token, found, 10_000) is not { } n) return null;
            count = n;
            if (syntax.Kind is GroupKind.AtLeast or GroupKind.Exactly && n > operands.Count
                || syntax.Kind == GroupKind.AtMost && n >= operands.Count || syntax.Kind == GroupKind.AtLeast && n == 0)
                found.Add(Messages.CountNeverMatters(syntax.Span, n, operands.Count,
                    never: syntax.Kind != GroupKind.AtMost && n > 0));
        }
        if (operands.Any(o => o is null)) return null;
        return Block.Add(new GroupCondition(Block.Next, syntax.Kind, count, [.. operands.Select(o => o!)],
            syntax.Span));
    }
}
