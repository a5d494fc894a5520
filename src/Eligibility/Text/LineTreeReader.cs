using System.Collections.Immutable;
using Eligibility.Diagnostics;

namespace Eligibility.Text;

/// <summary>The third stage: joined lines to trees by indentation (grammar, step 1). A statement is a line in column one.</summary>
internal static class LineTreeReader
{
    public static ImmutableArray<LineTree> Read(SourceText source, DiagnosticBag found, out ImmutableArray<Comment> commentsAtEnd)
    {
        var reader = new LineReader(source, found);
        var lines = reader.ReadAll();
        commentsAtEnd = reader.CommentsAtEnd;
        var statements = ImmutableArray.CreateBuilder<LineTree>();
        var open = new Stack<LineTree>();
        var refusedBelow = int.MaxValue;
        foreach (var line in lines)
        {
            if (line.Indent > refusedBelow) continue;
            refusedBelow = int.MaxValue;
            while (open.Count > 0 && open.Peek().Indent >= line.Indent) open.Pop();
            if (open.Count == 0)
            {
                if (line.Indent > 0) found.Add(Messages.IndentedStatement(line.Span));
                statements.Add(line);
            }
            else
            {
                var parent = open.Peek();
                if (open.Count == DeepestLine)
                {
                    found.Add(Messages.TooManyGroups(line.Span, LineReader.MostNesting));
                    refusedBelow = parent.Indent;
                    continue;
                }
                if (parent.Children.Count > 0 && parent.Children[0].Indent != line.Indent)
                    found.Add(Messages.UnevenIndentation(line.Span, parent.Children[0].Span, parent.Children[0].Indent, line.Indent));
                parent.Children.Add(line);
            }
            open.Push(line);
        }
        return statements.ToImmutable();
    }

    // A statement, its clause, and a level for each group.
    private const int DeepestLine = LineReader.MostNesting + 2;
}
