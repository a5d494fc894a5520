using System.Text;
using Eligibility.Diagnostics;
using Eligibility.Formatting;
using Eligibility.Lines;
using Eligibility.Syntax;
using Eligibility.Text;

namespace Eligibility.Tests.FormattingTests;

/// <summary>
/// Spoils the layout of a laid-out file in every way that must not matter: how far blocks are indented, the blanks
/// between words and at the ends of lines, blank lines beyond or instead of those the layout asks for, where lines go
/// on after commas and inside quoted texts, the case of the language's own words, the order of a statement's lines
/// where it is free, the line ends, a byte order mark. It leaves what is the author's: words, comments and what they
/// stand beside, and the single blank lines that group lines.
/// </summary>
internal sealed class Scrambler
{
    private readonly Random _random;
    private readonly SourceText _source;
    private readonly StringBuilder _text = new();

    /// <summary>The indentation of the line written last and of those it belongs to.</summary>
    private readonly List<int> _way = [];

    private Scrambler(SourceText source, int seed) => (_source, _random) = (source, new Random(seed));

    /// <summary>A canonical text, scrambled; the same seed gives the same bytes.</summary>
    public static byte[] Scramble(string canonical, int seed)
    {
        var found = new DiagnosticBag();
        var source = new SourceText("policy.rules", canonical);
        var file = new SyntaxParser(source, found).Parse();
        Assert.False(found.HasErrors);
        var scrambler = new Scrambler(source, seed);
        scrambler.WriteFile(file);
        var text = scrambler._text.ToString();
        if (scrambler.Chance(3)) text = text.Replace("\n", "\r\n", StringComparison.Ordinal);
        return [.. scrambler.Chance(3) ? (byte[])[0xEF, 0xBB, 0xBF] : [], .. Encoding.UTF8.GetBytes(text)];
    }

    private bool Chance(int of) => _random.Next(of) == 0;

    private void WriteFile(FileSyntax file)
    {
        for (var i = 0; i < file.Statements.Length; i++)
        {
            var statement = file.Statements[i];
            // Set apart by the layout itself, whatever the author does.
            var apart = i > 0 && (statement.GetType() != file.Statements[i - 1].GetType() || !IsShort(statement)
                || !IsShort(file.Statements[i - 1]));
            var after = i + 1 < file.Statements.Length ? file.Statements[i + 1].Line.CommentsAbove : [];
            var movable = !statement.Line.Children.Any(c => Closes(c.CommentsAbove, c.Indent)) && !Closes(after, 4);
            Write(statement.Line, OwnWords.Of(statement), movable ? statement : null, 0, 0, mayDrop: apart,
                first: i == 0);
        }
        WriteComments(file.CommentsAtEnd, 0, 0, mayDrop: true, first: false);
        if (Chance(3)) _text.Length--;
        else if (Chance(3)) _text.Append("\n  \n");
    }

    /// <summary>
    /// Whether comments close the lines of a group or of a field: they would be another line's if it moved.
    /// </summary>
    private static bool Closes(IEnumerable<Comment> comments, int indent) =>
        comments.Any(c => c.Span.Column - 1 > indent);

    private bool IsShort(StatementSyntax statement) =>
        statement.Line.Children.Count == 0
            && _source.LineOf(statement.Line.Span.Start) == _source.LineOf(statement.Line.Span.End)
        && !statement.Line.CommentsWithin.Any(c => c.IsAlone);

    private void Write(LineTree line, HashSet<Token> own, StatementSyntax? statement, int level, int indent,
        bool mayDrop, bool first)
    {
        WriteComments(line.CommentsAbove, level, indent, mayDrop, first);
        BlankLines(line.Span, mayDrop && !line.CommentsAbove.Any(c => c.Span.Column == 1),
            first && line.CommentsAbove.IsEmpty);
        _way.RemoveRange(level, _way.Count - level);
        _way.Add(indent);
        _text.Append(' ', indent);
        WriteTokens(line, own, indent);
        var deeper = indent + _random.Next(1, 7);
        var children = statement is null ? line.Children : Reordered(statement);
        foreach (var child in children)
            Write(child, own, null, level + 1, deeper, mayDrop: false,
                first: child == line.Children[0] && child == children[0]);
    }

    /// <summary>Lines of different kinds change places, those of one kind never.</summary>
    private IReadOnlyList<LineTree> Reordered(StatementSyntax statement)
    {
        if (statement is not (RuleStatement or ScoreStatement or ExampleStatement)) return statement.Line.Children;
        var kinds = statement.Clauses.GroupBy(Kind).ToList();
        var order = Enumerable.Range(0, kinds.Count).Select(_ => _random.Next()).ToList();
        return [.. kinds.Select((k, i) => (Kind: k, Place: order[i])).OrderBy(k => k.Place).SelectMany(k => k.Kind)
            .Select(c => c.Line)];
    }

    private static string Kind(ClauseSyntax clause) =>
        clause is VerdictClause or UnlessClause or TextClause or CiteClause or OverridesClause or PeriodClause
            or RangeClause or StartsAtClause or StepClause or ExpectClause ? clause.GetType().Name : "given";

    private void WriteComments(IEnumerable<Comment> comments, int level, int indent, bool mayDrop, bool first)
    {
        foreach (var comment in comments)
        {
            var at = (comment.Span.Column - 1) / 4;
            BlankLines(comment.Span, mayDrop && at <= level, first);
            if (at <= level) mayDrop = false;
            first = false;
            // One at the level of the line that follows may stand anywhere before it; one that
            // closes a block stands in it.
            var column = at <= level ? _random.Next(indent + 1)
                : at + 1 < _way.Count ? _random.Next(_way[at], _way[at + 1])
                : _way[at] + _random.Next(3);
            _text.Append(' ', column).Append(comment.Text).Append(' ', _random.Next(3)).Append('\n');
        }
    }

    /// <summary>
    /// Where there is a blank line there are several, or none where the layout makes one by itself; just below
    /// a heading they do not count.
    /// </summary>
    private void BlankLines(TextSpan item, bool mayDrop, bool first)
    {
        var line = item.Line;
        var blank = line > 1 && _source.Line(line - 1).Length == 0;
        var count = blank ? (mayDrop && Chance(2) ? 0 : _random.Next(1, 4)) : first && Chance(2) ? _random.Next(3) : 0;
        for (var i = 0; i < count; i++) _text.Append(' ', _random.Next(3)).Append('\n');
    }

    private void WriteTokens(LineTree line, HashSet<Token> own, int indent)
    {
        var comments = new Queue<Comment>(line.CommentsWithin);
        for (var i = 0; i < line.Tokens.Length; i++)
        {
            var token = line.Tokens[i];
            _text.Append(token.Kind switch
            {
                TokenKind.Text => Quoted(token.Text),
                TokenKind.Word when !own.Contains(token) => Cased(token.Lower),
                _ => token.Text,
            });
            var broken = false;
            while (comments.TryPeek(out var comment) && comment.TokensBefore == i + 1)
            {
                if (comment.IsAlone && !broken) Break(indent);
                _text.Append(' ', _random.Next(3)).Append(comments.Dequeue().Text);
                broken = i + 1 < line.Tokens.Length;
                if (broken) Break(indent);
            }
            if (broken) continue;
            if (i + 1 == line.Tokens.Length) _text.Append(' ', _random.Next(3));
            else if (token.Kind == TokenKind.Comma && Chance(4)) Break(indent);
            else if (IsWord(token) && IsWord(line.Tokens[i + 1]))
                _text.Append(Chance(20) ? "\t" : new string(' ', _random.Next(1, 4)));
            else _text.Append(' ', _random.Next(3));
        }
        _text.Append('\n');
    }

    private static bool IsWord(Token token) => token.Kind is TokenKind.Word or TokenKind.Number or TokenKind.Date;

    private void Break(int indent)
    {
        _text.Append(' ', _random.Next(3)).Append('\n');
        if (Chance(8)) _text.Append("  \n");
        _text.Append(' ', indent + _random.Next(1, 12));
    }

    private string Quoted(string content)
    {
        var text = new StringBuilder("\"");
        for (var i = 0; i < content.Length; i++)
        {
            var single = content[i] == ' ' && i > 0 && i + 1 < content.Length && content[i - 1] != ' '
                && content[i + 1] != ' ';
            if (single && Chance(8))
                text.Append(' ', _random.Next(2)).Append(Chance(10) ? "\n\n" : "\n").Append(' ', _random.Next(1, 9));
            else if (content[i] is '"' or '\\') text.Append('\\').Append(content[i]);
            else text.Append(content[i]);
        }
        return text.Append('"').ToString();
    }

    private string Cased(string lower) => _random.Next(6) switch
    {
        0 => lower.ToUpperInvariant(),
        1 => char.ToUpperInvariant(lower[0]) + lower[1..],
        _ => lower,
    };
}
