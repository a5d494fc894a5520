using Eligibility.Lines;
using Eligibility.Text;

namespace Eligibility.Syntax;

/// <summary>Whether the lines below a line are the conditions of a group: asked before it is parsed.</summary>
internal static class GroupHeads
{
    /// <summary>The head of a group that something follows on its line, or null.</summary>
    public static Token? Inside(LineTree line)
    {
        for (var i = 0; i + 2 < line.Tokens.Length; i++)
            if (line.Tokens[i].Lower is "all" or "any" or "none" && line.Tokens[i + 1].IsWord("of")
                && line.Tokens[i + 2].Lower is "unless" or "and" or "or")
                return line.Tokens[i + 2];
        return null;
    }

    /// <summary>
    /// How many words of a line lead up to a group behind whose head a colon stands, or words such as
    /// <c>the following</c>; null where there are none.
    /// </summary>
    public static int? Before(LineTree line)
    {
        for (var words = line.Tokens.Length - 1; words >= line.Tokens.Length - 4 && words > 1; words--)
        {
            var beyond = line.Tokens[words];
            if (beyond.Kind != TokenKind.Colon && beyond.Lower is not ("the" or "these" or "following" or "conditions"))
                return null;
            if (EndsIn(new LineTree(line.Indent, line.Span, line.Tokens[..words], false))) return words;
        }
        return null;
    }

    /// <summary>Whether a line ends in the head of a group, so that the lines below are its conditions.</summary>
    public static bool EndsIn(LineTree line)
    {
        var t = line.Tokens;
        if (t.Length < 2 || !t[^1].IsWord("of")) return false;
        if (t[^2].Lower is "all" or "any" or "none") return true;
        return Tokens.IsNumeral(t[^2]) && t.Length >= 3
            && (t[^3].Lower == "exactly" || (t.Length >= 4 && t[^4].Lower == "at" && t[^3].Lower is "least" or "most"));
    }
}
