using System.Collections.Frozen;
using System.Collections.Immutable;
using Eligibility.Lines;
using Eligibility.Text;
using Sprache;
using static Eligibility.Syntax.Grammar;

namespace Eligibility.Syntax;

/// <summary>The headings of statements (language, section 2), by the keyword in column one.</summary>
internal static class StatementGrammar
{
    // define = "define" words "as" cond          words: up to the first `as`
    private static readonly Parser<Phrase> Defined = i =>
    {
        IInput at = i;
        while (!at.AtEnd && ((TokenInput)at).Token.IsRunWord && !((TokenInput)at).Token.IsWord("as")) at = at.Advance();
        return at.Position == i.Position
            ? Result.Failure<Phrase>(i, "", ["the name of the definition"])
            : Sequence.Success(new Phrase(((TokenInput)at).Between(i.Position)), at);
    };

    private static readonly Parser<IOption<Phrase>> Giving =
        (from word in Words("giving") from set in Run("a named set of values") select set).XOptional();

    private static readonly FrozenDictionary<string, Parser<StatementSyntax>> Headings = new Dictionary<string, Parser<StatementSyntax>>
    {
        ["policy"] = from k in Words("policy") from title in Quoted from line in Tree select (StatementSyntax)new PolicyStatement(line, title),
        ["vocabulary"] = from k in Words("vocabulary") from title in Quoted from line in Tree select (StatementSyntax)new VocabularyStatement(line, title),
        ["library"] = from k in Words("library") from title in Quoted from line in Tree select (StatementSyntax)new LibraryStatement(line, title),
        ["use"] = from k in Words("use") from path in Quoted from line in Tree select (StatementSyntax)new UseStatement(line, path),
        ["source"] = from k in Words("source") from name in Run("the key of a source") from title in Quoted from line in Tree
                     select (StatementSyntax)new SourceStatement(line, name, title),
        ["values"] = from k in Words("values") from name in Run("a name") from colon in Colon from values in Runs("a value") from line in Tree
                     select (StatementSyntax)new ValuesStatement(line, name, values),
        ["fact"] = from k in Words("fact") from name in Run("the name of a fact") from colon in Colon from type in ClauseGrammar.Type from line in Tree
                   select (StatementSyntax)new FactStatement(line, name, type),
        ["list"] = from k in Words("list") from name in Run("the name of a list") from line in Tree select (StatementSyntax)new ListStatement(line, name),
        ["outcome"] = from k in Words("outcome") from name in Run("the name of an outcome") from text in Quoted from line in Tree
                      select (StatementSyntax)new OutcomeStatement(line, name, text),
        ["define"] = from k in Words("define") from name in Defined from word in Words("as") from body in ExpressionGrammar.Condition from line in Tree
                     select (StatementSyntax)new DefineStatement(line, name, body),
        ["table"] = from k in Words("table") from name in Run("the name of a table") from comes in Words("by") from keys in Runs("a fact")
                    from giving in Giving from line in Tree
                    select Table(line, name, keys, giving.GetOrDefault()),
        ["score"] = from k in Words("score") from name in Run("the name of a score") from line in Tree select (StatementSyntax)new ScoreStatement(line, name),
        ["rule"] = from k in Words("rule") from title in Title from line in Tree select (StatementSyntax)new RuleStatement(line, title),
        ["otherwise"] = from k in Words("otherwise") from outcome in Run("an outcome") from line in Tree select (StatementSyntax)new OtherwiseStatement(line, outcome),
        ["guarantee"] = from k in Words("guarantee") from title in Title from line in Tree select (StatementSyntax)new GuaranteeStatement(line, title),
        ["example"] = from k in Words("example") from title in Title from line in Tree select (StatementSyntax)new ExampleStatement(line, title),
        ["end"] = from k in Words("end") from line in Tree select (StatementSyntax)new EndStatement(line),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The parser of a statement's first line, or null where its first word begins no statement.</summary>
    public static Parser<StatementSyntax>? For(LineTree line) => Headings.GetValueOrDefault(line.Tokens[0].Lower);

    /// <summary>The clauses a statement may have; null where it has none.</summary>
    public static Func<LineTree, Parser<ClauseSyntax>>? Clauses(string keyword) => keyword switch
    {
        "policy" => _ => ClauseGrammar.OfPolicy,
        "vocabulary" => _ => ClauseGrammar.OfVocabulary,
        "source" => _ => ClauseGrammar.OfSource,
        "fact" => _ => ClauseGrammar.OfFact,
        "list" => ClauseGrammar.OfList,
        "outcome" => _ => ClauseGrammar.OfOutcome,
        "table" => _ => ClauseGrammar.OfTable,
        "score" => _ => ClauseGrammar.OfScore,
        "rule" => ClauseGrammar.OfRule,
        "otherwise" => _ => ClauseGrammar.OfOtherwise,
        "guarantee" => _ => ClauseGrammar.OfGuarantee,
        "example" => _ => ClauseGrammar.OfExample,
        _ => null,
    };

    /// <summary>In a table's heading <c>in UNIT</c> is its last two words.</summary>
    private static StatementSyntax Table(LineTree line, Phrase name, ImmutableArray<Phrase> keys, Phrase? giving)
    {
        var last = keys[^1].Tokens;
        if (giving is null && last.Length > 2 && last[^2].IsWord("in"))
            return new TableStatement(line, name, [.. keys[..^1], new Phrase(last[..^2])], last[^1], null);
        return new TableStatement(line, name, keys, null, giving);
    }
}
