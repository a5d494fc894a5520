using System.Collections.Frozen;
using System.Collections.Immutable;
using Eligibility.Lines;
using Eligibility.Text;
using Pidgin;
using static Eligibility.Syntax.Alternative<Eligibility.Syntax.StatementSyntax>;
using static Eligibility.Syntax.Tokens;
using static Pidgin.Parser<Eligibility.Text.Token>;

namespace Eligibility.Syntax;

/// <summary>The headings of statements (language, section 2), by their keywords, and their clauses.</summary>
internal static class Statements
{
    // define = "define" words [ "for each of" name ] "as" ( cond | vgroup )     words: up to the first `for each` or `as`
    private static readonly Parser<Token, Phrase> Defined =
        HeadingName(t => t.IsRunWord && !t.IsWord("as"), "the name of the definition");

    // score = "score" name [ "for each of" name ]
    private static readonly Parser<Token, Phrase> Scored = HeadingName(t => t.IsRunWord, "the name of a score");

    private static readonly Parser<Token, Phrase?> ForEach = Words("for each of")
        .Then(Stretch(t => t.IsRunWord && !t.IsWord("as"), "the name of a list")).Select(list => (Phrase?)list);

    private static readonly Parser<Token, Phrase?> MaybeForEach =
        new Next<Phrase?>(token => token.IsWord("for") ? ForEach : Return<Phrase?>(null));

    private static readonly ImmutableArray<Alternative<StatementSyntax>> Headings =
    [
        Begins("policy", Quoted, Line, (title, line) => new PolicyStatement(line, title)),
        Begins("vocabulary", Quoted, Line, (title, line) => new VocabularyStatement(line, title)),
        Begins("library", Quoted, Line, (title, line) => new LibraryStatement(line, title)),
        Begins("use", Quoted, Line, (path, line) => new UseStatement(line, path)),
        Begins("source", Run("the key of a source"), Quoted, Line,
            (name, title, line) => new SourceStatement(line, name, title)),
        Begins("values", Run("a name"), Colon, ValuesByCommas, Line,
            (name, _, values, line) => new ValuesStatement(line, name, values)),
        Begins("fact", Run("the name of a fact"), Colon, FactClauses.Type, Line,
            (name, _, type, line) => new FactStatement(line, name, type)),
        Begins("list", Run("the name of a list"), Line, (name, line) => new ListStatement(line, name)),
        Begins("letters", Line, line => new LettersStatement(line)),
        Begins("outcome", Run("the name of an outcome"), Quoted, Line,
            (name, text, line) => new OutcomeStatement(line, name, text)),
        Begins("define", Defined, MaybeForEach.Before(Words("as")), ValueGroups.Body, Line,
            (name, each, body, line) => new DefineStatement(line, name, each, body)),
        Begins("table", Run("the name of a table"), Words("by").Then(Runs("a fact")),
            Words("giving").Then(Run("a named set of values")).Optional(), Line,
            (name, keys, giving, line) => Table(line, name, keys, giving.GetValueOrDefault())),
        Begins("score", Scored, MaybeForEach, Line, (name, each, line) => new ScoreStatement(line, name, each)),
        Begins("rule", Title, Line, (title, line) => new RuleStatement(line, title)),
        Begins("otherwise", Run("an outcome"), Line, (outcome, line) => new OtherwiseStatement(line, outcome)),
        Begins("guarantee", Title, Line, (title, line) => new GuaranteeStatement(line, title)),
        Begins("example", Title, Line, (title, line) => new ExampleStatement(line, title)),
        Begins("end", Line, line => new EndStatement(line)),
    ];

    private static readonly FrozenDictionary<string, Parser<Token, StatementSyntax>> ByKeyword =
        Headings.ToFrozenDictionary(h => h.First, h => h.Parser.Before(End), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Parser<Token, ClauseSyntax>> ClausesByKeyword =
        new Dictionary<string, Parser<Token, ClauseSyntax>>
    {
        ["policy"] = PolicyClauses.OfPolicy,
        ["vocabulary"] = PolicyClauses.OfVocabulary,
        ["source"] = PolicyClauses.OfSource,
        ["fact"] = FactClauses.OfFact,
        ["list"] = FactClauses.OfList,
        ["letters"] = LetterClauses.OfLetters,
        ["outcome"] = OutcomeClauses.OfOutcome,
        ["table"] = TableClauses.OfTable,
        ["score"] = TableClauses.OfScore,
        ["rule"] = RuleClauses.OfRule,
        ["otherwise"] = RuleClauses.OfGrounds,
        ["guarantee"] = RuleClauses.OfGuarantee,
        ["example"] = ExampleClauses.OfExample,
    }.ToFrozenDictionary(c => c.Key, c => c.Value.Before(End), StringComparer.Ordinal);

    /// <summary>A condition, as a line of a group.</summary>
    public static readonly Parser<Token, ExpressionSyntax> GroupLine = Conditions.Condition.Before(End);

    /// <summary>A line below a line of an outcome: why that is so.</summary>
    public static readonly Parser<Token, ClauseSyntax> GroundLine = RuleClauses.OfGrounds.Before(End);

    /// <summary>A property of a field of a list.</summary>
    public static readonly Parser<Token, ClauseSyntax> FieldLine = FactClauses.OfFact.Before(End);

    /// <summary>The parser of a statement's first line, or null where its first word begins no statement.</summary>
    public static Parser<Token, StatementSyntax>? For(LineTree line) =>
        ByKeyword.GetValueOrDefault(line.Tokens[0].Lower);

    /// <summary>The parser of the clauses that a statement may have; null where it has none.</summary>
    public static Parser<Token, ClauseSyntax>? Clauses(string keyword) => ClausesByKeyword.GetValueOrDefault(keyword);

    /// <summary>In a table's heading <c>in UNIT</c> is its last two words.</summary>
    private static TableStatement Table(LineTree line, Phrase name, ImmutableArray<Phrase> keys, Phrase? giving)
    {
        var last = keys[^1].Tokens;
        if (giving is null && last.Length > 2 && last[^2].IsWord("in"))
            return new TableStatement(line, name, [.. keys[..^1], new Phrase(last[..^2])], last[^1], null);
        return new TableStatement(line, name, keys, null, giving);
    }
}
