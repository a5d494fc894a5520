using Eligibility.Lines;
using Eligibility.Text;

namespace Eligibility.Syntax;

/// <summary>
/// Counts, before anything recursive looks at a line, how deep its brackets, <c>where</c>s and repeated <c>not</c>s
/// nest: a stack overflow ends the process and cannot be caught.
/// </summary>
internal static class NestingGuard
{
    /// <summary>The first token past the limit of 64 (language, section 7), or null.</summary>
    public static Token? TooDeep(LineTree line)
    {
        // What an open bracket holds ends with it; a `where` reaches to the bracket around it or the end of the line.
        Stack<int>? open = null;
        var depth = 0;
        var nots = 0;
        foreach (var token in line.Tokens)
        {
            nots = token.IsWord("not") ? nots + 1 : 0;
            if (token.Kind == TokenKind.Open) { (open ??= new Stack<int>()).Push(depth); depth++; }
            else if (token.Kind == TokenKind.Close && open is not null && open.TryPop(out var outside)) depth = outside;
            else if (token.IsWord("where")) depth++;
            if (depth + nots > LineReader.MostNesting) return token;
        }
        return null;
    }
}
