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
        var declared = file.Statements.SelectMany(ValuesOf).Select(v => v.Words.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        // What is the name of several values is in quotes none of them.
        declared.ExceptWith(file.Statements.OfType<ValuesStatement>().Select(v => v.Name.Key));
        declared.RemoveWhere(v => !IsRun(v));
        return file.Statements.SelectMany(QuotedIn).Where(t => declared.Contains(t.Text.ToLowerInvariant()))
            .ToHashSet<Token>(ReferenceEqualityComparer.Instance);
    }

    private static IEnumerable<Phrase> ValuesOf(StatementSyntax statement) => statement switch
    {
        ValuesStatement values => values.Values,
        FactStatement fact => fact.Type.Values,
        ListStatement list => list.Clauses.OfType<FieldClause>().SelectMany(f => f.Type.Values),
        _ => [],
    };

    private static IEnumerable<Token> QuotedIn(StatementSyntax statement)
    {
        var needed = statement.Clauses.SelectMany(NeededIn).Concat(TitleOf(statement)).ToHashSet(ReferenceEqualityComparer.Instance);
        return OwnWords.Of(statement).Where(t => t.Kind == TokenKind.Text && !needed.Contains(t));
    }

    // A title is any words, and quotes are some of them.
    private static IEnumerable<Token> TitleOf(StatementSyntax statement) => statement switch
    {
        RuleStatement rule => rule.Title.Tokens,
        GuaranteeStatement guarantee => guarantee.Title.Tokens,
        ExampleStatement example => example.Title.Tokens,
        _ => [],
    };

    // After the name of a field a bare value would be one run with it; what is told bare is a name.
    private static IEnumerable<Token> NeededIn(ClauseSyntax clause) => clause switch
    {
        ItemGivenClause item => item.Fields.SelectMany(f => f.Field.Tokens),
        OverridesClause overrides => overrides.Rules.SelectMany(r => r.Tokens),
        ExpectClause expect => expect.By.SelectMany(r => r.Tokens),
        TellsClause { Value: PhraseSyntax told } => told.Phrase.Tokens,
        _ => [],
    };

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
