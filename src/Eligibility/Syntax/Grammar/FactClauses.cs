using System.Collections.Immutable;
using Eligibility.Text;
using Pidgin;
using static Eligibility.Syntax.Alternative<Eligibility.Syntax.ClauseSyntax>;
using static Eligibility.Syntax.PolicyClauses;
using static Eligibility.Syntax.Tokens;
using static Pidgin.Parser;
using TypeParts = (Eligibility.Syntax.TypeKind Kind, Eligibility.Text.Token? Unit,
    System.Collections.Immutable.ImmutableArray<Eligibility.Text.Phrase> Values);

namespace Eligibility.Syntax;

/// <summary>The lines of facts and of lists, and what type a fact is of (language, section 2).</summary>
internal static class FactClauses
{
    // property = "from" literal "to" ( literal | "decision date" ) | "from" run | "ask" TEXT | "help" TEXT
    //          | "assumed" ( literal | name | "empty" ) | "judged by" name | "changeable" | "confidential"
    //          | "protected" | "in order" | "for person" TEXT | "never told as a change" | "told only as" TEXT
    public static readonly Alternative<ClauseSyntax> Range = Begins(
        "from", WrittenValues.Literal, Words("to"), WrittenValues.DecisionDateOrLiteral,
        (low, _, high) => new RangeClause(low, high));

    // "from" run                               run: A to B, each a literal, `decision date` or a name
    private static readonly Parser<Token, ClauseSyntax> RangeByNames =
        Words("from").Then(Run("where the range begins")).Select(ends => (ClauseSyntax)new RangeByNamesClause(ends));

    private static readonly Parser<Token, ClauseSyntax> RangeByLine =
        ByLine(line => NamesAnEnd(line.Tokens.AsSpan()) ? RangeByNames : Range.Parser);

    private static readonly Alternative<ClauseSyntax> RangeOfFact = new("from",
        new Next<ClauseSyntax>(token => token.Kind == TokenKind.End ? Range.Parser : RangeByLine));

    /// <summary>Whether what stands on one side of a <c>to</c> is no literal, so that only a name can be meant.</summary>
    private static bool NamesAnEnd(ReadOnlySpan<Token> tokens)
    {
        foreach (var token in tokens[1..])
            if (!token.IsRunWord) return false;
        for (var at = 2; at < tokens.Length - 1; at++)
            if (tokens[at].IsWord("to") && (IsName(tokens[1..at], mayBeDecision: false) || IsName(tokens[(at + 1)..], mayBeDecision: true)))
                return true;
        return false;
    }

    private static bool IsName(ReadOnlySpan<Token> words, bool mayBeDecision) =>
        words[0].Kind == TokenKind.Word && !IsNumeral(words[0]) && words[0].Lower is not ("yes" or "no")
        && !(words.Length == 2 && IsNumeral(words[1]))
        && !(mayBeDecision && words.Length == 2 && words[0].IsWord("decision") && words[1].IsWord("date"));

    private static readonly Alternative<ClauseSyntax> Ask = TextLine("ask", TextClauseKind.Ask);
    private static readonly Alternative<ClauseSyntax> Help = TextLine("help", TextClauseKind.Help);
    private static readonly Alternative<ClauseSyntax> Assumed =
        Begins("assumed", Value, value => new AssumedClause(value));
    private static readonly Alternative<ClauseSyntax> Changeable = FlagLine("changeable", FlagKind.Changeable);
    private static readonly Alternative<ClauseSyntax> Confidential = Begins("confidential",
        Words("because").Then(Quoted).Optional(),
        because => new FlagClause(FlagKind.Confidential) { Because = because.GetValueOrDefault() });
    private static readonly Alternative<ClauseSyntax> NeverToldAsChange =
        FlagLine("never told as a change", FlagKind.NeverToldAsChange);
    private static readonly Alternative<ClauseSyntax> ToldOnlyAs = TextLine("told only as", TextClauseKind.ToldOnlyAs);
    private static readonly Alternative<ClauseSyntax> Protected = FlagLine("protected", FlagKind.Protected);

    private static Alternative<ClauseSyntax> FlagLine(string words, FlagKind kind) =>
        Begins(words, _ => new FlagClause(kind));

    /// <summary>The properties of a fact.</summary>
    public static readonly Parser<Token, ClauseSyntax> OfFact = ByFirstWord(
        RangeOfFact, Ask, Help, Assumed,
        Begins("judged by", Run("a role"), role => new JudgedByClause(role)),
        Changeable, Confidential, Protected, FlagLine("in order", FlagKind.InOrder), LetterClauses.ForPerson,
        NeverToldAsChange, ToldOnlyAs);

    private static readonly Parser<Token, Maybe<Token>> OfUnit = Words("of").Then(Word).Optional();

    // type = "yes or no" | [ "whole" ] "number" [ "of" WORD ] | "amount in" WORD | "money in" WORD
    //      | "date" | "one of" names | "any of" names
    public static readonly Parser<Token, TypeSyntax> Type = Alternative<TypeParts>.ByFirstWord(
            TypeOf(TypeKind.YesNo, "yes or no"),
            TypeOf(TypeKind.WholeNumber, "whole number", OfUnit),
            TypeOf(TypeKind.Number, "number", OfUnit),
            TypeOf(TypeKind.Amount, "amount in", Word),
            TypeOf(TypeKind.Money, "money in", Word),
            TypeOf(TypeKind.Date, "date"),
            TypeOf(TypeKind.OneOf, "one of", ValuesByCommas),
            TypeOf(TypeKind.AnyOf, "any of", ValuesByCommas))
        .MapWithInput((words, type) => new TypeSyntax(type.Kind, type.Unit, type.Values, SpanOf(words)));

    private static Alternative<TypeParts> TypeOf(TypeKind kind, string words) =>
        Alternative<TypeParts>.Begins(words, _ => new(kind, null, []));

    private static Alternative<TypeParts> TypeOf(TypeKind kind, string words, Parser<Token, Token> unit) =>
        Alternative<TypeParts>.Begins(words, unit, u => new(kind, u, []));

    private static Alternative<TypeParts> TypeOf(TypeKind kind, string words, Parser<Token, Maybe<Token>> unit) =>
        Alternative<TypeParts>.Begins(words, unit, u => new(kind, u.GetValueOrDefault(), []));

    private static Alternative<TypeParts> TypeOf(
        TypeKind kind, string words, Parser<Token, ImmutableArray<Phrase>> values) =>
        Alternative<TypeParts>.Begins(words, values, all => new(kind, null, all));

    // list = "list" name > { name ":" type [ > { property } ] | property | "holds" ( "at least" | "at most" ) NUMBER
    //      | "one per" names }
    // A line with a colon is a field.
    private static readonly Parser<Token, ClauseSyntax> Field = Map(
        (name, _, type) => (ClauseSyntax)new FieldClause(name, type, []), Run("the name of a field"), Colon, Type);

    private static readonly Parser<Token, ClauseSyntax> OfListItself = ByFirstWord(
        Ask, Help, Changeable, Confidential, Protected, Assumed, LetterClauses.ForPerson, NeverToldAsChange, ToldOnlyAs,
        Begins("holds at least", Numeral, count => new HoldsAtLeastClause(count)),
        Begins("holds at most", Numeral, count => new HoldsAtMostClause(count)),
        Begins("one per", Runs("a field"), fields => new OnePerClause(fields)));

    /// <summary>The fields and properties of a list.</summary>
    public static readonly Parser<Token, ClauseSyntax> OfList = ByLine(line => line.HasColon ? Field : OfListItself);
}
