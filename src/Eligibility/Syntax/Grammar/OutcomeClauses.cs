using Eligibility.Text;
using Pidgin;
using static Eligibility.Syntax.Alternative<Eligibility.Syntax.ClauseSyntax>;
using static Eligibility.Syntax.Tokens;

namespace Eligibility.Syntax;

/// <summary>The lines of outcomes (language, section 2).</summary>
internal static class OutcomeClauses
{
    private static readonly Parser<Token, Maybe<ExpressionSyntax>> MayHaveWhen =
        Words("when").Then(Conditions.Condition).Optional();

    // outcome = "outcome" name TEXT [ > { "lasts" [ "up to" ] NUMBER WORD | "obliges" TEXT [ "when" cond ]
    //                                   | "discretionary" [ "when" cond ] | "needs authority of" name [ "when" cond ]
    //                                   | "refers" [ "to" TEXT ] } ]
    public static readonly Parser<Token, ClauseSyntax> OfOutcome = ByFirstWord(
        Begins("lasts", Words("up to").Optional(), Numeral, Word,
            (upTo, count, unit) => new LastsClause(upTo.HasValue, count, unit)),
        Begins("obliges", Quoted, MayHaveWhen, (text, when) => new ObligesClause(text, when.GetValueOrDefault())),
        Begins("discretionary", MayHaveWhen, when => new DiscretionaryClause(when.GetValueOrDefault())),
        Begins("needs authority of", Run("a role"), MayHaveWhen,
            (role, when) => new AuthorityClause(role, when.GetValueOrDefault())),
        Begins("refers", Words("to").Then(Quoted).Optional(), to => new RefersClause(to.GetValueOrDefault())));
}
