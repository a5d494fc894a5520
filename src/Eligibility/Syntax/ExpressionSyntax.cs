using System.Collections.Immutable;
using Eligibility.Text;

namespace Eligibility.Syntax;

/// <summary>
/// What a condition or a value says, before anyone knows what its names mean. One family for both (grammar, step 2).
/// </summary>
internal abstract record ExpressionSyntax(TextSpan Span);

/// <summary>A run of words, with <c>where CONDITION</c> behind it.</summary>
internal sealed record PhraseSyntax(Phrase Phrase, ExpressionSyntax? Where, TextSpan Span) : ExpressionSyntax(Span);

/// <summary><c>( ... )</c></summary>
internal sealed record BracketSyntax(ExpressionSyntax Inner, TextSpan Span) : ExpressionSyntax(Span);

/// <summary><c>C and C</c> or <c>C or C</c>; both at one level are kept as read, for the binder's message.</summary>
internal sealed record LogicSyntax(ImmutableArray<ExpressionSyntax> Operands, ImmutableArray<Token> Operators,
    TextSpan Span) : ExpressionSyntax(Span);

/// <summary><c>not TEST</c></summary>
internal sealed record NotSyntax(ExpressionSyntax Operand, TextSpan Span) : ExpressionSyntax(Span);

/// <summary><c>VALUE is [not] PREDICATE</c></summary>
internal sealed record TestSyntax(ExpressionSyntax Subject, bool Negated, PredicateSyntax Predicate, TextSpan Span)
    : ExpressionSyntax(Span);

/// <summary>
/// <c>SET includes [any of] V, V</c>; <see cref="AsValue"/> is the whole run after
/// <c>includes</c>, should it be one value.
/// </summary>
internal sealed record IncludesSyntax(ExpressionSyntax Subject, ImmutableArray<Phrase> Values, Phrase? AsValue,
    TextSpan Span) : ExpressionSyntax(Span);

/// <summary><c>V plus V minus V</c>, flat, so that a long sum is no deep tree.</summary>
internal sealed record SumSyntax(ImmutableArray<ExpressionSyntax> Terms, ImmutableArray<Token> Operators, TextSpan Span)
    : ExpressionSyntax(Span);

/// <summary>
/// <c>V [divided by W] rounded [up | down] to N</c>. A division that is not rounded is kept as read, for the binder's
/// message: then <see cref="To"/> is null.
/// </summary>
internal sealed record RoundedSyntax(ExpressionSyntax Value, ExpressionSyntax? By, Token? Direction, Phrase? To,
    TextSpan Span) : ExpressionSyntax(Span);

/// <summary><c>all of</c> and its kin with their lines.</summary>
internal sealed record GroupSyntax(GroupKind Kind, Token? Count, ImmutableArray<ExpressionSyntax> Lines, TextSpan Span)
    : ExpressionSyntax(Span);

/// <summary><c>latest of</c> and its kin with their lines, after <c>as</c>.</summary>
internal sealed record ValueGroupSyntax(Extreme Of, ImmutableArray<ExpressionSyntax> Lines, TextSpan Span)
    : ExpressionSyntax(Span);

/// <summary><c>VALUE [when C]</c>, or <c>each FIELD of LIST [where C]</c>, as a line of such a group.</summary>
internal sealed record ValueLineSyntax(ExpressionSyntax Value, ExpressionSyntax? When, TextSpan Span)
    : ExpressionSyntax(Span);

/// <summary>What may follow <c>is</c>.</summary>
/// <param name="Span">Its words.</param>
internal abstract record PredicateSyntax(TextSpan Span)
{
    /// <summary>
    /// All its words as one run, for a value named like a phrase (<c>under sentence</c>);
    /// null where they are not one run.
    /// </summary>
    public Phrase? AsValue { get; init; }
}

/// <summary><c>one of V, V</c></summary>
internal sealed record OneOfSyntax(ImmutableArray<Phrase> Values, TextSpan Span) : PredicateSyntax(Span);

/// <summary><c>empty</c></summary>
internal sealed record EmptySyntax(TextSpan Span) : PredicateSyntax(Span);

/// <summary><c>between V and V</c></summary>
internal sealed record BetweenSyntax(ExpressionSyntax Low, ExpressionSyntax High, TextSpan Span)
    : PredicateSyntax(Span);

/// <summary><c>within N months before D</c></summary>
internal sealed record WithinSyntax(Token Count, Token Unit, bool Before, ExpressionSyntax Date, TextSpan Span)
    : PredicateSyntax(Span);

/// <summary>
/// <c>within NAME before D</c>: the name and what begins the date are one run, which the binder cuts.
/// </summary>
/// <param name="Run">The words up to a bracket, or to <c>plus</c> or <c>minus</c>.</param>
/// <param name="Bracket">The date, or what begins it, in brackets; null where it stands in the run.</param>
/// <param name="More">What is added to the date.</param>
/// <param name="Span">Its words.</param>
internal sealed record WithinNameSyntax(Phrase Run, ExpressionSyntax? Bracket,
    ImmutableArray<(Token Operator, ExpressionSyntax Term)> More, TextSpan Span) : PredicateSyntax(Span);

/// <summary><c>at least V</c> and its kin; <see cref="OfDates"/> for those said of dates only.</summary>
internal sealed record CompareSyntax(Relation Relation, bool OfDates, string Words, ExpressionSyntax Value,
    TextSpan Span) : PredicateSyntax(Span);

/// <summary><c>a or b</c>, as the key of a row: one of several that must fit.</summary>
internal sealed record EitherSyntax(ImmutableArray<PredicateSyntax> Keys, TextSpan Span) : PredicateSyntax(Span);

/// <summary><c>any</c>, as the key of a row: whatever the value is.</summary>
internal sealed record AnySyntax(TextSpan Span) : PredicateSyntax(Span);

/// <summary>A value alone: equality.</summary>
internal sealed record EqualsSyntax(ExpressionSyntax Value, TextSpan Span) : PredicateSyntax(Span);
