using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Lines;
using Eligibility.Text;
using Pidgin;

namespace Eligibility.Syntax;

/// <summary>
/// The fourth stage: line trees to syntax. Each line is parsed by itself, so that one that does not parse hides no
/// other; the only place where Pidgin's results become diagnostics.
/// </summary>
internal sealed class SyntaxParser(SourceText source, DiagnosticBag found)
{
    public FileSyntax Parse()
    {
        var lines = LineTreeReader.Read(source, found, out var commentsAtEnd);
        var statements = ImmutableArray.CreateBuilder<StatementSyntax>();
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at];
            // Past what is ever shown, hostile text is not worth reading: the file is refused already.
            if (found.IsFull) break;
            if (line.Tokens.Length == 0) continue;
            if (NotIndented(lines, at) is > 0 and var below)
            {
                // Their own mistakes would be told of lines that belong elsewhere.
                statements[^1] = new MalformedStatement(lines[at - 1], statements[^1].Line.Tokens[0].Lower,
                    NameOf(lines[at - 1]));
                // After a comma its own message says so already.
                if (lines[at - 1].Tokens[^1].Kind != TokenKind.Comma)
                    found.Add(
                        Messages.NotIndented(line.Span, below, NameOf(lines[at - 1]), lines[at - 1].Tokens[0].Lower));
                at += below - 1;
                continue;
            }
            _indented.Clear();
            statements.Add(ParseStatement(line));
            foreach (var inner in _indented.ToList()) statements.Add(ParseStatement(inner));
        }
        return new FileSyntax(source, statements.ToImmutable(), commentsAtEnd);
    }

    private readonly List<LineTree> _indented = [];

    /// <summary>
    /// How many lines from here on belong to the statement above, which has none: a rule copied without
    /// its indentation. They follow it at once, begin no statement and resemble none, or are clauses of a
    /// rule whatever they begin with.
    /// </summary>
    private static int NotIndented(ImmutableArray<LineTree> lines, int at)
    {
        if (at == 0 || lines[at - 1].Children.Count > 0 || lines[at - 1].Tokens.IsEmpty) return 0;
        if (Statements.Clauses(lines[at - 1].Tokens[0].Lower) is null) return 0;
        var count = 0;
        while (at + count < lines.Length && lines[at + count] is { Tokens.Length: > 0 } line
            && line.Span.Line == lines[at + count - 1].LastLine.Line + 1 && Stray(line, count > 0))
            count++;
        return count;

        static bool Stray(LineTree line, bool afterStray) =>
            (Statements.For(line) is null && line.Tokens[0].Lower is not ("else" or "default")
                && StatementMistakes.Near(line.Tokens[0].Lower) is null)
            || (afterStray && line.Tokens[0].IsWord("source")
                && line.Tokens is [.., { Kind: TokenKind.Comma }, { Kind: TokenKind.Word }]);
    }

    private StatementSyntax ParseStatement(LineTree line)
    {
        var keyword = line.Tokens[0].Lower;
        var parser = Statements.For(line);
        if (parser is null)
        {
            found.Add(StatementMistakes.NoStatement(line));
            // What is nearly a keyword is taken for it, so that what the statement declares
            // is not called unknown as well.
            return new MalformedStatement(line, keyword is "else" ? "otherwise" : StatementMistakes.Near(keyword) ?? "",
                NameOf(line));
        }
        if (keyword == "define" && ValueGroups.ArticleIn(line) is { } article)
        {
            found.Add(Messages.ArticleBeforeGroup(article.Span.To(line.Tokens[^1].Span), Quoting.Said(line.Tokens[^2..])));
            return new MalformedStatement(line, keyword, NameOf(line));
        }
        // `define` is the one heading that is a condition or a value, and may end in a group of either.
        var below = keyword != "define" ? [] : ValueGroups.EndsIn(line) ? ParseValueLines(line) : ParseGroupLines(line, 1);
        var clauses = below is null || keyword == "define" ? [] : ParseClauses(line, keyword);
        var statement = below is null ? null : Run(parser, line, below.Value);
        if (statement is null || clauses is null || line.AnyMalformed())
            return new MalformedStatement(line, keyword, NameOf(line));
        return statement with { Clauses = clauses.Value };
    }

    /// <summary>The clauses of a statement, or null when one of them does not parse.</summary>
    private ImmutableArray<ClauseSyntax>? ParseClauses(LineTree line, string keyword)
    {
        var parser = Statements.Clauses(keyword);
        var clauses = ImmutableArray.CreateBuilder<ClauseSyntax>();
        var whole = true;
        LineTree? group = null;
        for (var at = 0; at < line.Children.Count; at++)
        {
            var child = line.Children[at];
            if (IsStatement(child, keyword, parser))
            {
                found.Add(Messages.IndentedStatement(child.Span));
                _indented.Add(child);
                continue;
            }
            if (child.Uneven is { } uneven) found.Add(uneven);
            if (parser is null) { found.Add(Messages.NoLinesBelow(child.Span, keyword)); return null; }
            if (group is { Children.Count: > 0 } && IsOutside(child, group, parser))
            {
                found.Add(
                    Messages.OutsideGroup(child.Span, child.Indent, group.Children[0].Span, group.Children[0].Indent));
                ParseGroupLines(
                    [new LineTree(child.Indent, child.Span, child.Tokens, child.Malformed), .. child.Children], 1);
                whole = false;
                continue;
            }
            group = HasCondition(child, keyword) ? child : null;
            if (group is { Children.Count: 0 }
                && line.Children.Skip(at + 1).TakeWhile(c => IsOutside(c, group, parser))
                    .ToList() is { Count: > 0 } outside)
            {
                found.Add(Messages.EmptyGroup(child.Span, child.Indent, followed: true));
                ParseGroupLines(outside, 1);
                at += outside.Count;
                whole = false;
                continue;
            }
            var clause = ParseClause(child, keyword, parser);
            if (clause is null) whole = false;
            else clauses.Add(clause);
        }
        return whole ? clauses.ToImmutable() : null;
    }

    /// <summary>
    /// A statement indented by mistake: its keyword begins it, and it is no clause of the statement above.
    /// </summary>
    private static bool IsStatement(LineTree line, string keyword, Parser<Token, ClauseSyntax>? clauses) =>
        !line.Malformed && line.Tokens.Length > 0 && Statements.For(line) is { } statement
        && !(keyword is "rule" or "otherwise" && line.Tokens[0].IsWord("source"))
        && Fits(statement, line) && (clauses is null || !Fits(clauses, line));

    private static bool Fits<T>(Parser<Token, T> parser, LineTree line) =>
        NestingGuard.TooDeep(line) is null && new LineContext(line, []).Read(parser).Success;

    /// <summary>
    /// A line that belongs to the group above it but is not indented like its lines: a
    /// condition, where only clauses stand.
    /// </summary>
    private static bool IsOutside(LineTree line, LineTree? group, Parser<Token, ClauseSyntax> clauses) =>
        group is not null && !line.Malformed && line.Tokens.Length > 0
        && !Fits(clauses, line) && Fits(Statements.GroupLine, line);

    private ClauseSyntax? ParseClause(LineTree line, string keyword, Parser<Token, ClauseSyntax> clauses)
    {
        if (line.Malformed || line.Tokens.IsEmpty) return null;
        if (keyword == "list" && line.HasColon) return ParseField(line, clauses);
        if (keyword == "outcome" && FirstGround(line) is not null && !HasCondition(line, keyword))
            return ParseLineWithGrounds(line, clauses);
        if (keyword == "outcome" && FirstGround(line) is { } ground)
        {
            found.Add(Messages.GroundBelowGroup(ground.Span));
            return null;
        }
        var below = HasCondition(line, keyword) ? ParseGroupLines(line, 1) : NothingBelow(line);
        if (below is null) return null;
        return RunClause(clauses, line, below.Value);
    }

    /// <summary>A field of a list has its own lines: a fact's properties.</summary>
    private FieldClause? ParseField(LineTree line, Parser<Token, ClauseSyntax> clauses)
    {
        var field = (FieldClause?)Run(clauses, line, []);
        var properties = ParseBelow(line, Statements.FieldLine);
        return field is null || properties is null ? null : field with { Line = line, Clauses = properties.Value };
    }

    /// <summary>A line below an outcome may have grounds of its own.</summary>
    private ClauseSyntax? ParseLineWithGrounds(LineTree line, Parser<Token, ClauseSyntax> clauses)
    {
        var clause = RunClause(clauses, line, []);
        if (clause is not (null or OutcomeLineClause)) found.Add(LineMistakes.DeeperLines(line.Children[0], line));
        if (ParseBelow(line, Statements.GroundLine) is not { } grounds || clause is not OutcomeLineClause owed) return null;
        owed.Grounds = grounds;
        return owed;
    }

    /// <summary>The first ground below a line; a condition of a group may begin with the word <c>source</c>, too.</summary>
    private static LineTree? FirstGround(LineTree line) => line.Children.FirstOrDefault(c =>
        c.Tokens is [{ Lower: "because" or "source" or "for" }, ..]
            && (c.Tokens[0].Lower == "because" || !GroupHeads.EndsIn(line) || Fits(Statements.GroundLine, c)));

    /// <summary>The lines below a line of a statement, to which none belong; null when one does not parse.</summary>
    private ImmutableArray<ClauseSyntax>? ParseBelow(LineTree line, Parser<Token, ClauseSyntax> parser)
    {
        var below = ImmutableArray.CreateBuilder<ClauseSyntax>();
        var whole = true;
        foreach (var child in line.Children)
        {
            var clause = child.Malformed || NothingBelow(child) is null ? null : RunClause(parser, child, []);
            if (clause is null) whole = false;
            else below.Add(clause);
        }
        return whole ? below.ToImmutable() : null;
    }

    private static bool HasCondition(LineTree line, string keyword) =>
        keyword is "rule" or "outcome" or "score" or "guarantee" && GroupHeads.EndsIn(line);

    /// <summary>
    /// The lines of a group as conditions, or null when one does not parse. Empty where the line heads no group.
    /// </summary>
    private ImmutableArray<ExpressionSyntax>? ParseGroupLines(LineTree line, int depth)
    {
        if (!GroupHeads.EndsIn(line)) return NothingBelow(line);
        if (line.Children.Count == 0)
        {
            found.Add(Messages.EmptyGroup(line.Span, line.Indent, followed: false));
            return null;
        }
        if (depth > LineReader.MostNesting)
        {
            found.Add(Messages.TooManyGroups(line.Span, LineReader.MostNesting));
            return null;
        }
        return ParseGroupLines(line.Children, depth);
    }

    private ImmutableArray<ExpressionSyntax>? ParseGroupLines(IReadOnlyList<LineTree> lines, int depth)
    {
        var conditions = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        var whole = true;
        foreach (var child in lines)
        {
            var below = child.Malformed || child.Tokens.IsEmpty ? null : ParseGroupLines(child, depth + 1);
            var condition = below is null ? null : Run(Statements.GroupLine, child, below.Value);
            if (condition is null) whole = false;
            else conditions.Add(condition);
        }
        return whole ? conditions.ToImmutable() : null;
    }

    /// <summary>
    /// The lines of a group of values, or null when one does not parse; a line may end in a group of conditions.
    /// </summary>
    private ImmutableArray<ExpressionSyntax>? ParseValueLines(LineTree line)
    {
        var values = ImmutableArray.CreateBuilder<ExpressionSyntax>(line.Children.Count);
        foreach (var child in line.Children)
        {
            var below = child.Malformed || child.Tokens.IsEmpty ? null : ParseGroupLines(child, 1);
            if (below is not null && Run(ValueGroups.Line, child, below.Value) is { } value) values.Add(value);
        }
        if (line.Children.Count == 0) found.Add(Messages.EmptyValueGroup(line.Span, line.Tokens[^2].Lower));
        return values.Count == line.Children.Count && values.Count > 0 ? values.ToImmutable() : null;
    }

    private ImmutableArray<ExpressionSyntax>? NothingBelow(LineTree line)
    {
        if (line.Children.Count == 0) return [];
        if (GroupHeads.Inside(line) is { } head) { found.Add(Messages.GroupNotLast(head.Span)); return null; }
        found.Add(GroupHeads.Before(line) is { } words
            ? Messages.GroupGoesOn(Quoting.Said(line.Tokens[..words]), line.Tokens[words..])
            : LineMistakes.DeeperLines(line.Children[0], line));
        return null;
    }

    private ClauseSyntax? RunClause(Parser<Token, ClauseSyntax> parser, LineTree line,
        ImmutableArray<ExpressionSyntax> below)
    {
        var clause = Run(parser, line, below);
        clause?.Line = line;
        return clause;
    }

    /// <summary>
    /// Runs a parser over a whole line; a failure becomes one diagnostic under the token that did not fit.
    /// </summary>
    private T? Run<T>(Parser<Token, T> parser, LineTree line, ImmutableArray<ExpressionSyntax> below) where T : class
    {
        if (line.Malformed) return null;
        if (NestingGuard.TooDeep(line) is { } deep)
        {
            found.Add(Messages.TooManyBrackets(deep.Span, LineReader.MostNesting));
            return null;
        }
        var read = new LineContext(line, below).Read(parser);
        if (read.Success) return read.Value;
        // What is expected takes longer to put together than the line took to read.
        if (found.IsDone) return null;
        var error = read.Error!;
        var stopped = error.EOF
            ? new Token(TokenKind.End, line.Span with { Start = line.Span.End, Length = 0 }, "", "")
            : line.Tokens[error.ErrorOffset];
        var expected = error.Expected.Select(e => e.Label).OfType<string>().Distinct().ToImmutableArray();
        // Where nothing but the end of the line was expected, the line is whole without what follows.
        found.Add(expected.IsEmpty
            ? LineMistakes.UnexpectedAfter(stopped, line)
            : LineMistakes.Unexpected(stopped, line, expected));
        return null;
    }

    private static Phrase? NameOf(LineTree line)
    {
        var words = line.Tokens.Skip(1).TakeWhile(t => t.Kind is TokenKind.Word or TokenKind.Number or TokenKind.Date
            && !t.IsWord("as") && !t.IsWord("by")).ToImmutableArray();
        return words.IsEmpty ? null : new Phrase(words);
    }
}
