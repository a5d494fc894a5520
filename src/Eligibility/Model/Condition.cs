using System.Collections.Immutable;
using System.Numerics;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Model;

/// <summary>
/// A condition, checked (language, section 3). A closed family of sealed records that evaluators, renderers and analyses
/// read. A condition stands after those it is made of, so that one pass over a policy's conditions works all of them out.
/// </summary>
/// <param name="Index">Its place among its policy's conditions, or among those of its <c>where</c>.</param>
/// <param name="Span">Where it is written.</param>
internal abstract record Condition(int Index, TextSpan Span);

/// <summary>A yes-or-no fact or field.</summary>
internal sealed record FlagCondition(int Index, Term Term, TextSpan Span) : Condition(Index, Span);

/// <summary>A comparison in normal form: a constant, where there is one, stands on the right.</summary>
internal sealed record Comparison(int Index, Term Left, Relation Relation, Term Right, TextSpan Span) : Condition(Index, Span)
{
    /// <summary>Which of the normal forms it has.</summary>
    public ComparisonForm Form => (Left, Right) switch
    {
        (CountTerm or DifferentTerm or TotalTerm, ConstantTerm) => ComparisonForm.CountAgainstConstant,
        (_, ConstantTerm) => ComparisonForm.FactAgainstConstant,
        _ => ComparisonForm.FactAgainstFact,
    };
}

/// <summary>The normal forms of a comparison: what a later analysis may take for granted of it.</summary>
internal enum ComparisonForm { FactAgainstConstant, FactAgainstFact, CountAgainstConstant }

/// <summary>One test made of several comparisons: all of them for <c>between</c> and <c>within</c>, any for <c>one of</c> numbers or dates.</summary>
internal sealed record JointComparison(int Index, bool All, ImmutableArray<Comparison> Parts, TextSpan Span) : Condition(Index, Span);

/// <summary><c>is V</c> and <c>is one of V, V</c> of a choice: one bit for each value.</summary>
internal sealed record MemberCondition(int Index, Term Term, BigInteger Values, TextSpan Span) : Condition(Index, Span);

/// <summary><c>SET includes any of V, V</c></summary>
internal sealed record IncludesCondition(int Index, Term Set, BigInteger Values, TextSpan Span) : Condition(Index, Span);

/// <summary><c>SET is empty</c></summary>
internal sealed record EmptyCondition(int Index, Term Set, TextSpan Span) : Condition(Index, Span);

/// <summary><c>any LIST where C</c> and <c>no LIST where C</c>.</summary>
internal sealed record ListCondition(int Index, bool Any, ListInput List, WhereClause Where, TextSpan Span) : Condition(Index, Span);

/// <summary><c>not C</c> and <c>is not</c>.</summary>
internal sealed record NotCondition(int Index, Condition Operand, TextSpan Span) : Condition(Index, Span);

/// <summary><c>and</c>, <c>or</c> and the groups.</summary>
internal sealed record GroupCondition(int Index, GroupKind Kind, int Count, ImmutableArray<Condition> Operands, TextSpan Span) : Condition(Index, Span);

/// <summary>A named condition.</summary>
internal sealed record DefinitionCondition(int Index, Definition Definition, TextSpan Span) : Condition(Index, Span);

/// <summary>A condition inside <c>where</c>, of one item of a stated list by itself. No policy holds one: it is made to ask about a line that is told.</summary>
/// <param name="Index">Its place after the conditions of the policy.</param>
/// <param name="List">The list.</param>
/// <param name="Row">The item, from 0.</param>
/// <param name="OfItem">The condition, as it stands inside <c>where</c>.</param>
internal sealed record ItemCondition(int Index, ListInput List, int Row, Condition OfItem) : Condition(Index, OfItem.Span);

/// <summary>The condition after <c>where</c>: asked of one item at a time.</summary>
/// <param name="List">The list it walks.</param>
/// <param name="Root">The whole condition.</param>
internal sealed record WhereClause(ListInput List, Condition Root);
