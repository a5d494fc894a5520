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

    private static readonly Parser<Token, Phrase?> NotKnown =
        Words("not").Then(Words("known")).ThenReturn<Phrase?>(null).Labelled("`not known`");

    // is ( "not known" | vname )
    private static readonly Parser<Token, (bool HasValue, Phrase? Value)> ToldValue =
        Token(t => t.Lower is "is" or "are" or "was" or "were").Then(new Next<Phrase?>(token => token.IsWord("not")
            ? NotKnown
            : Value.Select(value => (Phrase?)value)).Select(value => (true, value)));

    private static readonly Parser<Token, (bool HasValue, Phrase? Value)> NoValue = Return<(bool HasValue, Phrase? Value)>((false, null));

    // TEXT [ is ( "not known" | vname ) ]
    private static readonly Parser<Token, ClauseSyntax> ToldText = Map(
        (text, of) => (ClauseSyntax)new ToldTextClause(text, of.HasValue, of.Value), Quoted,
        new Next<(bool HasValue, Phrase? Value)>(token => token.Kind == TokenKind.End ? NoValue : ToldValue));

    private static readonly Alternative<ClauseSyntax> NotTold = Begins("no", Quoted, text => new NotToldClause(text));

    private static readonly Alternative<ClauseSyntax> ToldLength =
        Begins("lasts", OutcomeClauses.Length, length => new ToldLengthClause(length));

    // expect = "expect" ( "undecided" [ "," "needing" names ] | name [ "by" ( title { "," title } | "otherwise" ) ] )
    // told   = "expect" ( TEXT [ is ( "not known" | vname ) ] | "no" TEXT | "lasts" ( [ "up to" ] NUMBER WORD | TEXT ) )
    private static readonly Parser<Token, ClauseSyntax> OutcomeOrTold =
        ByFirstWord(Decided, Undecided.Else(Decided), NotTold.Else(Decided), ToldLength.Else(Decided));

    private static readonly Parser<Token, ClauseSyntax> Expected = new Next<ClauseSyntax>(
        token => token.Kind == TokenKind.Text ? ToldText : OutcomeOrTold);

    // example = "example" title > { given } expect { told }
    public static readonly Parser<Token, ClauseSyntax> OfExample = ByFirstWord(
        Given,
        Begins("decided on", WrittenValues.Date, day => new DecidedOnClause(day)).Else(Given),
        Begins("expect", Expected, expected => expected),
        Begins("no", Run("a list"), list => new NoListClause(list)).Else(Given),
        Begins("not", Run("a yes-or-no fact"), fact => new FlagGivenClause(true, fact)));
}
