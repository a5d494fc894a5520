using System.Collections.Immutable;
using Eligibility.Diagnostics;
using Eligibility.Text;

namespace Eligibility.Lines;

/// <summary>
/// The third stage: joined lines to trees by indentation (grammar, step 1). A statement is a line in column one.
/// </summary>
internal static class LineTreeReader
{
    public static ImmutableArray<LineTree> Read(SourceText source, DiagnosticBag found,
        out ImmutableArray<Comment> commentsAtEnd)
    {
        var reader = new LineReader(source, found);
        var lines = reader.ReadAll();
        commentsAtEnd = reader.CommentsAtEnd;
        var statements = ImmutableArray.CreateBuilder<LineTree>();
        // Each open line with the depth at which it counts: one indented less than it should
        // be counts as one of its group.
        var open = new Stack<(LineTree Line, int Indent)>();
        var refusedBelow = int.MaxValue;
        foreach (var line in lines)
        {
            if (line.Indent > refusedBelow) continue;
            refusedBelow = int.MaxValue;
            var indent = line.Indent;
            while (open.Count > 0 && open.Peek().Indent >= line.Indent) open.Pop();
            if (open.Count == 0)
            {
                if (line.Indent > 0) found.Add(Messages.IndentedStatement(line.Span));
                statements.Add(line);
            }
            else
            {
                var parent = open.Peek().Line;
                if (open.Count == DeepestLine)
                {
                    found.Add(Messages.TooManyGroups(line.Span, LineReader.MostNesting));
                    refusedBelow = parent.Indent;
                    // The depth is what is wrong with it, and not that nothing stands below it.
                    parent.Malformed = true;
                    continue;
                }
                if (parent.Children.Count > 0 && parent.Children[0] is var first && first.Indent != line.Indent)
                {
                    var uneven = Messages.UnevenIndentation(line.Span, first.Span, first.Indent, line.Indent);
                    if (open.Count == 1 && line.Tokens.Length > 0
                        && Keywords.Statements.Contains(line.Tokens[0].Lower)) line.Uneven = uneven;
                    else { found.Add(uneven); indent = Math.Max(indent, first.Indent); }
                }
                parent.Add(line);
            }
            open.Push((line, indent));
        }
        return statements.DrainToImmutable();
    }

    // A statement, its clause, and a level for each group.
    private const int DeepestLine = LineReader.MostNesting + 2;
}
