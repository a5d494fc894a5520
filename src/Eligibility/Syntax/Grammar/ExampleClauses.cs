using Eligibility.Text;
using Pidgin;
using static Eligibility.Syntax.Alternative<Eligibility.Syntax.ClauseSyntax>;
using static Eligibility.Syntax.Tokens;
using static Pidgin.Parser;
using static Pidgin.Parser<Eligibility.Text.Token>;

namespace Eligibility.Syntax;

/// <summary>The lines of examples (language, section 2): the case that they state, and what is expected.</summary>
internal static class ExampleClauses
{
    private static readonly Parser<Token, Func<Phrase, ClauseSyntax>> ValueGiven =
        Token(t => t.Lower is "is" or "are" or "was" or "were").Then(ValuesByCommas)
            .Select(values => (Func<Phrase, ClauseSyntax>)(fact => new ValueGivenClause(fact, values)));

    // run [ TEXT ]
    private static readonly Parser<Token, Phrase> FieldAndValue =
        Run("a field and its value").Then(Quoted.Optional()).MapWithInput((words, _) => AllOf(words));

    private static readonly Parser<Token, Func<Phrase, ClauseSyntax>> ItemGiven = Words("has").Then(
            Map((not, field) => (not.HasValue, field), Words("not").Optional(), FieldAndValue).ByCommas())
        .Select(fields => (Func<Phrase, ClauseSyntax>)(list => new ItemGivenClause(list, fields)));

    private static readonly Parser<Token, Func<Phrase, ClauseSyntax>> FlagGiven =
        Return<Func<Phrase, ClauseSyntax>>(fact => new FlagGivenClause(false, fact));

    // given = "decided on" date | "no" name | [ "not" ] name | name is ( "empty" | run { "," run } )
    //       | name "has" [ "not" ] run { "," [ "not" ] run }
    private static readonly Parser<Token, ClauseSyntax> Given = Map(
        (name, given) => given(name),
        Run("a fact or a list"), new Next<Func<Phrase, ClauseSyntax>>(token => token.Lower switch
        {
            "is" or "are" or "was" or "were" => ValueGiven,
            "has" => ItemGiven,
            _ => FlagGiven,
        }));

    // "undecided" [ "," "needing" names ]
    private static readonly Alternative<ClauseSyntax> Undecided = Begins(
        "undecided", Comma.Then(Words("needing")).Then(Runs("a fact")).Optional(),
        needing => new ExpectClause(null, [], needing.HasValue ? needing.Value : null));

    // name [ "by" ( title { "," title } | "otherwise" ) ]
    private static readonly Parser<Token, ClauseSyntax> Decided = Map(
        (outcome, reasons) => (ClauseSyntax)new ExpectClause(outcome, reasons.GetValueOrDefault([]), null),
        Run("an outcome or `undecided`"), Words("by").Then(Title.ByCommas()).Optional());

    // expect = "expect" ( "undecided" [ "," "needing" names ] | name [ "by" ( title { "," title } | "otherwise" ) ] )
    private static readonly Parser<Token, ClauseSyntax> Expected = ByFirstWord(Decided, Undecided.Else(Decided));

    // example = "example" title > { given } expect
    public static readonly Parser<Token, ClauseSyntax> OfExample = ByFirstWord(
        Given,
        Begins("decided on", WrittenValues.Date, day => new DecidedOnClause(day)).Else(Given),
        Begins("expect", Expected, expected => expected),
        Begins("no", Run("a list"), list => new NoListClause(list)).Else(Given),
        Begins("not", Run("a yes-or-no fact"), fact => new FlagGivenClause(true, fact)));
}
