using Eligibility.Text;
using Pidgin;
using static Eligibility.Syntax.Alternative<Eligibility.Syntax.ClauseSyntax>;
using static Eligibility.Syntax.Tokens;

namespace Eligibility.Syntax;

/// <summary>The lines of what a file begins with, and of sources (language, section 2).</summary>
internal static class PolicyClauses
{
    /// <summary>A keyword with a text behind it.</summary>
    public static Alternative<ClauseSyntax> TextLine(string words, TextClauseKind kind) =>
        Begins(words, Quoted, text => new TextClause(kind, text));

    // period = "in force from" day [ "until" day ]
    public static readonly Alternative<ClauseSyntax> Period = Begins(
        "in force from", WrittenValues.Day, Words("until").Then(WrittenValues.Day).Optional(),
        (first, last) => new PeriodClause(first, last.GetValueOrDefault()));

    private static readonly Alternative<ClauseSyntax> Summary = TextLine("summary", TextClauseKind.Summary);

    // policy = "policy" TEXT > { "edition" TEXT | "force" TEXT | "summary" TEXT | period | "dated by" name
    //                          | "worst to best" names | "owner" TEXT | "review by" date
    //                          | "may read" name "because" TEXT | "caveat" TEXT | "never in force" TEXT
    //                          | "decides each of" name }
    public static readonly Parser<Token, ClauseSyntax> OfPolicy = ByFirstWord(
        TextLine("edition", TextClauseKind.Edition),
        TextLine("force", TextClauseKind.Force),
        Period,
        Summary,
        TextLine("owner", TextClauseKind.Owner),
        TextLine("caveat", TextClauseKind.Caveat),
        TextLine("never in force", TextClauseKind.NeverInForce),
        Begins("dated by", Run("the name of a date fact"), fact => new DatedByClause(fact)),
        Begins("decides each of", Run("the name of a list"), list => new DecidesEachClause(list)),
        Begins("worst to best", Runs("an outcome"), outcomes => new WorstToBestClause(outcomes)),
        Begins("review by", WrittenValues.Date, day => new ReviewByClause(day)),
        Begins("may read", Run("a protected fact"), Words("because"), Quoted,
            (fact, _, text) => new MayReadClause(fact, text)));

    // vocabulary = "vocabulary" TEXT [ > "summary" TEXT ]
    public static readonly Parser<Token, ClauseSyntax> OfVocabulary = Summary.Parser;

    // source = "source" name TEXT [ > { "published by" TEXT | "published on" day | "at" TEXT } ]
    public static readonly Parser<Token, ClauseSyntax> OfSource = ByFirstWord(
        TextLine("published by", TextClauseKind.PublishedBy),
        TextLine("at", TextClauseKind.At),
        Begins("published on", WrittenValues.Day, day => new PublishedOnClause(day)));
}
