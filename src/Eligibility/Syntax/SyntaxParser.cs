using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Text;
using Sprache;

namespace Eligibility.Syntax;

/// <summary>
/// The fourth stage: line trees to syntax. Each line is parsed by itself, so that one that does not parse hides no other;
/// the only place where Sprache's results become diagnostics.
/// </summary>
internal sealed class SyntaxParser(SourceText source, DiagnosticBag found)
{
    public FileSyntax Parse()
    {
        var lines = LineTreeReader.Read(source, found, out var commentsAtEnd);
        var statements = ImmutableArray.CreateBuilder<StatementSyntax>();
        foreach (var line in lines)
        {
            // Past what is ever shown, hostile text is not worth reading: the file is refused already.
            if (found.IsFull) break;
            if (line.Tokens.Length > 0) statements.Add(ParseStatement(line));
        }
        return new FileSyntax(source, statements.ToImmutable(), commentsAtEnd);
    }

    private StatementSyntax ParseStatement(LineTree line)
    {
        var keyword = line.Tokens[0].Lower;
        var parser = StatementGrammar.For(line);
        if (parser is null)
        {
            found.Add(Messages.NoStatement(line.Tokens[0]));
            return new MalformedStatement(line, "", null);
        }
        // `define` is the one heading that is a condition, and may end in a group.
        var below = keyword == "define" ? ParseGroupLines(line, 1) : [];
        var clauses = below is null || keyword == "define" ? [] : ParseClauses(line, keyword);
        var statement = below is null ? null : Run(parser, line, below.Value);
        if (statement is null || clauses is null || line.AnyMalformed()) return new MalformedStatement(line, keyword, NameOf(line));
        return statement with { Clauses = clauses.Value };
    }

    /// <summary>The clauses of a statement, or null when one of them does not parse.</summary>
    private ImmutableArray<ClauseSyntax>? ParseClauses(LineTree line, string keyword)
    {
        var choose = StatementGrammar.Clauses(keyword);
        var clauses = ImmutableArray.CreateBuilder<ClauseSyntax>();
        var whole = true;
        foreach (var child in line.Children)
        {
            if (choose is null) { found.Add(Messages.NoLinesBelow(child.Span, keyword)); return null; }
            var clause = ParseClause(child, keyword, choose);
            if (clause is null) whole = false;
            else clauses.Add(clause);
        }
        return whole ? clauses.ToImmutable() : null;
    }

    private ClauseSyntax? ParseClause(LineTree line, string keyword, Func<LineTree, Parser<ClauseSyntax>> choose)
    {
        if (line.Malformed || line.Tokens.IsEmpty) return null;
        if (keyword == "list" && line.Tokens.Any(t => t.Kind == TokenKind.Colon)) return ParseField(line, choose);
        var below = HasCondition(line, keyword) ? ParseGroupLines(line, 1) : NothingBelow(line);
        if (below is null) return null;
        var clause = Run(choose(line), line, below.Value);
        return clause is null ? null : clause with { Line = line };
    }

    /// <summary>A field of a list has its own lines: a fact's properties.</summary>
    private FieldClause? ParseField(LineTree line, Func<LineTree, Parser<ClauseSyntax>> choose)
    {
        var field = (FieldClause?)Run(choose(line), line, []);
        var properties = ImmutableArray.CreateBuilder<ClauseSyntax>();
        var whole = true;
        foreach (var child in line.Children)
        {
            var property = child.Malformed || NothingBelow(child) is null ? null : Run(ClauseGrammar.OfFact, child, []);
            if (property is null) whole = false;
            else properties.Add(property with { Line = child });
        }
        return field is null || !whole ? null : field with { Line = line, Clauses = properties.ToImmutable() };
    }

    private static bool HasCondition(LineTree line, string keyword) => keyword is "rule" or "outcome" or "score" or "guarantee" && ExpressionGrammar.EndsInGroup(line);

    /// <summary>The lines of a group as conditions, or null when one does not parse. Empty where the line heads no group.</summary>
    private ImmutableArray<ExpressionSyntax>? ParseGroupLines(LineTree line, int depth)
    {
        if (!ExpressionGrammar.EndsInGroup(line)) return NothingBelow(line);
        if (line.Children.Count == 0) { found.Add(Messages.EmptyGroup(line.Span)); return null; }
        if (depth > LineReader.MostNesting) { found.Add(Messages.TooManyGroups(line.Span, LineReader.MostNesting)); return null; }
        var conditions = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        var whole = true;
        foreach (var child in line.Children)
        {
            var below = child.Malformed || child.Tokens.IsEmpty ? null : ParseGroupLines(child, depth + 1);
            var condition = below is null ? null : Run(ExpressionGrammar.Condition, child, below.Value);
            if (condition is null) whole = false;
            else conditions.Add(condition);
        }
        return whole ? conditions.ToImmutable() : null;
    }

    private ImmutableArray<ExpressionSyntax>? NothingBelow(LineTree line)
    {
        if (line.Children.Count == 0) return [];
        if (ExpressionGrammar.GroupInside(line) is { } head) { found.Add(Messages.GroupNotLast(head.Span)); return null; }
        found.Add(Messages.DeeperLines(line.Children[0].Span));
        return null;
    }

    /// <summary>Runs a parser over a whole line; a failure becomes one diagnostic under the token that did not fit.</summary>
    private T? Run<T>(Parser<T> parser, LineTree line, ImmutableArray<ExpressionSyntax> below) where T : class
    {
        if (line.Malformed) return null;
        if (NestingGuard.TooDeep(line) is { } deep) { found.Add(Messages.TooManyBrackets(deep.Span, LineReader.MostNesting)); return null; }
        var result = parser(TokenInput.Of(line, below));
        if (result.WasSuccessful && result.Remainder.AtEnd) return result.Value;
        var stopped = (TokenInput)result.Remainder;
        found.Add(result.WasSuccessful
            ? Messages.UnexpectedAfter(stopped.Token, line)
            : Messages.Unexpected(stopped.Token, line, [.. result.Expectations.Distinct()]));
        return null;
    }

    private static Phrase? NameOf(LineTree line)
    {
        var words = line.Tokens.Skip(1).TakeWhile(t => t.Kind is TokenKind.Word or TokenKind.Number or TokenKind.Date && !t.IsWord("as") && !t.IsWord("by")).ToImmutableArray();
        return words.IsEmpty ? null : new Phrase(words);
    }
}
