using System.Collections.Immutable;
using Eligibility.Text;
using Pidgin;
using static Eligibility.Syntax.Alternative<Eligibility.Syntax.ClauseSyntax>;
using static Eligibility.Syntax.PolicyClauses;
using static Eligibility.Syntax.Tokens;
using static Pidgin.Parser;

namespace Eligibility.Syntax;

/// <summary>What letters to the person need: the lines of <c>letters</c>, and those that other statements have for them.</summary>
internal static class LetterClauses
{
    // NUMBER WORD
    private static readonly Parser<Token, TimeSyntax> Time =
        Map((count, unit) => new TimeSyntax(count, unit), Numeral, Word);

    private static readonly Parser<Token, Maybe<TimeSyntax>> Within = Words("within").Then(Time).Optional();

    /// <summary>The words for the person decided about.</summary>
    public static readonly Alternative<ClauseSyntax> ForPerson = TextLine("for person", TextClauseKind.ForPerson);

    /// <summary>What a letter says of an outcome.</summary>
    // "counts" ( "for the person" | "against the person" | "neither way" ) | "means" TEXT | "next" [ "within" NUMBER WORD ] TEXT
    public static readonly ImmutableArray<Alternative<ClauseSyntax>> OfOutcome =
    [
        Begins("counts", OneOf(Words("for the person"), Words("against the person"), Words("neither way")),
            side => new CountsClause(side)),
        ForPerson,
        TextLine("means", TextClauseKind.Means),
        Begins("next", Within, Quoted, (within, text) => new NextClause(within.GetValueOrDefault(), text)),
    ];

    // `within` is a word like any other, which a role would else take in.
    private static Alternative<ClauseSyntax> Role(string words, bool settles) => Begins(words,
        Stretch(t => t.IsRunWord && !t.IsWord("within"), "a role"), Within, (role, within) => new LettersRoleClause(settles, role, within.GetValueOrDefault()));

    // letters = "letters" > { "from" TEXT | "contact" TEXT | "representations within" NUMBER WORD
    //         | ( "reconsidered by" | "referral settled by" ) name [ "within" NUMBER WORD ] | "meanwhile" TEXT
    //         | "advice" TEXT | "complaints" TEXT | "regulator" TEXT | "formats" TEXT }
    public static readonly Parser<Token, ClauseSyntax> OfLetters = ByFirstWord(
        TextLine("from", TextClauseKind.From),
        TextLine("contact", TextClauseKind.Contact),
        Begins("representations within", Time, within => new RepresentationsClause(within)),
        Role("reconsidered by", settles: false),
        Role("referral settled by", settles: true),
        TextLine("meanwhile", TextClauseKind.Meanwhile),
        TextLine("advice", TextClauseKind.Advice),
        TextLine("complaints", TextClauseKind.Complaints),
        TextLine("regulator", TextClauseKind.Regulator),
        TextLine("formats", TextClauseKind.Formats));
}
