using System.Collections.Immutable;
using Eligibility.Text;
using Pidgin;
using static Eligibility.Syntax.Tokens;
using static Pidgin.Parser;
using static Pidgin.Parser<Eligibility.Text.Token>;

namespace Eligibility.Syntax;

/// <summary>Conditions (language, section 3): tests, what <c>and</c> and <c>or</c> make of them, and groups.</summary>
internal static class Conditions
{
    private static readonly Parser<Token, Token> Is = One(t => t.Lower is "is" or "are" or "was" or "were", "`is`");

    // [ "not" ] predicate
    private static readonly Parser<Token, (bool Not, PredicateSyntax Predicate)> Predicate =
        Alternative<(bool, PredicateSyntax)>.ByFirstWord(
            Predicates.Predicate.Select(predicate => (false, predicate)),
            Alternative<(bool, PredicateSyntax)>.Begins("not", Predicates.Predicate, predicate => (true, predicate)));

    private static readonly Parser<Token, Func<ExpressionSyntax, ExpressionSyntax>> IsTail = Map(
        (_, said) => (Func<ExpressionSyntax, ExpressionSyntax>)(subject =>
            new TestSyntax(subject, said.Not, said.Predicate, subject.Span.To(said.Predicate.Span))),
        Is, Predicate);

    // "any of" runs | run
    private static readonly Parser<Token, ImmutableArray<Phrase>> OneIncluded =
        Value.Select(run => ImmutableArray.Create(run));

    private static readonly Parser<Token, ImmutableArray<Phrase>> AnyIncluded =
        Words("any of").Then(ValuesByCommas).Else(OneIncluded);

    private static readonly Parser<Token, Func<ExpressionSyntax, ExpressionSyntax>> IncludesTail =
        Words("includes").Then(AnyIncluded.MapWithInput(
            (words, values) => Included(values, AsRun(words), words[^1].Span)));

    private static Func<ExpressionSyntax, ExpressionSyntax> Included(
        ImmutableArray<Phrase> values, Phrase? asValue, TextSpan last) =>
        subject => new IncludesSyntax(subject, values, asValue, subject.Span.To(last));

    private static readonly Parser<Token, Func<ExpressionSyntax, ExpressionSyntax>> NoTail =
        Return<Func<ExpressionSyntax, ExpressionSyntax>>(subject => subject);

    // test = "not" test | sum [ is [ "not" ] predicate | "includes" ( "any of" runs | run ) ]
    private static readonly Parser<Token, ExpressionSyntax> Negation = Map(
        (not, test) => (ExpressionSyntax)new NotSyntax(test, not.Span.To(test.Span)),
        Words("not"), new Nested<ExpressionSyntax>(() => Test!));

    private static readonly Parser<Token, ExpressionSyntax> Tested = Map(
        (subject, tail) => tail(subject),
        Values.Sum, new Next<Func<ExpressionSyntax, ExpressionSyntax>>(token => token.Lower switch
        {
            "is" or "are" or "was" or "were" => IsTail,
            "includes" => IncludesTail,
            _ => NoTail,
        }));

    private static readonly Parser<Token, ExpressionSyntax> Test = new Next<ExpressionSyntax>(
        token => token.IsWord("not") ? Negation : Tested);

    // expr = test { "and" test } | test { "or" test }
    // Both at one level are read: the binder says which brackets are missing.
    public static readonly Parser<Token, ExpressionSyntax> Expression = new Chain(
        Test, IsConjunction, One(IsConjunction, "`and` or `or`"),
        (tests, operators, span) => new LogicSyntax(tests, operators, span));

    private static bool IsConjunction(Token token) => token.Lower is "and" or "or";

    // group = ( "all" | "any" | "none" | ( "at least" | "at most" | "exactly" ) NUMBER ) "of"          last on its line
    private static readonly Parser<Token, (GroupKind Kind, Token? Count)> GroupHead = OneOf(
        Uncounted("all of", GroupKind.All), Uncounted("any of", GroupKind.Any), Uncounted("none of", GroupKind.None),
        Counted("at least", GroupKind.AtLeast), Counted("at most", GroupKind.AtMost),
        Counted("exactly", GroupKind.Exactly));

    private static Parser<Token, (GroupKind, Token?)> Uncounted(string words, GroupKind kind) =>
        Words(words).Select(_ => (kind, (Token?)null));

    private static Parser<Token, (GroupKind, Token?)> Counted(string words, GroupKind kind) =>
        Map((_, count, _) => (kind, (Token?)count), Words(words), Numeral, Words("of"));

    private static readonly Parser<Token, ExpressionSyntax> Group = Map(
        (head, lines) => (ExpressionSyntax)new GroupSyntax(head.Kind, head.Count, lines, head.Span),
        GroupHead.MapWithInput((words, head) => (head.Kind, head.Count, Span: SpanOf(words))).Before(End), LinesBelow);

    // cond = group | expr
    /// <summary>A condition: a group that ends its line, or an expression, which may begin alike.</summary>
    public static readonly Parser<Token, ExpressionSyntax> Condition = new Next<ExpressionSyntax>(
        token => token.Lower is "all" or "any" or "none" or "at" or "exactly" ? GroupOrExpression! : Expression);

    private static readonly Parser<Token, ExpressionSyntax> GroupOrExpression = Try(Group).Or(Expression);
}
