using Eligibility.Text;
using Pidgin;
using static Eligibility.Syntax.Alternative<Eligibility.Syntax.ClauseSyntax>;
using static Eligibility.Syntax.Tokens;
using static Pidgin.Parser;
using Verdict = (Eligibility.Syntax.ExpressionSyntax? When, Eligibility.Syntax.ExpressionSyntax? Unless);

namespace Eligibility.Syntax;

/// <summary>The lines of rules, of <c>otherwise</c> and of guarantees (language, section 2).</summary>
internal static class RuleClauses
{
    private static readonly Alternative<ClauseSyntax> Because =
        PolicyClauses.TextLine("because", TextClauseKind.Because);

    private static readonly Parser<Token, ExpressionSyntax> Unless = Words("unless").Then(Conditions.Condition);

    // verdict = "always" | "when" cond [ "unless" cond ] | "unless" cond
    private static readonly Parser<Token, Verdict> Verdicts = Alternative<Verdict>.ByFirstWord(
        Alternative<Verdict>.Begins("always", _ => new Verdict(null, null)),
        Alternative<Verdict>.Begins("when", Conditions.Condition, Unless.Optional(),
            (when, unless) => new Verdict(when, unless.GetValueOrDefault())),
        Alternative<Verdict>.Begins("unless", Conditions.Condition, unless => new Verdict(null, unless)));

    // ( name | "applies" ) verdict
    private static readonly Parser<Token, ClauseSyntax> OutcomeLine = Map(
        (outcome, verdict) => (ClauseSyntax)new VerdictClause(
            outcome.Key == "applies" ? null : outcome, verdict.When, verdict.Unless),
        Run("an outcome, or `applies`"), Verdicts);

    private static readonly Parser<Token, Token> Evidence =
        OneOf(Words("explicit"), Words("inferred"), Words("disputed"), Words("illustrative"));

    private static readonly Parser<Token, Maybe<Token>> Side =
        Comma.Then(Words("for the person").Or(Words("against the person"))).Optional();

    // cite = "source" name [ TEXT ] "," ( "explicit" | "inferred" | "disputed" | "illustrative" )
    //        [ "," ( "for the person" | "against the person" ) ]                     a side only after disputed
    private static readonly Alternative<ClauseSyntax> Cite = Begins(
        "source", Run("the key of a source"), Quoted.Optional(), Comma,
        Map((evidence, side) => (Evidence: evidence, Side: side.GetValueOrDefault()), Evidence, Side),
        (name, place, _, how) => new CiteClause(name, place.GetValueOrDefault(), how.Evidence, how.Side));

    // exception = "unless" cond
    private static readonly Alternative<ClauseSyntax> Exception =
        Begins("unless", Conditions.Condition, condition => new UnlessClause(condition));

    private static readonly Alternative<ClauseSyntax> Overrides =
        Begins("overrides", Title.ByCommas(), titles => new OverridesClause(titles));

    private static readonly Parser<Token, ClauseSyntax> PeriodOrOutcome = PolicyClauses.Period.Parser.Else(OutcomeLine);

    private static readonly Parser<Token, ClauseSyntax> ForPersonOrOutcome =
        LetterClauses.ForPerson.Parser.Else(OutcomeLine);

    // rule = "rule" title > ( name | "applies" ) verdict [ exception ] "because" TEXT { cite }
    //                       [ "overrides" title { "," title } ] [ period ]
    /// <summary>The clauses of a rule; what begins like none of them is its outcome line.</summary>
    public static readonly Parser<Token, ClauseSyntax> OfRule = new Next<ClauseSyntax>(token => token.Lower switch
    {
        "because" => Because.Parser,
        "source" => Cite.Parser,
        "unless" => Exception.Parser,
        "overrides" => Overrides.Parser,
        "in" => PeriodOrOutcome,
        "for" => ForPersonOrOutcome,
        _ => OutcomeLine,
    });

    /// <summary>Grounds: of <c>otherwise</c>, and of a line below an outcome.</summary>
    // grounds = [ "because" TEXT ] [ "for person" TEXT ] { cite }
    // otherwise = "otherwise" name [ > grounds ]
    public static readonly Parser<Token, ClauseSyntax> OfGrounds = ByFirstWord(Because, LetterClauses.ForPerson, Cite);

    private static readonly Parser<Token, bool> Lower =
        Words("lower").ThenReturn(true).Or(Words("higher").ThenReturn(false));

    private static Alternative<ClauseSyntax> Promise(string word, bool never) => Begins(
        word, Run("an outcome"), Words("when"), Conditions.Condition,
        (outcome, _, when) => new PromiseClause(never, outcome, when));

    // guarantee = "guarantee" title > ( "never depends on" names | "never worse when" name "is" ( "lower" | "higher" )
    //                                 | ( "never" | "always" ) name "when" cond )
    public static readonly Parser<Token, ClauseSyntax> OfGuarantee = ByFirstWord(
        Begins("never depends on", Runs("a fact"), facts => new NeverDependsClause(facts)),
        Begins("never worse when", Run("a fact"), Words("is"), Lower,
            (fact, _, lower) => new NeverWorseClause(fact, lower)),
        Promise("never", never: true),
        Promise("always", never: false));
}
