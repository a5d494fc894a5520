using System.Collections.Immutable;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Formatting;

/// <summary>
/// Values in quotes that read as the same one value without them (language, section 10). Where a bare word could be anything
/// else, or belong to the word before it, the quotes stay; so they do of a value that the file does not declare itself.
/// </summary>
internal static class NeedlessQuotes
{
    // What a key, a line of a table or what follows `is` may begin with, and what no value is called.
    private static readonly ImmutableHashSet<string> Beginnings = ImmutableHashSet.Create(StringComparer.Ordinal,
        "one", "empty", "between", "within", "at", "over", "more", "under", "fewer", "less", "on", "before", "after", "otherwise",
        "either", "number", "total", "years", "months", "days", "decision", "true", "false", "null", "yes", "known");

    /// <summary>The tokens of a file whose quotes say nothing.</summary>
    public static HashSet<Token> In(FileSyntax file)
    {
        var declared = file.Statements.SelectMany(ValuesOf).Select(v => v.Words.ToLowerInvariant())
            .ToHashSet(StringComparer.Ordinal);
        // What is the name of several values is in quotes none of them.
        declared.ExceptWith(file.Statements.OfType<ValuesStatement>().Select(v => v.Name.Key));
        declared.RemoveWhere(v => !IsRun(v));
        return file.Statements.SelectMany(StandingIn).Where(v => v.IsQuoted && declared.Contains(v.Words.ToLowerInvariant()))
            .Select(v => v.Tokens[0]).ToHashSet<Token>(ReferenceEqualityComparer.Instance);
    }

    private static IEnumerable<Phrase> ValuesOf(StatementSyntax statement) => statement switch
    {
        ValuesStatement values => values.Values,
        FactStatement fact => fact.Type.Values,
        ListStatement list => list.Clauses.OfType<FieldClause>().SelectMany(f => f.Type.Values),
        _ => [],
    };

    /// <summary>
    /// Where a statement says a value and nothing else: there a bare one reads as a value before it reads as a name. A quoted
    /// text that stands loose, as a condition or in a calculation, is a mistake, and is none if it is bare; after the name of a
    /// field in an item it would be one run with that.
    /// </summary>
    private static IEnumerable<Phrase> StandingIn(StatementSyntax statement) => ValuesOf(statement)
        .Concat(statement is DefineStatement define ? In(define.Body) : []).Concat(statement.Clauses.SelectMany(In));

    private static IEnumerable<Phrase> In(ClauseSyntax clause) => clause switch
    {
        AssumedClause assumed => [assumed.Value],
        RowClause row => row.Keys.SelectMany(In).Append(row.Value),
        TableOtherwiseClause otherwise => [otherwise.Value],
        StepClause step => In(step.When).Concat(In(step.Each)),
        VerdictClause verdict => In(verdict.When).Concat(In(verdict.Unless)),
        UnlessClause unless => In(unless.Condition),
        ObligesClause obliges => In(obliges.When),
        DiscretionaryClause discretionary => In(discretionary.When),
        AuthorityClause authority => In(authority.When),
        TellsClause tells => In(tells.Value).Concat(In(tells.When)),
        PromiseClause promise => In(promise.When),
        ValueGivenClause given => given.Values,
        ToldTextClause { Value: { } told } => [told],
        _ => [],
    };

    private static IEnumerable<Phrase> In(ExpressionSyntax? syntax) => syntax switch
    {
        PhraseSyntax phrase => In(phrase.Where),
        BracketSyntax bracket => In(bracket.Inner),
        NotSyntax not => In(not.Operand),
        LogicSyntax logic => logic.Operands.SelectMany(In),
        SumSyntax sum => sum.Terms.SelectMany(In),
        RoundedSyntax rounded => In(rounded.Value).Concat(In(rounded.By)),
        ValueGroupSyntax values => values.Lines.SelectMany(In),
        ValueLineSyntax line => In(line.Value).Concat(In(line.When)),
        GroupSyntax group => group.Lines.SelectMany(In),
        TestSyntax test => In(test.Subject).Concat(In(test.Predicate)),
        IncludesSyntax includes => In(includes.Subject).Concat(includes.Values),
        _ => [],
    };

    private static IEnumerable<Phrase> In(PredicateSyntax predicate) => predicate switch
    {
        EqualsSyntax equals => Alone(equals.Value),
        CompareSyntax compare => Alone(compare.Value),
        BetweenSyntax between => Alone(between.Low).Concat(Alone(between.High)),
        OneOfSyntax oneOf => oneOf.Values,
        EitherSyntax either => either.Keys.SelectMany(In),
        _ => [],
    };

    private static IEnumerable<Phrase> Alone(ExpressionSyntax value) =>
        value is PhraseSyntax { Where: null, Phrase: var phrase } ? [phrase] : In(value);

    /// <summary>Whether a text in small letters is words that are a value where they stand bare.</summary>
    private static bool IsRun(string lower)
    {
        var words = lower.Split(' ');
        return words.All(IsWord) && !Beginnings.Contains(words[0]) && !Keywords.MayNotBeginName(words[0])
            && !words.Zip(words.Skip(1)).Any(pair => pair is ("for", "each"));
    }

    private static bool IsWord(string lower) => lower.Length > 0 && char.IsAsciiLetter(lower[0])
        && lower.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '\'') && !Keywords.IsReserved(lower);
}
